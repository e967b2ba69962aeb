// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/nucleation/simple_rates.h"
#include "models/nucleation/tabulated_rate.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/model_support.h"

#include <cmath>
#include <string>

namespace softlattice
{
  namespace
  {
    using test::humid;
    using test::set;

    TEST(ExponentialRate, IsTheClosureAtItsReference)
    {
      const PhaseTransition transition;
      const ExponentialRate law(transition);
      EXPECT_DOUBLE_EQ(law.rate(humid(298.15, 0.6), 0.), 3.8e3);
      EXPECT_NEAR(law.rate(humid(298.15, 0.7), 0.) / law.rate(humid(298.15, 0.6), 0.),
                  std::exp(3.),
                  1e-10);
      EXPECT_EQ(law.rate(humid(590., 0.6), 0.), 0.);
    }

    TEST(ConstantRate, HoldsBelowT0)
    {
      const PhaseTransition transition;
      const ConstantRate law(transition);
      EXPECT_EQ(law.rate(humid(298.15, 0.), 0.), 8e5);
      EXPECT_EQ(law.rate(humid(589.9, 1.), 0.), 8e5);
      EXPECT_EQ(law.rate(humid(590.1, 1.), 0.), 0.);
      EXPECT_EQ(NoNucleation().rate(humid(298.15, 1.), 0.), 0.);
    }

    TEST(TabulatedRate, IsLogLinearAndHeldBeyondItsEnds)
    {
      const ScratchFolder folder;
      const std::string file = folder / "rates.csv";
      make_file(file, "relative humidity [%],nucleation rate [1/cm^2/s]\n30,1\n50,100\n90,1e4\n");
      const PhaseTransition transition;
      TabulatedRate law(transition);
      ParameterTable table;
      law.declare(table);
      set(table, "Nucleation/Rate table file", InputFile{file});
      law.prepare();
      EXPECT_NEAR(law.rate(humid(298.15, 0.3), 0.), 1e4, 1e-7);
      EXPECT_NEAR(law.rate(humid(298.15, 0.4), 0.), 1e5, 1e-6);
      EXPECT_NEAR(law.rate(humid(298.15, 0.7), 0.), 1e7, 1e-4);
      EXPECT_NEAR(law.rate(humid(298.15, 0.9), 0.), 1e8, 1e-3);
      EXPECT_NEAR(law.rate(humid(298.15, 0.1), 0.), 1e4, 1e-7);
      EXPECT_NEAR(law.rate(humid(298.15, 1.0), 0.), 1e8, 1e-3);
      EXPECT_EQ(law.rate(humid(600., 0.5), 0.), 0.);

      make_file(file, "relative humidity [%],nucleation rate [1/cm^2/s]\n30,0\n20,100\n");
      try
        {
          law.prepare();
          FAIL() << "a rate of zero has no logarithm";
        }
      catch (const TableFileError &error)
        {
          ASSERT_EQ(error.problems().size(), 1u);
          EXPECT_EQ(error.problems()[0].line, 2u);
        }
    }
  } // namespace
} // namespace softlattice
