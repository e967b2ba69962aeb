// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/field_warnings.h"

#include "solver/case/case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of the range of a field: see unresolved_part().
    constexpr double tolerable = 0.008;
    // Of the largest value of a field: a range below this is no interface, and what is tolerable of it is less than
    // a two-thousandth of the value. Fronts leave as much of a composition behind them where they meet.
    constexpr double smallest_range = 0.05;
    constexpr unsigned int highest_degree = 4;
    // The unresolved part of a tanh profile falls by e for about one node more across its 10-90 % width,
    // and is all there is to see with one node.
    constexpr double all = 0.2;

    /// Nodes across the 10-90 % width of a tanh profile with the tolerable part, for each degree.
    double nodes_needed(const unsigned int degree)
    {
      constexpr double nodes[] = {5.4, 3.4, 4.4, 3.6};
      return nodes[std::clamp(degree, 1u, highest_degree) - 1];
    }

    /// What is out of balance of the charge of a potential that nothing ties, as a part.
    constexpr double tolerable_imbalance = 1e-6;
  } // namespace

  Refinement refinement_for(const double unresolved_part, const unsigned int degree)
  {
    const double needed = nodes_needed(degree);
    const double nodes = std::max(1., needed - std::log(unresolved_part / tolerable));
    Refinement refinement{1, 0};
    refinement.levels =
      std::max(1u, static_cast<unsigned int>(std::ceil(std::log2(needed / nodes))));
    if (unresolved_part > all) // and perhaps more than there is to see
      ++refinement.levels;
    else
      for (unsigned int higher = highest_degree; higher > degree; --higher)
        if (nodes * higher / degree >= nodes_needed(higher))
          refinement.degree = higher;
    return refinement;
  }

  std::vector<FieldWarning> field_warnings(const Case &what,
                                           PhaseField &fields,
                                           const double field_scale,
                                           const Measured &measured,
                                           const double t)
  {
    std::vector<FieldWarning> warnings;
    const std::vector<Case::Field> list = what.fields();
    const MeshFigures mesh = fields.figures();
    for (std::size_t i = 0; i < list.size(); ++i)
      {
        const FieldRange &now = measured.fields[i];
        const double range =
          std::max({now.highest - now.lowest,
                    smallest_range * std::max(std::abs(now.lowest), std::abs(now.highest)),
                    field_scale});
        const bool fluctuates = what.noise.thermal && list[i].is_conserved;
        const double part = fields.measures().unresolved_part(i, fluctuates) / range;
        if (t > 0. && part > tolerable)
          {
            const Refinement to = refinement_for(part, mesh.degree);
            std::string fix = fmt::format("set 'Discretisation/Finest level' to {} (now {})",
                                          mesh.finest_level + to.levels,
                                          mesh.finest_level);
            if (to.degree > 0)
              fix += fmt::format(", or 'Polynomial degree' to {} (now {})", to.degree, mesh.degree);
            warnings.push_back({fmt::format("'{}' is not resolved by the mesh", list[i].name),
                                fmt::format("{:.2g} % of its range fall between the nodes at its "
                                            "steepest place: {}",
                                            100. * part,
                                            fix)});
          }
        if (const double imbalance = fields.measures().charge_imbalance(i, t);
            std::abs(imbalance) > tolerable_imbalance)
          warnings.push_back(
            {fmt::format("'{}' has a net charge that no boundary takes up", list[i].name),
             fmt::format(
               "a uniform background was added that balances it, {:.3g} of all charge; give "
               "it a value or an exchange on a boundary, or a charge density and fluxes that "
               "add up to nothing",
               -imbalance),
             true});
      }
    return warnings;
  }
} // namespace softlattice
