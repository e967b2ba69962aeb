// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The number of processes that the user asks for and the one that a launcher has started.
#include "tests/support/growing_film.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <sys/wait.h>

namespace
{
  using namespace softlattice;

  class Launcher : public testing::Test
  {
  protected:
    void SetUp() override { make_file(folder_ / "film.prm", growing_film); }

    /// Exit status of `mpirun -n STARTED softlattice run film.prm OPTIONS`, a run of one step; what it says
    /// goes to the file `said`.
    int run(const int started, const std::string &options)
    {
      const std::string command =
        "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMP_NUM_THREADS=1 mpirun "
        "--oversubscribe --bind-to none -n " +
        std::to_string(started) + " " SOFTLATTICE_BINARY_DIR "/softlattice run " +
        folder_ / "film.prm" + " -q -o " + folder_ / "film" +
        " --overwrite -s 'Time/Maximum wall time = 1 us' " + options + " > " + folder_ / "said" +
        " 2>&1";
      const int status = std::system(command.c_str());
      return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    ScratchFolder folder_;
  };

  TEST_F(Launcher, RanksThatContradictItAreRefused)
  {
    EXPECT_EQ(run(2, "--ranks 4"), 2);
    const std::string said = file_content(folder_ / "said");
    EXPECT_NE(said.find("--ranks 4 contradicts the launcher, which has started 2 processes"),
              std::string::npos)
      << said;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "film"));
    EXPECT_EQ(run(1, "--ranks 2"), 2);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "film"));
  }

  TEST_F(Launcher, RanksThatAgreeWithItAreNot)
  {
    EXPECT_EQ(run(2, "--ranks 2"), 75) << file_content(folder_ / "said");
    EXPECT_EQ(run(2, ""), 75) << file_content(folder_ / "said");
  }
} // namespace
