// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/exact_error.h"

#include "solver/operators/law_fault.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace softlattice
{
  double exact_error(const ExpressionEquations &equations,
                     const PhaseField &fields,
                     const std::size_t own,
                     const double t)
  {
    if (!equations.has_exact_solution(own))
      return 0.;
    const int dim = fields.figures().dimension;
    std::optional<LawFault> mine;
    const double error = fields.measures().l2_error(
      equations.n_others() + own,
      [&](const std::array<double, 3> &place) {
        const double value = equations.exact_solution(own, place, t);
        if (!mine && !std::isfinite(value))
          mine =
            LawFault{equations.exact_solution_stated_in(own),
                     fmt::format("is {} at {}, t = {:.6g}",
                                 objection_to(value),
                                 text_of_place(place, dim),
                                 t),
                     "it changes nothing in the run: leave it out, or state it where and when it "
                     "is a number"};
        return value;
      });
    if (std::isfinite(error))
      return error;
    if (const auto fault = first_of_all(mine, fields.communicator()))
      {
        if (t == 0.)
          throw LawError(*fault);
        throw InvariantError(fault->text());
      }
    return error; // the field itself is no number
  }
} // namespace softlattice
