// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/checkpoint/manifest.h"
#include "solver/output/pvd.h"
#include "solver/output/statistics.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace softlattice;

namespace
{
  Manifest example()
  {
    Manifest manifest;
    manifest.time = 0.1 + 0.2; // the shortest text of it has 17 digits
    manifest.output.step = 7;
    manifest.output.transformed = std::numeric_limits<double>::quiet_NaN();
    manifest.output.tables = {{"statistics.csv", 7, 12345678901ull, 4294967295u},
                              {"events.csv", 0, 76, 3}};
    manifest.output.pvd = {{0., "solution/a.vtu"}, {1. / 3., "solution/b.vtu"}};
    manifest.output.steps_limited_by = {{"error", 5}, {"nucleus", 2}};
    manifest.output.warnings = {"one \"quoted\", with \xff that is no text"};
    constexpr double infinity = std::numeric_limits<double>::infinity();
    manifest.numbers = {
      {"odd ones",
       {1e-300, -0., 5e-324, std::numeric_limits<double>::quiet_NaN(), 1e308, infinity, -infinity}},
      {"none", {}}};
    manifest.states = {"rate", "noise"};
    manifest.first_means = {0.1 + 0.7};
    Nucleus nucleus;
    nucleus.id = std::numeric_limits<std::uint64_t>::max();
    nucleus.time = M_PI;
    nucleus.place = {1e-6, 2e-6, 3e-6};
    nucleus.site = "surface";
    manifest.nuclei.waiting = {nucleus};
    manifest.parameters = {{"Time/End time", "1 h"}};
    manifest.values_per_cell = 16;
    manifest.meshes = {{{3, 17}, {4, 4294967295u}}};
    manifest.values = {{384, 1}, {512, 2}};
    return manifest;
  }

  bool is_refused(const std::string &text)
  {
    try
      {
        parse_manifest(text);
      }
    catch (const FileError &)
      {
        return true;
      }
    return false;
  }

  TEST(Manifest, ReadsBackToTheLastBit)
  {
    const Manifest manifest = example();
    const Manifest again = parse_manifest(to_text(manifest));
    EXPECT_EQ(again.time, manifest.time);
    EXPECT_TRUE(std::isnan(again.output.transformed));
    EXPECT_EQ(again.output.pvd, manifest.output.pvd);
    EXPECT_EQ(again.output.steps_limited_by, manifest.output.steps_limited_by);
    ASSERT_EQ(again.output.tables.size(), 2u);
    EXPECT_EQ(again.output.tables[0].file, "statistics.csv");
    EXPECT_EQ(again.output.tables[0].rows, 7);
    EXPECT_EQ(again.output.tables[0].bytes, 12345678901ull);
    EXPECT_EQ(again.output.tables[0].crc, 4294967295u);
    ASSERT_EQ(again.numbers.size(), 2u);
    EXPECT_TRUE(again.numbers.at("none").empty());
    const std::vector<double> &odd = again.numbers.at("odd ones");
    const std::vector<double> &expected = manifest.numbers.at("odd ones");
    ASSERT_EQ(odd.size(), expected.size());
    for (std::size_t i = 0; i < odd.size(); ++i)
      EXPECT_TRUE(odd[i] == expected[i] || (std::isnan(odd[i]) && std::isnan(expected[i])));
    EXPECT_TRUE(std::signbit(odd[1]));
    EXPECT_EQ(again.states, manifest.states);
    EXPECT_EQ(again.first_means, manifest.first_means);
    ASSERT_EQ(again.nuclei.waiting.size(), 1u);
    EXPECT_EQ(again.nuclei.waiting[0].id, manifest.nuclei.waiting[0].id);
    EXPECT_EQ(again.nuclei.waiting[0].time, manifest.nuclei.waiting[0].time);
    EXPECT_TRUE(std::isnan(again.nuclei.waiting[0].rate));
    EXPECT_EQ(again.meshes[0][1].crc, 4294967295u);
    EXPECT_EQ(to_text(again), to_text(manifest));
  }

  TEST(Manifest, EveryByteThatIsChangedOrMissingIsNoticed)
  {
    const std::string text = to_text(example());
    const std::string same = to_text(parse_manifest(text));
    unsigned int unnoticed = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
      {
        std::string changed = text;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        try
          {
            // White space between the values means nothing.
            unnoticed += to_text(parse_manifest(changed)) != same;
          }
        catch (const FileError &)
          {}
        EXPECT_EQ(i + 1 < text.size(), is_refused(text.substr(0, i)));
      }
    EXPECT_EQ(unnoticed, 0u);
  }

  TEST(Manifest, OfAnotherVersionIsRefused)
  {
    std::string text = to_text(example());
    const std::string key = "\"softlattice_checkpoint\": 7";
    const std::size_t at = text.find(key);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, key.size(), "\"softlattice_checkpoint\": 6");
    try
      {
        parse_manifest(text);
        FAIL();
      }
    catch (const FileError &error)
      {
        EXPECT_NE(std::string(error.what()).find("another version"), std::string::npos);
      }
  }

  TEST(Statistics, GoesOnWithWhatItWas)
  {
    const ScratchFolder folder;
    const std::string path = folder / "statistics.csv";
    std::vector<Column> without_fraction = first_columns(), columns = without_fraction;
    columns.push_back({"LT fraction", "1", "", true});
    for (std::vector<Column> *all : {&columns, &without_fraction})
      all->push_back({"unknowns", "1", ""});
    const auto add = [](Statistics &statistics, const int step, const double t) {
      statistics.set("step", step);
      statistics.set("time", t);
      statistics.set("time step", 1. / 3.);
      statistics.set("free energy", -1e-300 * step);
      statistics.set("LT fraction", step == 2 ? std::nan("") : 0.1 * step);
      statistics.set("unknowns", 1e6 - step);
      statistics.write_row();
    };
    TableState after_step_3;
    {
      Statistics statistics(path, columns);
      for (int step = 0; step < 6; ++step)
        {
          add(statistics, step, step / 7.);
          if (step == 3)
            after_step_3 = statistics.file().state();
        }
    }
    const std::string whole = file_content(path);
    Statistics resumed(path, columns, after_step_3);
    EXPECT_EQ(resumed.rows(), 4);
    EXPECT_EQ(resumed.maximum("unknowns"), 1e6);
    EXPECT_EQ(resumed.transformation().time.size(), 4u);
    EXPECT_TRUE(std::isnan(resumed.transformation().fraction[2]));
    EXPECT_EQ(resumed.last_row().back().second, 1e6 - 3);
    add(resumed, 4, 4 / 7.);
    add(resumed, 5, 5 / 7.);
    EXPECT_EQ(file_content(path), whole);
    EXPECT_THROW(Statistics(path, without_fraction, after_step_3), FileError);
  }

  TEST(PvdFile, IsCutBackToThePiecesOfACheckpoint)
  {
    const ScratchFolder folder;
    const std::string path = folder / "solution.pvd";
    PvdFile first(path);
    first.add(0., "a.vtu");
    const std::string at_checkpoint = file_content(path);
    const PvdFile::Pieces pieces = first.pieces();
    first.add(1., "b.vtu");
    PvdFile resumed(path, pieces);
    resumed.write();
    EXPECT_EQ(file_content(path), at_checkpoint);
  }
} // namespace
