// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A wire of which one half is CsPbBr3 and the other CsPbCl3 under a voltage, V4 of the review: vacancies that are created at
// one electrode and annihilated at the other take the junction along, and farther for one sign than for the other where
// the electrodes differ.
#include "solver/case/case.h"
#include "solver/parts/vacancies/vacancy_settings.h"
#include "solver/run/simulation.h"
#include "tests/support/scratch_folder.h"
#include "tests/vacancies/theory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double length = 2e-6, fraction = 1.63e-7,
                   diffusivity_of_halides = 3.48e-17; // at 100 degC

  struct Wire
  {
    double voltage = 0.;            ///< of the right end against the left one [V]
    double left = 10., right = 10.; ///< rate constants of annihilation [mm/s]; 0: blocking
    double ratio = 1.;              ///< of the diffusivities of halides

    std::string electrode(const std::string &name,
                          const std::string &boundary,
                          const double rate) const
    {
      return " subsection " + name + " electrode\n  set Boundary = " + boundary + "\n" +
             (rate == 0. ? ""
                         : fmt::format("  set Vacancy exchange = creation and annihilation\n"
                                       "  set Annihilation rate constant = {} mm/s\n"
                                       "  set Equilibrium fraction = {}\n",
                                       rate,
                                       fraction)) +
             " end\n";
    }
    std::string text() const
    {
      return fmt::format(
               "subsection Material\n set Name = CsPb(Br,Cl)3\nend\n"
               "subsection Model\n set Parts = composition, light, vacancies\n"
               " subsection Mixed halide\n  set Interaction energy = 0 eV\n"
               "  set Gradient coefficient = 0 J/m\n  subsection Mobility\n"
               "   set Diffusivity = Lai 2018\n   set Gain in mixtures = 0\n  end\n"
               "  subsection Surface exchange\n   set Boundaries = right end\n"
               "   set Rate constant = 1 um/s\n   set Composition = 0.98\n  end\n end\nend\n"
               "subsection Geometry\n set Kind = nanowire\n set Length = {} m\n"
               " set Diameter = 100 nm\nend\n"
               "subsection Environment\n set Temperature = 100 degC\nend\n"
               "subsection Initial composition\n set Profile = junction\n set Position = {} m\n"
               " set Width = 100 nm\n set Below = 0.02\n set Above = 0.98\nend\n",
               length,
               0.5 * length) +
             fmt::format("subsection Vacancies\n set Initial vacancies = given\n"
                         " set Initial fraction = {}\n set Voltage = {} V\n",
                         fraction,
                         voltage) +
             electrode("Biased", "right end", right) + electrode("Grounded", "left end", left) +
             fmt::format(
               " subsection Halides\n  set Diffusivity ratio = {}\n end\nend\n"
               "subsection Discretisation\n set Finest cell = 50 nm\nend\n"
               "subsection Time\n set End time = 1 h\n set Relative tolerance = 1e-3\nend\n",
               ratio);
    }
  };

  /// By how much the place with as much chloride as bromide has moved after 15 min [m].
  double shift(const Wire &wire)
  {
    ScratchFolder folder;
    make_file(folder / "case.prm", wire.text());
    Case what({vacancies_part()});
    const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
    if (read.diagnostics.n_errors() > 0)
      throw std::runtime_error(read.diagnostics.text());
    Simulation simulation(what, MPI_COMM_WORLD);
    simulation.initialise();
    constexpr double end = 900.;
    while (simulation.time() < end)
      simulation.advance(end, "test");
    const State &state = simulation.fields().state();
    const auto at = [&](const double x) {
      const std::vector<std::array<double, 3>> places = {{x, 0., 0.}};
      return simulation.fields().probe().values_at(state, 0, places)[0];
    };
    double low = 0., high = length;
    while (high - low > 1e-12)
      {
        const double middle = 0.5 * (low + high);
        (at(middle) < 0.5 ? low : high) = middle;
      }
    return low - 0.5 * length;
  }

  /// How far halides go with all vacancies that a field moves: v t, v = c D_v e V/(kT L).
  double expected(const double voltage)
  {
    const double v = theory::thermal_voltage(373.15);
    const double vacancies = 1.3e-6 * std::exp(-0.28 / v); // m^2/s
    return fraction * vacancies * voltage / (v * length) * 900.;
  }

  // Positive vacancies leave the positive end, so that halides go there, as their charge says.
  TEST(JunctionUnderVoltage, GoesWithTheHalides)
  {
    const Wire free{0.5, 1e4, 1e4};
    // Fast electrodes: the field is uniform but for double layers of 0.1 um that screen a part of the voltage at first.
    EXPECT_NEAR(shift(free) / expected(0.5), 1., 0.05);
    EXPECT_NEAR(shift({0., 1e4, 1e4}), 0., 1e-9);
  }

  TEST(JunctionUnderVoltage, GoesAsFarBothWaysBetweenLikeElectrodes)
  {
    const double there = shift({0.5}), back = shift({-0.5});
    EXPECT_GT(there, 0.);
    EXPECT_LT(back, 0.);
    EXPECT_NEAR(-there / back, 1., 0.02);
  }

  // The right electrode creates vacancies slowly, which is what a positive voltage there asks of it, and fills those that
  // come as fast as they come, because they gather there.
  TEST(JunctionUnderVoltage, IsRectifiedByUnlikeElectrodes)
  {
    const double there = shift({0.5, 10., 0.2}), back = shift({-0.5, 10., 0.2});
    EXPECT_GT(there, 0.);
    EXPECT_LT(back, 0.);
    EXPECT_GE(-back / there, 1.5);
  }

  // What moves it there is that the crystal is depleted before the positive electrode, where halides then are slower.
  TEST(JunctionUnderVoltage, HardlyMovesBetweenBlockingElectrodesAndAsFarBothWays)
  {
    const double there = shift({0.2, 0., 0.}), back = shift({-0.2, 0., 0.});
    EXPECT_LT(std::abs(there), 0.03 * expected(0.2));
    EXPECT_NEAR(-there / back, 1., 0.02);
  }
} // namespace
