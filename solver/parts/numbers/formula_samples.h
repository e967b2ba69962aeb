// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression.h"
#include "models/expression/expression_batch.h"
#include "solver/fields/phase_field.h"
#include "solver/output/integral_region.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// Formulas of the present fields and their gradients, at places and in integrals. All functions are
  /// collective.
  class FormulaSamples
  {
  public:
    /// `variables`: the fields in the order of their equations, x, y, z, t and the derivatives of the fields, as
    /// all formulas have them. Fields and variables must outlive this, and the fields must stay as they are.
    FormulaSamples(PhaseField &fields, const std::vector<std::string> &variables, double t);

    /// [unit of the formula m^(dim - 1) over a boundary, m^dim else]
    double integral(const Expression &formula,
                    const ExpressionBatch &batch,
                    const IntegralRegion &region);
    /// The integral of 1.
    double size_of(const IntegralRegion &region);
    std::vector<double> at_places(const Expression &formula,
                                  const ExpressionBatch &batch,
                                  const std::vector<std::array<double, 3>> &places);

  private:
    /// The state that has a variable, and the number of its block; null for places and times.
    std::pair<const State *, std::size_t> source_of(std::size_t variable);
    const IntegrationNodes &nodes_of(const IntegralRegion &region);
    std::vector<double> values(const ExpressionBatch &batch,
                               std::size_t n,
                               const std::map<std::size_t, std::vector<double>> &rows) const;
    std::vector<std::size_t> variables_in(const Expression &formula) const;

    PhaseField &fields_;
    const std::vector<std::string> &variables_;
    std::size_t n_fields_;
    double t_;
    std::map<std::size_t, State> gradients_; ///< of fields, as far as they were needed
    std::map<IntegralRegion, IntegrationNodes> nodes_;
  };
} // namespace softlattice
