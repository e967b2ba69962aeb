// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What vacancies add to the equations of a mixture with two phases: values of theory, and derivatives against differences.
#include "solver/case/case.h"
#include "solver/parts/scenario.h"
#include "solver/parts/vacancies/permittivity_energy.h"
#include "solver/parts/vacancies/vacancy_settings.h"
#include "tests/support/scratch_folder.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  const std::string mixture =
    "subsection Material\n set Name = CsPbI2Br\nend\n"
    "subsection Model\n set Parts = phase, composition, light, vacancies\nend\n"
    "subsection Geometry\n set Kind = film in section\n set Length = 2 um\n set Thickness = 300 "
    "nm\nend\n"
    "subsection Nucleation\n set Rate law = none\nend\n"
    "subsection Vacancies\n set Initial vacancies = given\n set Initial fraction = 1e-3\n"
    " set Change of the formation energy in LT = 0.1 eV\n"
    " set Change of the formation energy with the halide = -0.05 eV\n"
    " set Diffusivity in LT over that in HT = 0.1\n set Relative permittivity of LT = 10\n"
    " set Relative permittivity of the lighter halide = 30\nend\n"
    "subsection Time\n set End time = 1 s\nend\n";

  /// The equations of that case at three nodes.
  struct Mixture
  {
    static constexpr std::size_t n_nodes = 3, n_fields = 4;
    static constexpr std::size_t halide = 0, phase = 1, vacancies = 2, potential = 3;
    using Rows = std::array<std::vector<double>, n_fields>;

    Mixture()
      : what({vacancies_part()})
    {
      make_file(folder / "case.prm", mixture);
      const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      scenario = std::make_unique<Scenario>(what);
      scenario->equations().set_nodes(LawNodes{std::vector<std::array<double, 3>>(n_nodes)});
      scenario->equations().set_time(0., false);
      u = {{{0.2, 0.5, 0.8}, {0.1, 0.5, 0.9}, {1e-3, 2e-3, 1e-4}, {0.1, -0.2, 0.3}}};
    }
    static std::vector<const double *> pointers(const Rows &rows)
    {
      std::vector<const double *> list;
      for (const std::vector<double> &row : rows)
        list.push_back(row.data());
      return list;
    }

    ScratchFolder folder;
    Case what;
    std::unique_ptr<Scenario> scenario;
    Rows u;
  };

  TEST(VacanciesInAMixture, CarryHalidesAsTransferenceNumbersSay)
  {
    Mixture run;
    Equations &equations = run.scenario->equations();
    ASSERT_EQ(equations.fields()[Mixture::halide].carried_by.size(), 1u);
    EXPECT_EQ(equations.fields()[Mixture::halide].carried_by[0].field, Mixture::vacancies);
    EXPECT_TRUE(equations.fields()[Mixture::vacancies].carried_by.empty());

    const auto carried_at = [&](const Mixture::Rows &u) {
      std::vector<double> values(Mixture::n_nodes);
      equations.cross_mobility(Mixture::halide,
                               Mixture::vacancies,
                               Mixture::pointers(u).data(),
                               values.data(),
                               nullptr);
      return values;
    };
    std::vector<double> value(Mixture::n_nodes), mobility(Mixture::n_nodes);
    Mixture::Rows slopes;
    std::vector<double *> rows;
    for (std::vector<double> &row : slopes)
      {
        row.resize(Mixture::n_nodes);
        rows.push_back(row.data());
      }
    const auto u = Mixture::pointers(run.u);
    equations.coefficient(Mixture::vacancies, u.data(), mobility.data(), nullptr);
    equations.cross_mobility(Mixture::halide,
                             Mixture::vacancies,
                             u.data(),
                             value.data(),
                             rows.data());
    for (std::size_t k = 0; k < Mixture::n_nodes; ++k)
      {
        const double x = run.u[Mixture::halide][k];
        EXPECT_NEAR(value[k] / (-x / (x + 3. * (1. - x)) * mobility[k]), 1., 1e-13);
      }
    for (std::size_t i = 0; i < Mixture::n_fields; ++i)
      {
        const double h = i == Mixture::vacancies ? 1e-8 : 1e-5;
        Mixture::Rows more = run.u, less = run.u;
        for (std::size_t k = 0; k < Mixture::n_nodes; ++k)
          {
            more[i][k] += h;
            less[i][k] -= h;
          }
        const std::vector<double> above = carried_at(more), below = carried_at(less);
        for (std::size_t k = 0; k < Mixture::n_nodes; ++k)
          EXPECT_NEAR(slopes[i][k],
                      (above[k] - below[k]) / (2. * h),
                      1e-7 * std::abs(value[k]) / h * 1e-2 + 1e-6 * std::abs(slopes[i][k]))
            << i << ", " << k;
      }
  }

  // - eps_0 [ (10 - 18.1) h + (30 - 18.1) x ] |grad phi|^2/2
  TEST(VacanciesInAMixture, HaveThePermittivityOfTheirPlace)
  {
    VacancyMaterial material;
    ParameterTable table;
    material.declare(table);
    for (const ParameterEntry &entry : table.entries())
      {
        if (entry.name == "Relative permittivity of LT")
          *std::get<double *>(entry.target) = 10.;
        if (entry.name == "Relative permittivity of the lighter halide")
          *std::get<double *>(entry.target) = 30.;
      }
    const PermittivityEnergy energy(material, 1, 2, 3);
    constexpr std::size_t n = 12;
    // Of one point: potential with its gradient in 2D, phase, halide.
    std::array<double, n> point = {0.3, 2e6, -1e6, 0., 0.4, 1., 2., 0., 0.7, 3., 4., 0.};
    const auto at = [&](double *gradient, double *hessian) {
      std::vector<const double *> arguments;
      std::vector<double *> first, second;
      for (std::size_t i = 0; i < n; ++i)
        {
          arguments.push_back(i % 4 == 3 ? nullptr : &point[i]);
          first.push_back(gradient == nullptr ? nullptr : gradient + i);
        }
      for (std::size_t k = 0; hessian != nullptr && k < n * (n + 1) / 2; ++k)
        second.push_back(hessian + k);
      double value = 0.;
      energy.evaluate({0, 1},
                      arguments.data(),
                      &value,
                      gradient == nullptr ? nullptr : first.data(),
                      hessian == nullptr ? nullptr : second.data());
      return value;
    };
    std::array<double, n> gradient{};
    std::array<double, n *(n + 1) / 2> hessian{};
    const double value = at(gradient.data(), hessian.data());
    const double h = 0.4 * 0.4 * 0.4 * (10. - 15. * 0.4 + 6. * 0.16);
    EXPECT_NEAR(value / (-0.5 * theory::eps_0 * (-8.1 * h + 11.9 * 0.7) * 5e12), 1., 1e-12);
    for (std::size_t i = 0; i < n; ++i)
      {
        if (i % 4 == 3)
          continue;
        const double step = 1e-4 * std::max(1., std::abs(point[i])), middle = point[i];
        std::array<double, n> above{}, below{};
        point[i] = middle + step;
        const double more = at(above.data(), nullptr);
        point[i] = middle - step;
        const double less = at(below.data(), nullptr);
        point[i] = middle;
        EXPECT_NEAR(gradient[i],
                    (more - less) / (2. * step),
                    1e-6 * std::abs(value) / std::abs(middle))
          << i;
        for (std::size_t j = 0; j < n; ++j)
          if (j % 4 != 3)
            {
              EXPECT_NEAR(hessian[of_pair(i, j, n)],
                          (above[j] - below[j]) / (2. * step),
                          1e-6 * std::abs(value) / std::abs(middle * point[j]))
                << i << ", " << j;
            }
      }
  }
} // namespace
