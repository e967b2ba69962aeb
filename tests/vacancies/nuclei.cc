// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A voltage drives vacancies to one end of a film; there nuclei of LT form more often, at the rate that the law of the surface has
// with that many vacancies, (321).
#include "models/surface/surface_vacancies.h"
#include "tests/vacancies/part_run.h"
#include "tests/vacancies/theory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace softlattice::tests::nuclei_under_voltage
{
  constexpr double length = 2e-6, depth = 1e-3, thickness = 10e-9, fraction = 1e-7;
  constexpr double order = 4.; // m of (19)

  /// A film in section, one cell thick, between two ends, in air of 80 %, whose fronts do not move. Its vacancies, L_D = 0.14 um, are at rest after
  /// some L^2/D = 0.2 s.
  std::string film(const double voltage, const std::string &more = "")
  {
    return fmt::format(
      "subsection Model\n set Parts = phase, vacancies\n subsection Interface\n  set Width = 60 "
      "nm\n end\n"
      " subsection Interface kinetics\n  set Law = constant mobility\n"
      "  set Interface mobility = 1e-28 m^4/J/s\n end\nend\n"
      "subsection Geometry\n set Kind = film in section\n set Length = {} m\n set Thickness = {} "
      "m\n"
      " set Depth = {} m\nend\n"
      "subsection Environment\n set Temperature = 25 degC\n set Relative humidity = 80 %\nend\n"
      "subsection Nucleation\n set Rate law = surface chain\n set Dry channel = left out\n"
      " set Vacancy order = {}\n set Seed = 3\nend\n"
      "subsection Vacancies\n set Initial vacancies = given\n set Initial fraction = {}\n"
      " set Voltage = {} V\n{}end\n"
      "subsection Discretisation\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 1 d\nend\n",
      length,
      thickness,
      depth,
      order,
      fraction,
      voltage,
      more);
  }

  /// J [1/m^2/s] where the odds of vacancies are r times those of the beginning.
  double law(const ModelSet &models, const double r)
  {
    const Conditions air = models.environment().at(0.);
    const double c = models.vacancies().fraction(air.temperature, models.water().layer(air));
    const double more = r * c / (1. - c + r * c) / c; // c_s' over c_s
    return models.nucleation_rate().rate(air, 0.) * std::pow(more, order);
  }

  struct Counted
  {
    double expected_left = 0., expected_right = 0.;
    int left = 0, right = 0;
  };

  /// Nuclei in both halves, and as many as there should be by the profile of vacancies at rest.
  Counted nuclei_under(const double voltage)
  {
    constexpr double at_rest = 20.;
    PartRun run(film(voltage));
    while (run.now() < at_rest)
      run.simulation->advance(at_rest, "test");
    const ModelSet &models = run.what.models;
    const auto odds = [](const double c) { return c / (1. - c); };
    const auto rate_at = [&](const double x) {
      const double c = run.values_at("vacancies", {{x, thickness, 0.}})[0];
      return law(models, odds(c) / odds(fraction));
    };
    Counted counted;
    constexpr int n = 400;
    for (int k = 0; k < n; ++k)
      {
        const double x = (k + 0.5) / n * length;
        (x < 0.5 * length ? counted.expected_left : counted.expected_right) +=
          rate_at(x) * depth * length / n;
      }
    const double duration = 150. / (counted.expected_left + counted.expected_right);
    counted.expected_left *= duration;
    counted.expected_right *= duration;
    const double end = at_rest + duration;
    while (run.now() < end)
      for (const Nucleus &nucleus : run.simulation->advance(end, "test").births)
        {
          ++(nucleus.place[0] < 0.5 * length ? counted.left : counted.right);
          // Of the place, but for where between nodes the logarithm is linear and where the profile itself is.
          EXPECT_NEAR(nucleus.rate / rate_at(nucleus.place[0]), 1., 0.03) << nucleus.place[0];
          EXPECT_EQ(nucleus.place[1], thickness);
        }
    return counted;
  }

  TEST(NucleiUnderVoltage, FormWhereVacanciesGather)
  {
    const Counted up = nuclei_under(0.1), down = nuclei_under(-0.1);
    for (const Counted &one : {up, down})
      {
        EXPECT_NEAR(one.left, one.expected_left, 4. * std::sqrt(one.expected_left) + 1.);
        EXPECT_NEAR(one.right, one.expected_right, 4. * std::sqrt(one.expected_right) + 1.);
      }
    // Positive vacancies leave the positive electrode, at the right.
    EXPECT_GT(up.left, 10 * (up.right + 1));
    EXPECT_GT(down.right, 10 * (down.left + 1));
  }

  // Where nothing pulls at them they are as many as they were, and nuclei too.
  TEST(NucleiUnderVoltage, FormAsEverWithoutOneOrWhereTheyDoNotSeeVacancies)
  {
    for (const auto &[voltage, more] :
         {std::pair<double, std::string>{0., ""}, {0.1, " set Nuclei see vacancies = false\n"}})
      {
        PartRun run(film(voltage, more));
        const double ambient = law(run.what.models, 1.);
        std::vector<Nucleus> born;
        const double end = 40. / (ambient * length * depth);
        while (run.now() < end)
          for (const Nucleus &nucleus : run.simulation->advance(end, "test").births)
            born.push_back(nucleus);
        EXPECT_NEAR(static_cast<double>(born.size()), 40., 4. * std::sqrt(40.));
        for (const Nucleus &nucleus : born)
          EXPECT_NEAR(nucleus.rate / ambient, 1., 5e-3);
      }
  }
} // namespace softlattice::tests::nuclei_under_voltage
