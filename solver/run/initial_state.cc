// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/initial_state.h"

#include "solver/case/initial_laws.h"
#include "solver/fields/exact_error.h"
#include "solver/parameters/findings.h"

namespace softlattice
{
  StepResult initialise_and_check(Simulation &simulation, const Case &what, ReadCase &read)
  {
    StepResult initial;
    try
      {
        initial = simulation.initialise();
        if (what.expressions.is_selected())
          {
            const ExpressionEquations equations(what.expressions, tolerance_of(what));
            for (std::size_t field = 0; field < equations.fields().size(); ++field)
              exact_error(equations, simulation.fields(), field, 0.);
          }
        if (const OwnNumbersReport *numbers = simulation.scenario().numbers())
          report_findings(numbers->findings(simulation.fields(), 0.),
                          read.values,
                          read.diagnostics);
      }
    catch (const LawError &error)
      {
        report(error.fault, read.values, read.diagnostics);
      }
    return initial;
  }
} // namespace softlattice
