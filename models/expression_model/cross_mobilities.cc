// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Mobilities between two conserved fields.
#include "models/expression_model/expression_model.h"

#include <algorithm>

namespace softlattice
{
  void ExpressionModel::read_cross_mobilities(const std::size_t field, FormulaReader &reader)
  {
    const std::string &text = texts_[field].cross_mobilities;
    if (text.empty())
      return;
    const std::string path = texts_[field].section() + "/Cross mobilities";
    for (const TextPart &one : split_formulas({text, 0}, ';'))
      {
        const SplitPair pair = split_pair(one, ':');
        if (!pair.found || pair.before.text.empty() || pair.behind.text.empty())
          {
            reader.error(path,
                         one,
                         "a field and its formula are expected",
                         "write: FIELD: FORMULA");
            continue;
          }
        CrossMobility cross;
        cross.field = field;
        cross.other =
          std::find_if(texts_.begin(),
                       texts_.end(),
                       [&](const FieldTexts &other) { return other.name == pair.before.text; }) -
          texts_.begin();
        if (cross.other == texts_.size() || cross.other == field ||
            texts_[cross.other].kind != "conserved")
          {
            std::string others;
            for (std::size_t i = 0; i < texts_.size(); ++i)
              if (i != field && texts_[i].kind == "conserved")
                others += (others.empty() ? "there are: " : ", ") + texts_[i].name;
            reader.error(path,
                         pair.before,
                         "'" + pair.before.text + "' is no other conserved field of the case",
                         others.empty() ? "there is none" : others);
            continue;
          }
        cross.path = path;
        cross.column = pair.before.offset + 1;
        cross.length = pair.before.text.size();
        std::vector<std::string> all = variables_;
        all.insert(all.end(), gradients_.begin(), gradients_.end());
        cross.formula = reader.formula(path, pair.behind, all);
        if (cross.formula && !cross.formula->depends_on_any(gradients_))
          cross.formula = cross.formula->over(variables_);
        if (cross.formula)
          cross_mobilities_.push_back(std::move(cross));
      }
  }

  void ExpressionModel::check_cross_mobilities(std::vector<Finding> &findings) const
  {
    for (std::size_t i = 0; i < cross_mobilities_.size(); ++i)
      {
        const CrossMobility &one = cross_mobilities_[i];
        const auto is_same = [&one](const CrossMobility &other) {
          return std::minmax(one.field, one.other) == std::minmax(other.field, other.other);
        };
        for (const std::size_t field : {one.field, one.other})
          if (!texts_[field].directions.empty())
            findings.push_back(
              {Finding::Severity::error,
               one.path,
               "'" + texts_[field].name +
                 "' has 'Mobility directions', which a mobility between two fields "
                 "has not",
               "leave out one of the two",
               one.column,
               one.length});
        if (std::any_of(cross_mobilities_.begin(),
                        cross_mobilities_.begin() + static_cast<std::ptrdiff_t>(i),
                        is_same))
          findings.push_back({Finding::Severity::error,
                              one.path,
                              "the mobility between '" + texts_[one.field].name + "' and '" +
                                texts_[one.other].name + "' is stated twice",
                              "it is the same for both; state it once",
                              one.column,
                              one.length});
      }
  }
} // namespace softlattice
