// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// dt(phi) in a formula: what a field changes by per time.
#include "models/edit_distance.h"
#include "models/expression/formula_parser.h"
#include "models/expression/rate_syntax.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// What else it could be: the field with a similar name, or all that have a rate.
    std::string advice_on_field(const std::string &name, const std::vector<std::string> &variables)
    {
      std::string all;
      for (const std::string &variable : variables)
        if (is_rate_variable(variable))
          {
            const std::string field = field_of_rate(variable);
            if (edit_distance(name, field) <= 1 && name.size() > 1)
              return "did you mean '" + field + "'?";
            all += (all.empty() ? "there are " : ", ") + field;
          }
      return all;
    }
  } // namespace

  FormulaParser::Node FormulaParser::rate(const std::size_t begin)
  {
    const std::string usage = "dt(FIELD), the change of a field per time";
    const std::size_t open = position_;
    const Level level(*this, open);
    skip(1);
    const std::size_t column = position_;
    std::string field = word();
    if (field.empty())
      fail(column, "expected the name of a field; write: " + usage);
    skip(field.size());
    if (next_is('['))
      field = with_number(field);
    skip_space();
    if (!next_is(')'))
      fail(position_, "expected ')', not " + here() + "; write: " + usage);
    close(open);
    if (std::none_of(variables_.begin(), variables_.end(), is_rate_variable))
      fail(begin, "rates of change are not known here; they may stand in a source");
    const std::size_t number = number_of(rate_variable(field));
    if (number < variables_.size())
      return graph_.variable(number);
    if (!is_value(field))
      fail(column, "there is no field '" + field + "'; " + advice_on_field(field, variables_));
    fail(column, "'" + field + "' is not a field that evolves, and has no rate");
  }
} // namespace softlattice
