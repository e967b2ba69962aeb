// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/initial_laws.h"

#include "solver/case/case.h"
#include "solver/case/halide_checks.h"
#include "solver/fields/expression_equations.h"
#include "solver/operators/nodal_laws.h"

#include <fmt/format.h>

namespace softlattice
{
  namespace
  {
    using Place = std::array<double, 3>;

    /// A lattice of points that includes corners and the centre.
    std::vector<Place> lattice(const Geometry &geometry)
    {
      const int dim = dimension(geometry);
      const int n = dim == 2 ? 33 : 9;
      const Place size = box_size(geometry), corner = lower_corner(geometry);
      std::vector<Place> places;
      for (int k = 0; k < (dim == 3 ? n : 1); ++k)
        for (int j = 0; j < n; ++j)
          for (int i = 0; i < n; ++i)
            places.push_back({corner[0] + size[0] * i / (n - 1),
                              corner[1] + size[1] * j / (n - 1),
                              corner[2] + size[2] * k / (n - 1)});
      return places;
    }
  } // namespace

  void check_initial_formulas(const Case &what, const ReadValues &values, Diagnostics &diagnostics)
  {
    if (!is_rectangular(what.geometry))
      return; // looked at when the initial state is made
    struct One
    {
      const char *path;
      const InitialFormulas::Function &function;
      double lowest, highest; // inclusive, exclusive ones with the room that a mixture needs
    };
    constexpr double overshoot = 0.05; // of an interpolated or noisy order parameter
    for (const One &one : {One{InitialFormulas::path_of_phase,
                               what.initial_formulas.phase(),
                               -overshoot,
                               1. + overshoot},
                           One{InitialFormulas::path_of_fraction,
                               what.initial_formulas.fraction(),
                               1e-9,
                               1. - 1e-9}})
      for (const Place &place : one.function ? lattice(what.geometry) : std::vector<Place>())
        if (const double value = one.function(place);
            !(value >= one.lowest && value <= one.highest))
          {
            diagnostics.error(
              values.location(one.path),
              fmt::format("this formula is {:.6g} at {}",
                          value,
                          text_of_place(place, dimension(what.geometry))),
              fmt::format("it has to be between {:g} and {:g}", one.lowest, one.highest));
            break;
          }
  }

  void report(const LawFault &fault, const ReadValues &values, Diagnostics &diagnostics)
  {
    diagnostics.error(values.location(fault.stated_in), "this formula " + fault.problem, fault.fix);
  }

  void check_initial_laws(const Case &what, const ReadValues &values, Diagnostics &diagnostics)
  {
    if (!is_rectangular(what.geometry))
      return;
    LawPoints at;
    at.places = lattice(what.geometry);
    at.is_place = [](std::size_t) { return true; };
    at.dim = dimension(what.geometry);
    at.t = 0.;
    ExpressionEquations equations(what.expressions, tolerance_of(what));
    const unsigned int n_fields = equations.fields().size(), n = at.places.size();
    State u(n_fields, n);
    for (unsigned int field = 0; field < n_fields; ++field)
      for (unsigned int k = 0; k < n; ++k)
        u.block(field).local_element(k) = equations.initial_value(field, at.places[k]);
    equations.set_nodes({at.places});
    equations.set_time(0., false);
    NodalLaws laws(equations);
    laws.resize(n);
    for (const LawFault &fault : laws.initial_faults(u, at))
      report(fault, values, diagnostics);
    if (diagnostics.n_errors() == 0)
      for (const LawFault &fault : laws.faults(u, at))
        report(fault, values, diagnostics);
  }
} // namespace softlattice
