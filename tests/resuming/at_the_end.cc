// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A run that was killed after its last checkpoint and before it could say that it had ended.
#include "solver/app/verbs.h"
#include "solver/output/result_directory.h"
#include "tests/support/growing_film.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/statistics_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

namespace
{
  using namespace softlattice;

  class ResumeAtTheEnd : public testing::TestWithParam<std::string>
  {};

  TEST_P(ResumeAtTheEnd, SaysSoWithoutAStep)
  {
    const ScratchFolder folder;
    make_file(folder / "film.prm", growing_film);
    make_file(folder / "case.prm", "include film.prm\nsubsection Time\n" + GetParam() + "end\n");
    std::optional<ResultDirectory> begun;
    RunOptions run;
    run.case_file = folder / "case.prm";
    run.output = folder / "result";
    run.quiet = true;
    ASSERT_EQ(verbs::run(run, MPI_COMM_WORLD, begun), 0);
    const std::string rows = without_wall_time(file_content(folder / "result/statistics.csv"));
    const std::string fields = file_content(folder / "result/solution.pvd");
    std::filesystem::remove(folder / "result/summary.json");

    ResumeOptions resume;
    resume.directory = run.output;
    resume.quiet = true;
    ASSERT_EQ(verbs::resume(resume, MPI_COMM_WORLD, begun), 0);
    EXPECT_EQ(without_wall_time(file_content(folder / "result/statistics.csv")), rows);
    EXPECT_EQ(file_content(folder / "result/solution.pvd"), fields);
    EXPECT_NE(file_content(folder / "result/summary.json").find("\"status\": \"done\""),
              std::string::npos);
  }

  INSTANTIATE_TEST_SUITE_P(,
                           ResumeAtTheEnd,
                           testing::Values(" set End time = 20 s\n",
                                           " set End LT fraction = 5 %\n"),
                           [](const auto &info) {
                             return info.index == 0 ? std::string("ByTime")
                                                    : std::string("ByFraction");
                           });
} // namespace
