// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/equations/equations_of_part.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  EquationsOfPart::EquationsOfPart(Equations &equations, std::vector<std::string> reads)
    : equations_(equations)
    , reads_(std::move(reads))
    , energy_(*this, Law::energy, 0)
  {
    const std::vector<FieldEquation> &fields = equations.fields();
    for (std::size_t i = 0; i < fields.size(); ++i)
      {
        coefficients_.emplace_back(*this, Law::coefficient, i);
        sources_.emplace_back(*this, Law::source, i);
      }
    if (reads_.empty())
      for (const FieldEquation &one : fields)
        reads_.push_back(one.name);
  }

  const PartTerm *EquationsOfPart::source(const std::string &field) const
  {
    const std::size_t i = number_of(field);
    return i < sources_.size() && equations_.has_source(i) ? &sources_[i] : nullptr;
  }

  std::size_t EquationsOfPart::number_of(const std::string &field) const
  {
    const std::vector<FieldEquation> &fields = equations_.fields();
    return std::find_if(fields.begin(),
                        fields.end(),
                        [&](const FieldEquation &one) { return one.name == field; }) -
           fields.begin();
  }

  std::vector<std::size_t> EquationsOfPart::rates_read(const std::string &field) const
  {
    const std::size_t i = number_of(field);
    return i < sources_.size() ? equations_.rates_read(i) : std::vector<std::size_t>();
  }

  void EquationsOfPart::source_by_rate(const std::string &field,
                                       const std::size_t of,
                                       const double *const *u,
                                       double *value) const
  {
    equations_.source_by_rate(number_of(field), of, u, value);
  }

  bool EquationsOfPart::Term::depends_on_fields() const
  {
    return law_ != Law::coefficient || equations_.coefficient_depends_on_fields(field_);
  }

  bool EquationsOfPart::Term::is_uniform() const
  {
    return law_ == Law::coefficient && equations_.coefficient_is_uniform(field_);
  }

  void EquationsOfPart::Term::evaluate(const NodeRange nodes,
                                       const double *const *u,
                                       double *value,
                                       double *const *gradient,
                                       double *const *hessian) const
  {
    if (law_ == Law::energy)
      equations_.energy(nodes, u, value, gradient, hessian);
    else if (law_ == Law::coefficient)
      equations_.coefficient(field_, u, value, gradient);
    else
      equations_.source(field_, u, value, gradient);
  }

  std::string EquationsOfPart::Term::stated_in(const std::size_t node, const double *const *u) const
  {
    return law_ == Law::energy ? equations_.energy_stated_in(node, u)
                               : equations_.stated_in(law_, field_);
  }
} // namespace softlattice
