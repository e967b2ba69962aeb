// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A mixed halide under light, from seeds and fluctuations: the same on 1, 2 and 3 ranks, although its
// carriers look at the whole body.
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

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

  /// Rows of time, photon energy and intensity.
  std::vector<std::vector<double>> spectrum(const ScratchFolder &folder, const int ranks)
  {
    std::istringstream text(
      file_content(folder / ("on_" + std::to_string(ranks) + "/photoluminescence.csv")));
    std::string line;
    std::getline(text, line);
    EXPECT_EQ(line, "time [s],photon energy [eV],photoluminescence [1/eV]\r");
    std::vector<std::vector<double>> rows;
    while (std::getline(text, line))
      {
        double t = 0., energy = 0., intensity = 0.;
        EXPECT_EQ(std::sscanf(line.c_str(), "%lf,%lf,%lf", &t, &energy, &intensity), 3) << line;
        rows.push_back({t, energy, intensity});
      }
    EXPECT_GT(rows.size(), 1000u); // at the beginning and in the end
    return rows;
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
                                 "PL energy [eV]",
                                 "PL peak [eV]"})
          EXPECT_NEAR(several[name], double(one[name]), 1e-7 * std::abs(double(one[name])))
            << name << " on " << ranks << " ranks";
        EXPECT_NEAR(several["mass drift [1]"], 0., 1e-12);
        // The spectrum, on the same energies.
        const std::vector<std::vector<double>> here = spectrum(folder, ranks);
        const std::vector<std::vector<double>> there = spectrum(folder, 1);
        ASSERT_EQ(here.size(), there.size());
        for (std::size_t i = 0; i < here.size(); ++i)
          {
            EXPECT_EQ(here[i][1], there[i][1]);
            EXPECT_NEAR(here[i][2], there[i][2], 1e-6) << here[i][0] << ' ' << here[i][1];
          }
      }
  }
} // namespace
