// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Every shipped case on several processes, with every verb, up to files that VTK reads without a word. A new
// case is taken in by itself.
#include "postprocess/result_reader.h"
#include "tests/parallel/on_ranks.h"
#include "tests/support/statistics_file.h"
#include "tests/support/vtk_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <regex>

namespace
{
  namespace fs = std::filesystem;
  using namespace softlattice;

  const std::string shipped = SOFTLATTICE_SOURCE_DIR "/parameters/";
  const std::string one_step = " -s 'Time/Maximum wall time = 1 us'";

  std::vector<std::string> shipped_cases()
  {
    std::vector<std::string> cases;
    for (const auto &file : fs::recursive_directory_iterator(shipped))
      if (file.path().extension() == ".prm" && file.path().parent_path().filename() != "study")
        cases.push_back(file.path().string());
    std::sort(cases.begin(), cases.end());
    return cases;
  }

  /// Expects a command of so many processes to end so.
  void expect_status(const int expected, const int ranks, const std::string &arguments)
  {
    const ScratchFolder folder;
    EXPECT_EQ(shell(program_on(ranks) + arguments, folder / "output"), expected)
      << arguments << " on " << ranks << " processes\n"
      << file_content(folder / "output");
  }

  /// Whether a run has written fields after the first ones, and a nucleus where some can form.
  bool has_come_far_enough(const std::string &directory)
  {
    if (!fs::exists(directory + "/statistics.csv") || !fs::exists(directory + "/solution.pvd"))
      return false;
    const std::string list = file_content(directory + "/solution.pvd");
    const std::string first = "<DataSet";
    const std::size_t second = list.find(first, list.find(first) + 1);
    if (second == std::string::npos)
      return false;
    const std::string parameters = file_content(directory + "/parameters.effective.prm");
    return !fs::exists(directory + "/events.csv") ||
           std::regex_search(parameters, std::regex("set Rate law *= none")) ||
           csv_rows(file_content(directory + "/events.csv")).size() > 1;
  }

  /// Every file that the .pvd lists, and those that they list, as VTK sees them; how many outputs there are.
  std::size_t expect_sound_fields(const std::string &directory)
  {
    const VtkMessages vtk;
    const std::vector<OutputRecord> records = read_pvd(directory);
    for (const OutputRecord &record : records)
      EXPECT_GT(read_as_paraview(record.file)->GetNumberOfCells(), 0) << record.file;
    for (const auto &file : fs::directory_iterator(directory + "/solution"))
      if (file.path().extension() == ".vtu")
        read_as_paraview(file.path().string());
    EXPECT_EQ(vtk.text(), "") << directory;
    return records.size();
  }

  void expect_sound_tables(const std::string &directory)
  {
    for (const auto &file : fs::directory_iterator(directory))
      if (file.path().extension() == ".csv")
        {
          const auto rows = csv_rows(file_content(file.path().string()));
          ASSERT_FALSE(rows.empty()) << file.path();
          for (const auto &row : rows)
            EXPECT_EQ(row.size(), rows[0].size()) << file.path();
        }
  }

  /// Draws a result, and expects a picture of each output.
  void expect_pictures(const int ranks, const std::string &directory)
  {
    expect_status(0, ranks, "render " + directory + " --width 240 --height 180");
    std::size_t n_frames = 0;
    if (fs::exists(directory + "/render"))
      for (const auto &file : fs::directory_iterator(directory + "/render"))
        if (file.path().filename().string().rfind("frame_", 0) == 0)
          {
            ++n_frames;
            EXPECT_GT(file.file_size(), 500u) << file.path();
          }
    EXPECT_EQ(n_frames, expect_sound_fields(directory));
    // And a page with the last row of its table to the last digit.
    expect_status(0, ranks, "report " + directory);
    const std::string page = file_content(directory + "/report.html");
    EXPECT_LT(page.size(), 5000000u) << directory;
    const auto rows = csv_rows(file_content(directory + "/statistics.csv"));
    for (const std::string &cell : rows.back())
      EXPECT_TRUE(cell == "nan" ||
                  page.find("<td class=\"number\">" + cell + "</td>") != std::string::npos)
        << directory << ": " << cell;
  }

  /// An end of time some steps after that of a run.
  std::string a_little_longer(const std::string &directory)
  {
    const auto rows = csv_rows(file_content(directory + "/statistics.csv"));
    const auto value = [&](const std::string &name) {
      for (std::size_t i = 0; i < rows[0].size(); ++i)
        if (rows[0][i].rfind(name + " [", 0) == 0)
          return std::stod(rows.back().at(i));
      throw std::runtime_error("no column " + name);
    };
    std::ostringstream text;
    text.precision(17);
    text << " -s 'Time/End time = " << value("time") + 5. * value("time step") << "'";
    return text.str();
  }

  struct ShippedCases : testing::TestWithParam<std::string>
  {
    const ScratchFolder folder;
  };

  TEST_P(ShippedCases, WriteSoundFieldsOnTwo)
  {
    expect_status(75, 2, "run " + GetParam() + " -q -o " + folder / "two" + one_step);
    EXPECT_TRUE(fs::exists(folder / "two/checkpoint"));
    EXPECT_GT(expect_sound_fields(folder / "two"), 0u);
  }

  TEST_P(ShippedCases, LongSweepOverVerbsAndRanks)
  {
    std::vector<std::vector<std::string>> nuclei; // of one process
    for (const int ranks : {1, 2, 3})
      {
        SCOPED_TRACE(ranks);
        const std::string directory = folder / ("on_" + std::to_string(ranks));
        expect_status(0, ranks, "check " + GetParam());

        auto run = std::async(std::launch::async, [&] {
          return shell(program_on(ranks) + "run " + GetParam() + " -o " + directory,
                       directory + ".output");
        });
        // Some have their first output after minutes.
        const auto begin = std::chrono::steady_clock::now();
        const auto has_waited = [&] {
          return std::chrono::steady_clock::now() - begin > std::chrono::seconds(10) &&
                 fs::exists(directory + "/statistics.csv") &&
                 csv_rows(file_content(directory + "/statistics.csv")).size() > 3;
        };
        while (run.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
          if (has_come_far_enough(directory) || has_waited())
            {
              make_file(directory + "/STOP", "");
              break;
            }
        const int status = run.get();
        ASSERT_TRUE(status == 75 || status == 0) << status << file_content(directory + ".output");
        expect_pictures(ranks, directory);

        expect_status(0, ranks, "resume " + directory + " -q" + a_little_longer(directory));
        expect_pictures(ranks, directory);
        expect_sound_tables(directory);
        const auto summary = nlohmann::json::parse(file_content(directory + "/summary.json"));
        EXPECT_EQ(summary["status"], "done");
        EXPECT_EQ(summary["exit_code"], 0);

        if (!fs::exists(directory + "/events.csv"))
          continue;
        // They have been stopped at different times: what they have in common is the same.
        const auto here = csv_rows(file_content(directory + "/events.csv"));
        if (nuclei.empty())
          nuclei = here;
        for (std::size_t i = 0; i < std::min(here.size(), nuclei.size()); ++i)
          EXPECT_EQ(here[i], nuclei[i]);
      }
  }

  INSTANTIATE_TEST_SUITE_P(, ShippedCases, testing::ValuesIn(shipped_cases()), [](const auto &one) {
    return fs::path(one.param).stem().string();
  });

  TEST(EveryVerb, WorksOnAnyNumberOfRanksAndOnTheirResults)
  {
    const ScratchFolder folder;
    const std::string demonstration = shipped + "humid_film.prm"; // begins with a single cell
    for (const int ranks : {1, 2, 3})
      {
        const std::string directory = folder / ("on_" + std::to_string(ranks));
        expect_status(0, ranks, "check " + demonstration);
        expect_status(0,
                      ranks,
                      "run " + demonstration + " -q -o " + directory + " -s 'Time/End time = 5 s'");
        for (const int others : {1, ranks})
          expect_pictures(others, directory);
        expect_status(0, ranks % 3 + 1, "resume " + directory + " -q -s 'Time/End time = 10 s'");
        expect_pictures(1, directory);
        expect_sound_tables(directory);
        expect_status(0,
                      ranks,
                      "phase-diagram " + shipped + "light_segregation.prm -o " + directory +
                        "_diagram -s 'Phase diagram/Temperatures = 2'"
                        " -s 'Phase diagram/Compositions = 3'");
        EXPECT_TRUE(fs::exists(directory + "_diagram/phase_diagram.png"));
        expect_status(0, ranks, "new humid_film -o " + directory + ".prm");
        expect_status(0, ranks, "explain Relative humidity");
        expect_status(0, ranks, "list cases");
        expect_status(0, ranks, "--version");
      }
  }
} // namespace
