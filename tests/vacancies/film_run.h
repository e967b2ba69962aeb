// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/parts/vacancies/vacancy_settings.h"
#include "solver/run/simulation.h"
#include "tests/support/scratch_folder.h"

#include <fmt/format.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice::tests
{
  /// A film between two electrodes at x = 0, which is grounded, and x = `length`, one cell across: a problem in one dimension.
  struct Film
  {
    double length = 400e-9;     ///< [m]
    std::string depth;          ///< the third side of its size, in 3D
    double cell = 1.4e-9;       ///< its edge [m]
    double fraction = 1.263e-3; ///< of vacancies at the beginning: 1.6e25 per m^3
    double temperature = 298.;  ///< [K]
    std::string heated;         ///< how the temperature goes on from 0 s
    std::string voltage = "0 V";
    double tolerance = 1e-4; ///< of a step, relative
    double end = 1e6;        ///< [s]
    std::string more;        ///< entries of the section Vacancies
    std::string sections;    ///< others

    // Those of a film of MAPbI3 as IonMonger has them (Courtier et al., J. Comput. Electron. 2019,
    // 10.1007/s10825-019-01396-2).
    std::string text() const
    {
      return fmt::format(
        "subsection Model\n set Parts = vacancies\nend\n"
        "subsection Geometry\n set Kind = box\n set Size = {} m, {} m{}\nend\n"
        "subsection Vacancies\n set Initial vacancies = given\n"
        " set Initial fraction = {}\n set Diffusivity prefactor = 6.5e-8 m^2/s\n"
        " set Activation energy = 0.58 eV\n set Relative permittivity = 24.1\n"
        " set Temperature = {} K{}\n set Voltage = {}\n{}end\n"
        "subsection Discretisation\n set Finest cell = {} m\nend\n"
        "subsection Time\n set End time = {} s\n set Relative tolerance = {}\nend\n{}",
        length,
        cell,
        depth.empty() ? "" : ", " + depth,
        fraction,
        temperature,
        heated.empty() ? "" : " at 0 s" + heated,
        voltage,
        more,
        1.001 * cell,
        end,
        tolerance,
        sections);
    }
  };

  struct FilmRun
  {
    explicit FilmRun(const Film &film)
      : what({vacancies_part()})
    {
      make_file(folder / "case.prm", film.text());
      const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      simulation = std::make_unique<Simulation>(what, MPI_COMM_WORLD);
      simulation->initialise();
    }

    void advance_to(const double t)
    {
      while (simulation->time() < t)
        {
          n_rejected += simulation->advance(t, "test").rejected;
          ++n_steps;
        }
    }
    PhaseField &fields() { return simulation->fields(); }
    FieldRange vacancies() { return simulation->measure().fields[0]; }
    /// On the surface of the biased electrode, and of the other one [C/m^2].
    std::vector<double> charges()
    {
      std::vector<double> all =
        fields().measures().fluxes(1, {"right", "left"}, simulation->time());
      for (double &one : all)
        one /= fields().figures().measure / length();
      return all;
    }
    double length() const { return box_size(what.geometry)[0]; }
    /// Of the vacancies (0) or the potential (1) at a distance from the grounded electrode [m].
    double at(const std::size_t field, const double x)
    {
      const std::vector<std::array<double, 3>> places = {{x, 0., 0.}};
      return fields().probe().values_at(simulation->fields().state(), field, places)[0];
    }

    ScratchFolder folder;
    Case what;
    std::unique_ptr<Simulation> simulation;
    int n_steps = 0, n_rejected = 0;
  };
} // namespace softlattice::tests
