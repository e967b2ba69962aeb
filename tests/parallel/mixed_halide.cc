// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A mixed halide under light, from seeds and fluctuations: the same on 1, 2 and 3 ranks, although its
// carriers look at the whole body.
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <string>

namespace
{
  using namespace softlattice;

  nlohmann::json final_values(const ScratchFolder &folder, const int ranks)
  {
    const std::string directory = folder / ("on_" + std::to_string(ranks));
    const std::string command =
      "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMP_NUM_THREADS=1 "
      "mpirun --oversubscribe --bind-to none -n " +
      std::to_string(ranks) +
      " " SOFTLATTICE_BINARY_DIR "/softlattice run " SOFTLATTICE_SOURCE_DIR
      "/parameters/light_segregation.prm -q -o " +
      directory +
      " -s 'Geometry/Size = 150 nm, 150 nm' -s 'Initial composition/Number of seeds = 2'"
      " -s 'Initial composition/Fluctuation = 0.01' -s 'Time/End time = 5 s'"
      " -s 'Time/Relative tolerance = 1e-5' -s 'Output/Times = 5 s' > " +
      (folder / "output") + " 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << file_content(folder / "output");
    return nlohmann::json::parse(file_content(directory + "/summary.json"))["final"];
  }

  TEST(MixedHalideRanks, SameCarriersAndCompositions)
  {
    const ScratchFolder folder;
    const nlohmann::json one = final_values(folder, 1);
    EXPECT_GT(one["largest carrier part [1]"], 0.5);
    for (const int ranks : {2, 3})
      {
        const nlohmann::json several = final_values(folder, ranks);
        for (const char *name : {"time [s]",
                                 "free energy [J]",
                                 "mean Br fraction [1]",
                                 "variance of Br fraction [1]",
                                 "lowest Br fraction [1]",
                                 "carrier density [1/m^3]",
                                 "largest carrier part [1]",
                                 "PL energy [eV]"})
          EXPECT_NEAR(several[name], double(one[name]), 1e-7 * std::abs(double(one[name])))
            << name << " on " << ranks << " ranks";
        EXPECT_NEAR(several["mass drift [1]"], 0., 1e-12);
      }
  }
} // namespace
