// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Holds for every law of the registry, present and future: nothing here names one of them.
#include "models/free_energy/free_energy.h"
#include "models/free_energy/polymorph.h"
#include "models/mixed_halide/halide_energy.h"
#include "models/model_set.h"
#include "models/registry.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/model_support.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// What laws build on, with its parameters.
    struct Foundations
    {
      Foundations()
      {
        transition.declare(table);
        water.declare(table);
        vacancies.declare(table);
        kinetics.declare(table);
      }
      LawContext context() const { return {transition, water, vacancies, kinetics}; }
      EnergyContext energy_context() const { return {transition, mixing}; }

      ParameterTable table;
      PhaseTransition transition;
      SurfaceWater water;
      SurfaceVacancies vacancies;
      KineticsSelection kinetics{transition, water, vacancies};
      RegularSolution mixing{transition};
    };

    class EveryLaw : public ::testing::TestWithParam<ModelDescription>
    {
    protected:
      Foundations base;
    };

    TEST_P(EveryLaw, IsDescribed)
    {
      const ModelDescription &d = GetParam();
      EXPECT_FALSE(d.kind.empty());
      EXPECT_FALSE(d.name.empty());
      EXPECT_GT(d.documentation.size(), 40u);
      EXPECT_FALSE(d.equation.empty());
      EXPECT_FALSE(d.source.empty());
      EXPECT_FALSE(d.validity.empty());
      const int factories =
        bool(d.free_energy) + bool(d.interface_kinetics) + bool(d.nucleation_rate);
      EXPECT_EQ(factories, d.kind == "surface" || d.kind == "mixed halide" ? 0 : 1);
      EXPECT_EQ(bool(d.free_energy), d.kind == "free energy");
      EXPECT_EQ(bool(d.interface_kinetics), d.kind == "interface kinetics");
      EXPECT_EQ(bool(d.nucleation_rate), d.kind == "nucleation rate");
    }

    TEST_P(EveryLaw, FreeEnergyHasTheDerivativesOfItsValueAndIgnoresHumidity)
    {
      if (!GetParam().free_energy)
        return;
      const std::unique_ptr<FreeEnergy> energy = GetParam().free_energy(base.energy_context());
      if (auto *polymorph = dynamic_cast<PolymorphEnergy *>(energy.get()))
        polymorph->set_interface(2e6, 0.01);
      if (auto *both = dynamic_cast<HalideTransformationEnergy *>(energy.get()))
        both->set_interface(2e6, 0.5);
      const std::size_t n = energy->n_fields();
      const std::size_t n_second = n * (n + 1) / 2;
      const std::size_t points = 13;

      // Fields inside 0.05 ... 0.95, different in each.
      std::vector<std::vector<double>> u(n, std::vector<double>(points));
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t p = 0; p < points; ++p)
          u[i][p] = 0.05 + 0.9 * std::fmod(0.37 * double(i) + double(p) / double(points), 1.);

      using Rows = std::vector<std::vector<double>>;
      const auto pointers = [](Rows &rows) {
        std::vector<double *> result;
        for (auto &row : rows)
          result.push_back(row.data());
        return result;
      };
      for (const double temperature : {250., 298.15, 590., 650.})
        {
          PointState state;
          state.temperature = temperature;
          std::vector<const double *> fields;
          for (auto &row : u)
            fields.push_back(row.data());
          std::vector<double> value(points);
          Rows gradient(n, std::vector<double>(points)),
            hessian(n_second, std::vector<double>(points));
          const auto run = [&](std::vector<double> &f, Rows &g, Rows &h) {
            energy->evaluate(points,
                             fields.data(),
                             state,
                             f.data(),
                             pointers(g).data(),
                             pointers(h).data());
          };
          run(value, gradient, hessian);

          std::vector<double> plus(points), minus(points);
          Rows g_plus = gradient, g_minus = gradient, h_other = hessian;
          double scale = 1.;
          for (const double f : value)
            scale = std::max(scale, std::abs(f));
          const double step = 1e-5;
          for (std::size_t i = 0; i < n; ++i)
            {
              for (double &x : u[i])
                x += step;
              run(plus, g_plus, h_other);
              for (double &x : u[i])
                x -= 2. * step;
              run(minus, g_minus, h_other);
              for (double &x : u[i])
                x += step;
              for (std::size_t p = 0; p < points; ++p)
                {
                  ASSERT_TRUE(std::isfinite(value[p]));
                  EXPECT_NEAR(gradient[i][p], (plus[p] - minus[p]) / (2. * step), 1e-4 * scale);
                  for (std::size_t j = i; j < n; ++j)
                    EXPECT_NEAR(hessian[i * n - i * (i + 1) / 2 + j][p],
                                (g_plus[j][p] - g_minus[j][p]) / (2. * step),
                                1e-3 * scale);
                }
            }

          state.relative_humidity = 0.9;
          std::vector<double> humid_value(points);
          Rows humid_gradient = gradient, humid_hessian = hessian;
          run(humid_value, humid_gradient, humid_hessian);
          run(value, gradient, hessian);
          EXPECT_EQ(humid_value, value);
          EXPECT_EQ(humid_gradient, gradient);
          EXPECT_EQ(humid_hessian, hessian);
        }
    }

    TEST_P(EveryLaw, MobilityIsPositiveAndFiniteAndFrontsTurnAtT0)
    {
      if (!GetParam().interface_kinetics)
        return;
      const std::unique_ptr<InterfaceKinetics> law = GetParam().interface_kinetics(base.context());
      ParameterTable table;
      law->declare(table);
      for (const double x : {0., 1. / 3., 2. / 3., 1.})
        {
          test::set(base.table, "Model/Free energy/Br fraction", x);
          const double t0 = base.transition.equilibrium_temperature();
          for (const double water : {0., 1e-6, 0.5, 3., 50.})
            {
              for (double temperature = 200.; temperature <= 1000.; temperature += 10.)
                {
                  const double mobility = law->mobility(temperature, water);
                  EXPECT_TRUE(std::isfinite(mobility) && mobility > 0.)
                    << temperature << ' ' << water;
                }
              EXPECT_EQ(law->velocity(t0, water), 0.);
              EXPECT_GT(law->velocity(t0 - 0.01, water), 0.);
              EXPECT_LT(law->velocity(t0 + 0.01, water), 0.);
            }
        }
    }

    TEST_P(EveryLaw, NucleationRateIsFiniteAndVanishesAboveT0)
    {
      if (!GetParam().nucleation_rate)
        return;
      const std::unique_ptr<NucleationRate> law = GetParam().nucleation_rate(base.context());
      ParameterTable table;
      law->declare(table);
      // A file with numbers a law may need; laws ask for what they know.
      const ScratchFolder folder;
      const std::string rates = folder / "rates.csv";
      make_file(rates, "relative humidity [%],nucleation rate [1/m^2/s]\n10,1e3\n90,1e8\n");
      for (const ParameterEntry &entry : table.entries())
        if (auto *const *file = std::get_if<InputFile *>(&entry.target))
          (*file)->path = rates;
      law->prepare();
      for (const double x : {0., 1. / 3., 2. / 3., 1.})
        {
          test::set(base.table, "Model/Free energy/Br fraction", x);
          // Where the film holds more or less bromide than it does on average, that counts.
          for (const double local : {x, 0., 0.2, 1.})
            {
              const double t0 = base.transition.equilibrium_temperature(local);
              for (const double humidity : {0., 1e-9, 0.01, 0.3, 0.6, 0.9, 1.})
                for (double temperature = 200.; temperature <= 1000.; temperature += 5.)
                  {
                    const double j = law->rate(test::humid(temperature, humidity), local);
                    EXPECT_TRUE(std::isfinite(j) && j >= 0.) << temperature << ' ' << humidity;
                    if (temperature >= t0)
                      {
                        EXPECT_EQ(j, 0.) << temperature << ' ' << humidity;
                      }
                  }
            }
        }
    }

    std::string test_name(const ::testing::TestParamInfo<ModelDescription> &info)
    {
      std::string name = info.param.kind + "_" + info.param.name;
      for (char &c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0)
          c = '_';
      return name;
    }

    INSTANTIATE_TEST_SUITE_P(Registry, EveryLaw, ::testing::ValuesIn(model_registry()), test_name);

    TEST(Registry, NamesAreUniqueWithinTheirKind)
    {
      std::set<std::string> seen;
      for (const ModelDescription &d : model_registry())
        EXPECT_TRUE(seen.insert(d.kind + "/" + d.name).second) << d.name;
    }

    TEST(ModelParameters, AreDocumentedWithinRangeAndUnique)
    {
      ModelSet models;
      ParameterTable table;
      models.declare(table);
      std::set<std::string> seen;
      EXPECT_GT(table.entries().size(), 40u);
      for (const ParameterEntry &entry : table.entries())
        {
          EXPECT_TRUE(seen.insert(entry.path()).second) << entry.path() << " is declared twice";
          EXPECT_GT(entry.meaning.size(), 10u) << entry.path();
          EXPECT_FALSE(entry.source.empty()) << entry.path();
          EXPECT_FALSE(entry.si_unit.empty()) << entry.path();
          EXPECT_FALSE(entry.display_unit.empty()) << entry.path();
          if (auto *const *number = std::get_if<double *>(&entry.target))
            {
              EXPECT_TRUE(std::isfinite(entry.lowest) && std::isfinite(entry.highest))
                << entry.path();
              if (std::isnan(**number)) // what is not set follows from something else, and says so
                EXPECT_NE(entry.meaning.find("If it is not set"), std::string::npos)
                  << entry.path();
              else
                {
                  EXPECT_GE(**number, entry.lowest) << entry.path();
                  EXPECT_LE(**number, entry.highest) << entry.path();
                }
              EXPECT_FALSE(entry.equation.empty() && entry.confidence != Confidence::numerical)
                << entry.path();
            }
          if (!entry.choices.empty())
            {
              const std::string &chosen = *std::get<std::string *>(entry.target);
              EXPECT_NE(std::find(entry.choices.begin(), entry.choices.end(), chosen),
                        entry.choices.end())
                << entry.path();
            }
          for (const Condition &condition : entry.conditions)
            {
              const ParameterEntry *selector = nullptr;
              for (const ParameterEntry &other : table.entries())
                if (other.path() == condition.selector)
                  selector = &other;
              ASSERT_NE(selector, nullptr) << entry.path() << " depends on " << condition.selector;
              const std::vector<std::string> choices =
                std::holds_alternative<bool *>(selector->target)
                  ? std::vector<std::string>{"true", "false"}
                  : selector->choices;
              for (const std::string &choice : condition.choices)
                EXPECT_NE(std::find(choices.begin(), choices.end(), choice), choices.end())
                  << entry.path() << " depends on " << choice;
            }
        }
      EXPECT_TRUE(table.findings().empty());
    }

    /// All "(n)" at the end of an equation line of models/README.md.
    std::set<int> equations_of_the_readme()
    {
      std::ifstream readme(std::string(SOFTLATTICE_SOURCE_DIR) + "/models/README.md");
      std::set<int> numbers;
      std::string line;
      while (std::getline(readme, line))
        {
          const std::size_t open = line.rfind('(');
          if (line.compare(0, 4, "    ") == 0 && open != std::string::npos && line.back() == ')')
            {
              std::istringstream text(line.substr(open + 1));
              int number = 0;
              if (text >> number && text.get() == ')')
                numbers.insert(number);
            }
        }
      return numbers;
    }

    /// The numbers in "12", "2, 3, 4" or "15 to 23".
    std::vector<int> cited(const std::string &text)
    {
      std::string spaced = text;
      for (char &c : spaced)
        if (c == ',')
          c = ' ';
      std::istringstream words(spaced);
      std::vector<int> numbers;
      std::string word;
      while (words >> word)
        if (word == "to")
          {
            int last = 0;
            words >> last;
            for (int i = numbers.back() + 1; i <= last; ++i)
              numbers.push_back(i);
          }
        else
          numbers.push_back(std::stoi(word));
      return numbers;
    }

    TEST(ModelParameters, CiteEquationsThatExist)
    {
      const std::set<int> known = equations_of_the_readme();
      ASSERT_GT(known.size(), 20u);
      ModelSet models;
      ParameterTable table;
      models.declare(table);
      for (const ParameterEntry &entry : table.entries())
        for (const int number : cited(entry.equation))
          EXPECT_TRUE(known.count(number)) << entry.path() << " cites (" << number << ')';
      for (const ModelDescription &d : model_registry())
        for (const int number : cited(d.equation))
          EXPECT_TRUE(known.count(number)) << d.name << " cites (" << number << ')';
    }

    TEST(ModelSet, ReactsToTheSelectionsOfTheTable)
    {
      ModelSet models;
      ParameterTable table;
      models.declare(table);
      models.prepare(3600.);
      const Conditions c = test::humid(298.15, 0.6);
      const double chain = models.nominal_nucleation_rate(c);
      EXPECT_NEAR(chain, 3.8e3, 0.05e3);
      EXPECT_GT(models.front_velocity(c), 30e-9);
      test::choose(table, "Nucleation/Rate law", "none");
      EXPECT_EQ(models.nominal_nucleation_rate(c), 0.);
      test::choose(table, "Model/Interface kinetics/Law", "constant mobility");
      EXPECT_NEAR(models.front_velocity(c),
                  -2e-15 * models.transition().driving_force(298.15),
                  1e-15);
      // The phase field moves at the velocity of the kinetics: v = 6 L lambda s |dg| c(P).
      const PhaseFieldCoefficients &k = models.coefficients();
      const double force = std::abs(models.transition().driving_force(298.15));
      EXPECT_NEAR(6. * models.phase_field_mobility(c) * k.profile_length * k.driving_force_scale *
                    force * front_velocity_ratio(k.control_parameter(force)),
                  models.front_velocity(c),
                  1e-12 * models.front_velocity(c));
    }
  } // namespace
} // namespace softlattice
