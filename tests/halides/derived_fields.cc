// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What is derived of a mixed halide: fields in the files for ParaView, against the laws at each point; the
// number of carriers; the spectrum that they emit.
#include "postprocess/result_reader.h"
#include "solver/parts/composition/halide_emission.h"
#include "solver/parts/composition/halide_report.h"
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>
#include <vtkDataArray.h>
#include <vtkPointData.h>

#include <filesystem>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  using constants::eV;

  const HalideEquations &equations_of(const HalideRun &run)
  {
    return dynamic_cast<const HalideEquations &>(run.simulation->scenario().equations());
  }

  double density_at(const HalideRun &run, const std::size_t node, const double x)
  {
    const HalideCarriers &carriers = equations_of(run).carriers();
    return carriers.density(carriers.column(node), equations_of(run).pair_energy(x, 0.));
  }

  /// Writes the state and calls function(piece, x, band gap, carrier density or null) at each point.
  template <class Function>
  void read_back(HalideRun &run, const Function &function)
  {
    const ScratchFolder folder;
    std::filesystem::create_directory(folder / "solution");
    const std::string file =
      folder / run.simulation->fields().storage().write(folder / "solution", true, run.now(), 0);
    EXPECT_EQ(read_unit(file, "Band_gap"), "eV");
    for (const auto &piece : read_pieces(file))
      {
        vtkPointData *const data = piece->GetPointData();
        ASSERT_NE(data->GetArray("Br_fraction"), nullptr);
        ASSERT_NE(data->GetArray("Band_gap"), nullptr);
        for (vtkIdType i = 0; i < piece->GetNumberOfPoints(); ++i)
          function(i, *data);
      }
  }

  /// 20 mW/cm^2 of 3.06 eV on 300 nm that absorb 1e5 1/cm, over 1.01 ms.
  const double carriers_of_20_mW = 200. / (3.06 * eV) * -std::expm1(-3.) / 300e-9 * 1.01e-3;

  TEST(DerivedFields, AreTheLawsAtEachPoint)
  {
    // On an adaptive mesh under light; single precision in the file. Bowing, so that the gap is no
    // straight line.
    HalideRun run("light_segregation",
                  {"Geometry/Size = 200 nm, 200 nm",
                   "Initial composition/Number of seeds = 1",
                   "Model/Mixed halide/Band gap/Bowing = 0.1 eV",
                   "Model/Mixed halide/Band gap/Polaron energy = 0.05 eV"});
    run.advance_to(5.);
    const BandGap &gap = run.what.models.halide().gap();
    const double mean = equations_of(run).carriers().mean_density();
    EXPECT_NEAR(mean / carriers_of_20_mW, 1., 1e-9);
    double most = 0.;
    unsigned int n_nodal = 0;
    read_back(run, [&](const vtkIdType i, vtkPointData &data) {
      ASSERT_NE(data.GetArray("Carrier_density"), nullptr);
      const double x = data.GetArray("Br_fraction")->GetComponent(i, 0);
      const double expected = gap.gap(x) / eV;
      const double found = data.GetArray("Band_gap")->GetComponent(i, 0);
      // The points of the file are not the nodes, but equidistant: between nodes, and at hanging ones,
      // both are interpolated, which differs by the curvature of the gap.
      if (std::abs(found - expected) < 1e-6)
        ++n_nodal;
      EXPECT_NEAR(found, expected, 1e-4);
      most = std::max(most, data.GetArray("Carrier_density")->GetComponent(i, 0));
    });
    EXPECT_GT(n_nodal, 1000u);
    const double largest = run.simulation->fields().measures().largest(
      [&](const std::size_t node, const double *u) { return density_at(run, node, u[0]); });
    EXPECT_NEAR(most, largest, 1e-3 * largest); // by interpolation, too
  }

  TEST(DerivedFields, CarriersAddUpToTheirNumber)
  {
    // int n dV = N V of (53).
    HalideRun run("light_segregation",
                  {"Geometry/Size = 200 nm, 200 nm", "Initial composition/Number of seeds = 1"});
    run.advance_to(5.);
    const auto sums = run.simulation->fields().measures().sums(
      run.now(),
      2,
      [](const double *, const double *derived, const double volume, double *sum) {
        sum[0] += derived[HalideEquations::carrier_density] * volume;
        sum[1] += volume;
      });
    EXPECT_NEAR(sums[1], 4e-14, 1e-9 * 4e-14);
    EXPECT_NEAR(sums[0] / sums[1] / carriers_of_20_mW, 1., 1e-9);
  }

  TEST(DerivedFields, OfAPhaseHaveTheGapOfLT)
  {
    HalideRun run("composition_front", {"Geometry/Size = 2 um, 0.125 um"});
    const BandGap &gap = run.what.models.halide().gap();
    double yellow = 0., black = 10.;
    read_back(run, [&](const vtkIdType i, vtkPointData &data) {
      EXPECT_EQ(data.GetArray("Carrier_density"), nullptr); // there is never any light
      const double found = data.GetArray("Band_gap")->GetComponent(i, 0);
      yellow = std::max(yellow, found);
      black = std::min(black, found);
    });
    const double x = run.what.models.transition().br_fraction();
    EXPECT_NEAR(black, gap.gap(x) / eV, 1e-4);
    EXPECT_NEAR(yellow, gap.gap(x) / eV + 1.1, 1e-4); // dEg_LT of (52)
  }

  TEST(Photoluminescence, OfARunHasTheMeanOfItsPairs)
  {
    // 3/2 kT above the mean gap where the pairs are, (60), whatever binds them; the intervals of the line are 2 meV wide.
    HalideRun run("light_segregation",
                  {"Geometry/Size = 200 nm, 200 nm",
                   "Initial composition/Number of seeds = 1",
                   "Light/Power density = 20 mW/cm^2 at 0 s, 20 mW/cm^2 at 5 s, 0 mW/cm^2 at 5 s"});
    const HalideEmission emission(run.what, equations_of(run));
    const double kt = constants::boltzmann * 300.;
    const auto mean_energy = [&](const bool is_lit) {
      const auto sums = run.simulation->fields().measures().integrals(
        2,
        [&](const std::size_t node, const double *u, double *values) {
          const double energy = equations_of(run).pair_energy(u[0], 0.);
          values[0] = is_lit ? density_at(run, node, u[0]) : std::exp((1.9 * eV - energy) / kt);
          values[1] = values[0] * run.what.models.halide().gap().gap(u[0]);
        });
      return sums[1] / sums[0];
    };
    run.advance_to(4.);
    Spectrum lit = emission.spectrum(run.simulation->fields(), run.now());
    EXPECT_NEAR(lit.total(), 1., 2e-6);
    EXPECT_NEAR(lit.mean(), mean_energy(true) + 1.5 * kt, 2e-3 * kt);
    // A seed that holds most of the carriers emits at its own gap, below that of the film.
    const BandGap &gap = run.what.models.halide().gap();
    EXPECT_LT(lit.peak(), gap.gap(0.45));
    run.advance_to(6.);
    const Spectrum dark = emission.spectrum(run.simulation->fields(), run.now());
    EXPECT_NEAR(dark.total(), 1., 2e-6);
    EXPECT_NEAR(dark.mean(), mean_energy(false) + 1.5 * kt, 2e-3 * kt);
  }

  TEST(Photoluminescence, OfAUniformFilmIsItsLine)
  {
    HalideRun run("light_segregation",
                  {"Geometry/Size = 100 nm, 100 nm",
                   "Initial composition/Seed composition = 0.5",
                   "Model/Mixed halide/Emission/Line broadening = 0 eV"});
    const HalideEmission emission(run.what, equations_of(run));
    const Spectrum spectrum = emission.spectrum(run.simulation->fields(), 0.);
    const double kt = constants::boltzmann * 300.;
    EXPECT_NEAR(spectrum.peak(), run.what.models.halide().gap().gap(0.5) + 0.5 * kt, 0.02 * kt);
  }
} // namespace
