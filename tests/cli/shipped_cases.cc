// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Every shipped case is set up and takes its first step, in which often nothing happens yet.
#include "tests/cli/program.h"

namespace
{
  using namespace softlattice;

  using ShippedCases = Program;

  TEST_F(ShippedCases, TakeTheirFirstStep)
  {
    int n_cases = 0;
    for (const auto &file :
         std::filesystem::recursive_directory_iterator(SOFTLATTICE_SOURCE_DIR "/parameters"))
      if (file.path().extension() == ".prm" && file.path().parent_path().filename() != "study")
        {
          const std::string name = file.path().stem().string();
          const Outcome first_step =
            run({"run", file.path(), "-q", "-o", name, "-s", "Time/Maximum wall time = 1 us"});
          EXPECT_EQ(first_step.status, 75) << name << ": " << first_step.err;
          EXPECT_TRUE(std::filesystem::exists(path(name + "/checkpoint"))) << name;
          ++n_cases;
        }
    EXPECT_GE(n_cases, 23);
  }
} // namespace
