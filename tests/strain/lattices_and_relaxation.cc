// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Lattices that differ from place to place, and misfit that creeps away.
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  std::string held_film(const std::string &initial, const std::string &strain)
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 4.8 um\n set Width = 1.2 "
           "um\nend\n"
           "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = 300 "
           "nm\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 "
           "%\nend\n"
           "subsection Time\n set End time = 1e11 s\n set Relative tolerance = 1e-5\nend\n"
           "subsection Initial state\n" +
           initial + "end\nsubsection Strain\n" + strain + "end\n";
  }

  const std::string all_ht = " set Kind = HT\n",
                    directed = " set Symmetry = cubic\n set Misfit of LT = tensor\n"
                               " set Misfit tensor of LT = -0.05, 0.01, -0.02, 0, 0, 0.01\n"
                               " set Imposed strain = 0.4 %, -0.1 %, 0 %\n";

  // What each of two lattices side by side has is what a film of it alone has.
  TEST(Lattices, EachPlaceHasTheStressOfItsOwn)
  {
    StrainRun both(held_film(all_lt,
                             directed +
                               " set Lattice angle = 10\n set Lattices = formula\n"
                               " set Lattice angle by place = if(x < 2.4e-6, 0, 30 + y*0)\n"));
    for (const double angle : {10., 40.})
      {
        StrainRun one(
          held_film(all_lt, directed + fmt::format(" set Lattice angle = {}\n", angle)));
        const std::array<double, 3> place = {angle < 20. ? 1e-6 : 4e-6, 0.6e-6, 0.};
        for (const char *field : {"von_mises_stress", "hydrostatic_stress", "work_of_fronts"})
          EXPECT_NEAR(both.value_at(field, place) / one.value_at(field, place), 1., 1e-12) << field;
        // The self-energy is a mean over normals, which are spread so that it is one to 1e-4.
        EXPECT_NEAR(both.value_at("work_of_HT_nuclei", place) /
                      one.value_at("work_of_HT_nuclei", place),
                    1.,
                    1e-3);
      }
    EXPECT_GT(std::abs(both.value_at("work_of_fronts", {1e-6, 0.6e-6, 0.}) /
                         both.value_at("work_of_fronts", {4e-6, 0.6e-6, 0.}) -
                       1.),
              0.05)
      << "or this says nothing";
  }

  // Two cubic crystals on one another, turned by 0 and 45 degrees, between walls and pulled at: C11 and (C11 + C12)/2 + C44 in
  // series, exactly.
  TEST(Lattices, CrystalsInSeriesGiveWayAsTheirModuliSay)
  {
    StrainRun run(
      "subsection Geometry\n set Kind = box\n set Size = 100 nm, 400 nm\nend\n"
      "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = 100 nm\n "
      "end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 %\nend\n"
      "subsection Discretisation\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 1 s\n set Relative tolerance = 1e-8\nend\n"
      "subsection Initial state\n set Kind = HT\nend\n"
      "subsection Strain\n set Symmetry = cubic\n set Roller boundaries = left, right, bottom\n"
      " set Loaded boundaries = top\n set Traction = 0 MPa, 50 MPa, 0 MPa\n"
      " set Lattices = formula\n set Lattice angle by place = if(y < 200e-9, 0, 45)\nend\n");
    const double c11 = 34e9, c12 = 5e9, c44 = 3e9, turned = 0.5 * (c11 + c12) + c44;
    const double lower = 50e6 / c11 * 200e-9, upper = 50e6 / turned * 200e-9;
    // Cells of one crystal with nodes on the border have what the formula says there: a twelfth of the height of a cell of 50 nm, or
    // less, is of the other crystal, which is half again as soft.
    EXPECT_NEAR(run.value_at("uy", {50e-9, 400e-9, 0.}) / (lower + upper), 1., 0.01);
    EXPECT_NEAR(
      (run.value_at("uy", {50e-9, 400e-9, 0.}) - run.value_at("uy", {50e-9, 300e-9, 0.})) /
        (0.5 * upper),
      1.,
      1e-4);
  }

  // Each grain of a polycrystal has an axis of its own: the stress is the same within it and differs between them.
  TEST(Lattices, ThoseOfGrainsAreTheirOwn)
  {
    StrainRun run(
      "subsection Geometry\n set Kind = polycrystal\n set Length = 6 um\n set Width = 6 um\n"
      " set Grain size = 2 um\nend\n"
      "subsection Discretisation\n set Adaptive = false\nend\n"
      "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = 600 nm\n "
      "end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 %\nend\n"
      "subsection Time\n set End time = 1 s\nend\n"
      "subsection Initial state\n set Kind = LT\nend\n"
      "subsection Strain\n set Lattices = grains\n" +
      directed + "end\n");
    const GrainMap grains(run.what.geometry.grains, 6e-6, 6e-6);
    ASSERT_GT(grains.n_grains(), 4u);
    double lowest = 1e300, highest = 0.;
    for (const double x : {0.5e-6, 3e-6, 5.5e-6})
      for (const double y : {0.5e-6, 3e-6, 5.5e-6})
        {
          if (grains.distance_to_boundary(x, y) < 0.3e-6)
            continue;
          StrainRun one(
            held_film(all_lt,
                      directed + fmt::format(" set Lattice angle = {:.17g}\n",
                                             grains.axis_angle(x, y) * 180. / std::acos(-1.))));
          const double here = run.value_at("von_mises_stress", {x, y, 0.});
          EXPECT_NEAR(here / one.value_at("von_mises_stress", {1e-6, 0.6e-6, 0.}), 1., 1e-9);
          lowest = std::min(lowest, here);
          highest = std::max(highest, here);
        }
    EXPECT_GT(highest, 1.02 * lowest);
  }

  const std::string creeping =
    " set Relaxation of misfit = viscous\n set Relaxation time = 100 s\n";

  // (303): what is held keeps exp(-t/t_r) of its stress, and its square of the energy.
  TEST(Relaxation, MisfitOfAHeldFilmDecays)
  {
    StrainRun run(held_film(all_lt, creeping));
    run.advance_to(150.);
    const double kept = std::exp(-1.5), area = 4.8e-6 * 1.2e-6;
    EXPECT_NEAR(run.column("mean von Mises stress") / (biaxial * std::abs(misfit)), kept, 1e-4);
    EXPECT_NEAR(run.column("elastic energy") / (area * biaxial * misfit * misfit),
                kept * kept,
                1e-4);
    // Nuclei of HT have nothing to gain from a misfit that is gone.
    EXPECT_NEAR(run.value_at("work_of_fronts", {2.4e-6, 0.6e-6, 0.}) / (biaxial * misfit * misfit),
                kept * kept,
                1e-4);
  }

  // Tension of cooling creeps as well, along the misfit, until LT has no stress: q goes to (a - a_s) dT/m; HT keeps its own.
  TEST(Relaxation, GoesOnUntilThereIsNoStress)
  {
    const std::string hot = creeping + " set Stress-free temperature = 603.15 K\n";
    const double thermal = (4.5e-5 - 7e-6) * 305.;
    for (const double t : {50., 1000.})
      {
        StrainRun run(held_film(all_lt, hot));
        run.advance_to(t);
        EXPECT_NEAR(run.column("mean von Mises stress") / (biaxial * (thermal - misfit)),
                    std::exp(-t / 100.),
                    2e-4);
      }
    StrainRun ht(held_film(all_ht, hot));
    ht.advance_to(1000.);
    EXPECT_NEAR(ht.column("mean von Mises stress") / (biaxial * thermal), 1., 1e-9);
  }

  // A grain in a body that is free, whose misfit strains both: the energy falls all the time, and nearly all of the stress goes.
  TEST(Relaxation, LosesEnergyAllTheTime)
  {
    StrainRun run(
      "subsection Geometry\n set Kind = box\n set Size = 480 nm, 480 nm\nend\n"
      "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = 48 nm\n"
      "  set Curvature = variational\n end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      // At T0 of what is free the grain is not in a hurry.
      "subsection Environment\n set Temperature = 590 K\n set Relative humidity = 0 %\nend\n"
      "subsection Boundary conditions\n set Periodic = x, y\nend\n"
      "subsection Time\n set End time = 1e4 s\n set Relative tolerance = 1e-4\nend\n"
      "subsection Initial state\n set Kind = LT grain\n set Centre x = 240 nm\n"
      " set Centre y = 240 nm\n set Radius = 120 nm\nend\n"
      "subsection Strain\n set Stress-free temperature = 590 K\n set Relaxation of misfit = "
      "viscous\n"
      " set Relaxation time = 1e-3 s\nend\n");
    const double before = run.column("elastic energy");
    run.advance_to(1e-2);
    EXPECT_LT(run.column("elastic energy"), 0.1 * before);
    ASSERT_GT(run.energies.size(), 3u);
    for (std::size_t i = 1; i < run.energies.size(); ++i)
      EXPECT_LE(run.energies[i], run.energies[i - 1] + 1e-9 * std::abs(run.energies[0])) << i;
  }
} // namespace
