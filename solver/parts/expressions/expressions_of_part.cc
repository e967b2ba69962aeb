// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/expressions/expressions_of_part.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  ExpressionsOfPart::ExpressionsOfPart(ExpressionEquations &equations,
                                       const std::vector<std::string> &names,
                                       Values values)
    : EquationsOfPart(equations, names)
    , equations_(equations)
    , others_(names.begin(), names.begin() + equations.n_others())
    , values_(std::move(values))
  {
    for (std::size_t i = 0; i < others_.size(); ++i)
      {
        factors_.emplace_back(equations, names, Law::coefficient, i);
        sources_.emplace_back(equations, names, Law::source, i);
      }
  }

  std::vector<const PartTerm *> ExpressionsOfPart::energies() const
  {
    if (!equations_.has_energy())
      return {};
    return EquationsOfPart::energies();
  }

  std::size_t ExpressionsOfPart::number_of_other(const std::string &field) const
  {
    return std::find(others_.begin(), others_.end(), field) - others_.begin();
  }

  const PartTerm *ExpressionsOfPart::mobility_factor(const std::string &field) const
  {
    const std::size_t i = number_of_other(field);
    return i < others_.size() && equations_.has_mobility_factor(i) ? &factors_[i] : nullptr;
  }

  const PartTerm *ExpressionsOfPart::source(const std::string &field) const
  {
    const std::size_t i = number_of_other(field);
    if (i == others_.size())
      return EquationsOfPart::source(field);
    return equations_.has_source_of_other(i) ? &sources_[i] : nullptr;
  }

  void ExpressionsOfPart::set_time(const double t, const bool before)
  {
    EquationsOfPart::set_time(t, before);
    equations_.set_values(values_(t, before));
  }

  std::vector<std::size_t> ExpressionsOfPart::OfOther::rates_read() const
  {
    return law_ == Law::source ? equations_.rates_read_by_other(other_)
                               : std::vector<std::size_t>();
  }

  void ExpressionsOfPart::OfOther::evaluate(NodeRange,
                                            const double *const *u,
                                            double *value,
                                            double *const *gradient,
                                            double *const *) const
  {
    if (law_ == Law::source)
      equations_.source_of_other(other_, u, value, gradient);
    else
      equations_.mobility_factor(other_, u, value, gradient);
  }
} // namespace softlattice
