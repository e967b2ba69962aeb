// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/equations/equations_of_part.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  EquationsOfPart::EquationsOfPart(Equations &equations, std::vector<std::string> reads)
    : equations_(equations)
    , description_{equations.description(), std::move(reads)}
    , energy_(*this, Law::energy, 0)
  {
    const std::vector<FieldEquation> &fields = equations.fields();
    for (std::size_t i = 0; i < fields.size(); ++i)
      {
        coefficients_.emplace_back(*this, Law::coefficient, i);
        sources_.emplace_back(*this, Law::source, i);
      }
    if (description_.reads.empty())
      for (const FieldEquation &one : fields)
        description_.reads.push_back(one.name);
  }

  const PartTerm *EquationsOfPart::source(const std::string &field) const
  {
    const std::vector<FieldEquation> &fields = equations_.fields();
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (fields[i].name == field && fields[i].has_source)
        return &sources_[i];
    return nullptr;
  }

  bool EquationsOfPart::Term::depends_on_fields() const
  {
    return law_ != Law::coefficient || equations_.fields()[field_].coefficient.depends_on_fields;
  }

  std::vector<std::size_t> EquationsOfPart::Term::rates_read() const
  {
    return law_ == Law::source ? equations_.fields()[field_].rates_read
                               : std::vector<std::size_t>();
  }

  bool EquationsOfPart::Term::is_uniform() const
  {
    return law_ == Law::coefficient && equations_.fields()[field_].coefficient.is_uniform;
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
