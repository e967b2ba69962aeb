// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace softlattice;

namespace
{
  class ExpectedNuclei : public Program
  {};
} // namespace

// Kolmogorov: at a constant rate J and velocity X = 1 - exp(-(k t)^3). Nuclei form in what is left of
// HT only, so their number per area goes to J int exp(-(k t)^3) dt = J Gamma(4/3)/k, while
// t50 = (ln 2)^(1/3)/k. Fronts leave the edges of the film out: a per cent or two.
TEST_F(ExpectedNuclei, FormInWhatIsLeftOfTheFilm)
{
  write_case("subsection Environment\n"
             "  set Relative humidity = 50 %\n"
             "end\n"
             "subsection Model\n"
             "  subsection Interface kinetics\n"
             "    set Law = constant mobility\n"
             "  end\n"
             "end\n"
             "subsection Nucleation\n"
             "  set Rate law = constant\n"
             "  set Rate = 5e8 1/m^2/s\n"
             "end\n"
             "subsection Time\n"
             "  set End time = 150 s\n"
             "  set End LT fraction = 100 %\n"
             "end\n");
  const Outcome outcome = run({"check", "--json", "case.prm"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto told = nlohmann::json::parse(outcome.out);
  const nlohmann::json &estimate = told.contains("estimate") ? told["estimate"] : told;
  const double area = estimate.at("exposed area [m^2]").get<double>();
  const double t50 = estimate.at("t50 [s]").get<double>();
  EXPECT_NEAR(area, 1.6e-9, 1e-15);
  const double k = std::cbrt(std::log(2.)) / t50;
  EXPECT_NEAR(estimate.at("nuclei").get<double>() / (5e8 * area * std::tgamma(4. / 3.) / k),
              1.,
              0.02);
}
