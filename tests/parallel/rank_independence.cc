// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Runs the program itself on 1, 2 and 3 ranks, on a finer mesh, with shorter steps and from its own
// effective parameters: the nuclei are the same to the byte, the fields to solver accuracy.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace
{
  namespace fs = std::filesystem;

  std::string content(const fs::path &path)
  {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  class Ranks : public testing::Test
  {
  protected:
    void SetUp() override
    {
      folder_ = fs::temp_directory_path() /
                ("softlattice_" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
      fs::remove_all(folder_);
      fs::create_directories(folder_);
      std::ofstream(folder_ / "case.prm")
        << "subsection Geometry\n set Kind = film in plan\n set Length = 8 um\n set Width = 6 "
           "um\nend\n"
           "subsection Environment\n set Temperature = 25 degC\n"
           " set Relative humidity = 60 % at 0 s, 90 % at 60 s\nend\n"
           "subsection Nucleation\n set Rate law = exponential\n set Reference rate = 1e9 "
           "1/m^2/s\nend\n"
           "subsection Model\n subsection Interface\n  set Width = 200 nm\n end\nend\n"
           "subsection Time\n set End time = 40 s\nend\n"
           "subsection Output\n set LT fraction increment = 0\nend\n";
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// Runs the case on a number of ranks; returns the result directory.
    fs::path run(const int ranks, const std::string &name, const std::string &options = {})
    {
      const fs::path directory = folder_ / name;
      const std::string command =
        "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMP_NUM_THREADS=1 "
        "mpirun --oversubscribe --bind-to none -n " +
        std::to_string(ranks) + " " SOFTLATTICE_BINARY_DIR "/softlattice run " +
        (folder_ / case_).string() + " -q -o " + directory.string() + " " + options + " > " +
        (folder_ / "output").string() + " 2>&1";
      EXPECT_EQ(std::system(command.c_str()), 0) << content(folder_ / "output");
      return directory;
    }

    static double final_value(const fs::path &directory, const std::string &column)
    {
      return nlohmann::json::parse(content(directory / "summary.json"))["final"][column];
    }

    fs::path folder_;
    std::string case_ = "case.prm";
  };

  TEST_F(Ranks, SameNucleiAndFieldsOnOneTwoAndThree)
  {
    const fs::path one = run(1, "one");
    const std::string events = content(one / "events.csv");
    EXPECT_GE(std::count(events.begin(), events.end(), '\n'), 6) << events;
    for (const int ranks : {2, 3})
      {
        const fs::path several = run(ranks, "on_" + std::to_string(ranks));
        EXPECT_EQ(content(several / "events.csv"), events) << ranks << " ranks";
        for (const std::string column : {"LT fraction [1]", "free energy [J]"})
          {
            const double expected = final_value(one, column);
            // Round-off, amplified by the choices of an adaptive method: far below its tolerance.
            EXPECT_NEAR(final_value(several, column), expected, 1e-6 * std::abs(expected))
              << column << " on " << ranks << " ranks";
          }
      }
  }

  TEST_F(Ranks, SameNucleiOnAFinerMeshAndWithShorterSteps)
  {
    const std::string events = content(run(1, "one") / "events.csv");
    EXPECT_EQ(
      content(run(2, "finer", "-s 'Discretisation/Points per interface = 12'") / "events.csv"),
      events);
    EXPECT_EQ(content(run(1, "shorter", "-s 'Time/Largest step = 0.1 s'") / "events.csv"), events);
  }

  TEST_F(Ranks, EffectiveParametersRepeatTheRun)
  {
    const fs::path first = run(1, "first");
    const std::string events = content(first / "events.csv");
    case_ = "first/parameters.effective.prm";
    for (const int ranks : {1, 2})
      EXPECT_EQ(content(run(ranks, "again_" + std::to_string(ranks)) / "events.csv"), events);
  }
} // namespace
