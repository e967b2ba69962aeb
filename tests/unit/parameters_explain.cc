// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/edit_distance.h"
#include "solver/base/error.h"
#include "solver/parameters/case_library.h"
#include "solver/parameters/explain.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/prm_file.h"
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/reader.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

using namespace softlattice;
namespace fs = std::filesystem;

namespace
{
  const UnitSystem &units()
  {
    static const UnitSystem system;
    return system;
  }

  struct Small
  {
    Small()
    {
      ParameterSection model = table.section("Model");
      model.choice("Rate law", &law, {"constant", "surface chain"}).about("How nuclei appear.");
      model.when("Rate law", {"constant"})
        .quantity("Interaction parameter", &interaction, "J", "eV")
        .range(0., 0.06 * 1.602176634e-19)
        .about("Repulsion of unlike halides. It makes them separate.")
        .from_equation("7")
        .from_source("T_c = 250 K", Confidence::assumed);
      table.section("Environment")
        .schedule("Relative humidity", &humidity, "1", "%")
        .range(0., 1.)
        .about("In the air.");
      table.section("Environment").file("File", &file);
      table.section("Time")
        .quantity("End time", &end, "s", "h")
        .must_be_set()
        .about("When it ends.");
    }
    Small(const Small &) = delete;
    Small &operator=(const Small &) = delete;

    std::string law = "constant";
    double interaction = 0.043 * 1.602176634e-19, end = 0.;
    Schedule humidity{0.4};
    InputFile file;
    ParameterTable table;
  };

  const std::vector<Topic> topics = {
    {"model", "free energy: polymorph", "A double well. With a quintic."},
    {"output column", "time [s]", "time at the end of the step"}};

  Explanation ask(const std::vector<std::string> &words)
  {
    const Small small;
    return explain(words, small.table, topics, units());
  }
} // namespace

TEST(Explain, TellsAllAboutAParameter)
{
  const Explanation answer = ask({"interaction", "PARAMETER"});
  EXPECT_TRUE(answer.found);
  EXPECT_EQ(answer.text,
            "Model/Interaction parameter\n"
            "  Repulsion of unlike halides. It makes them separate.\n"
            "  default     0.043 eV\n"
            "  unit        eV; a bare number is in J\n"
            "  range       0 eV … 0.06 eV\n"
            "  used when   Model/Rate law = constant\n"
            "  equation    7 of models/README.md\n"
            "  source      T_c = 250 K; assumed: judge it for your case\n");
}

TEST(Explain, FindsByWordsOfTheMeaningAndByChoices)
{
  EXPECT_NE(ask({"unlike halides"}).text.find("Model/Interaction parameter"), std::string::npos);
  EXPECT_NE(ask({"surface chain"}).text.find("Model/Rate law"), std::string::npos);
  EXPECT_NE(ask({"quintic"}).text.find("free energy: polymorph  (model)"), std::string::npos);
}

TEST(Explain, ColumnsAreFoundWithoutTheirUnit)
{
  const std::string text = ask({"time"}).text;
  EXPECT_EQ(text.rfind("time [s]  (output column)\n", 0), 0U) << text;
  EXPECT_NE(text.find("See also\n  Time/End time"), std::string::npos) << text;
}

TEST(Explain, NothingFoundSuggests)
{
  const Explanation answer = ask({"humdity"});
  EXPECT_FALSE(answer.found);
  EXPECT_NE(answer.text.find("did you mean\n  Environment/Relative humidity"), std::string::npos)
    << answer.text;
  EXPECT_FALSE(ask({"zzzzz"}).found);
  EXPECT_FALSE(ask({""}).found);
}

TEST(Explain, AFieldIsFoundUnderTheUsersOwnName)
{
  std::string kind = "conserved", start, other;
  ParameterTable table;
  table.section("Model/Field <field>")
    .choice("Kind", &kind, {"conserved"})
    .about("How it evolves.");
  table.section("Initial state").text("<field>", &start).about("The field at the beginning.");
  table.section("Initial state").text("Seed", &other).about("Of random numbers.");
  const auto text = [&](const std::string &words) {
    return explain({words}, table, topics, units()).text;
  };
  EXPECT_EQ(text("Model/Field c/Kind").rfind("Model/Field c/Kind\n  How it evolves.\n", 0), 0U)
    << text("Model/Field c/Kind");
  EXPECT_EQ(text("model/field Eta_1/kind").rfind("Model/Field Eta_1/Kind\n", 0), 0U);
  EXPECT_EQ(text("Initial state/c").rfind("Initial state/c\n  The field at the beginning.", 0), 0U);
  EXPECT_EQ(text("Initial state/Seed").rfind("Initial state/Seed\n  Of random", 0), 0U);
  EXPECT_FALSE(explain({"Model/Field c/Knid"}, table, topics, units()).found);
}

TEST(Explain, ListsAreComplete)
{
  const Small small;
  const std::string text = list_of_parameters(small.table, units());
  for (const ParameterEntry &entry : small.table.entries())
    EXPECT_NE(text.find("  " + entry.name), std::string::npos) << entry.path();
  EXPECT_NE(text.find("Choices: constant | surface chain."), std::string::npos) << text;
  EXPECT_EQ(list_of_topics(topics, "model"), "  free energy: polymorph  A double well.\n");
}

TEST(Nearest, SlipsOfThePen)
{
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3); // the textbook example
  EXPECT_EQ(edit_distance("ab", "ba"), 1);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("Abc", "aBC"), 0);
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3);
  EXPECT_GT(edit_distance("kitten", "sitting", 2), 2);
  EXPECT_GT(edit_distance("Temperature", "Relative humidity", 4), 4);
  EXPECT_EQ(nearest("Relative humdity", {"Temperature", "Relative humidity"}), "Relative humidity");
  EXPECT_EQ(nearest("Relative", {"Temperature", "Relative humidity"}), "Relative humidity");
  EXPECT_EQ(nearest("File", {"Temperature", "Environment file"}), "Environment file");
  EXPECT_EQ(nearest("xyz", {"Temperature", "Relative humidity"}), std::nullopt);
  EXPECT_EQ(nearest(std::string(100000, 'x'), {"Temperature"}), std::nullopt);
}

TEST(PrmWriter, SectionsAreNestedAndInOrder)
{
  EXPECT_EQ(prm_text({"head"},
                     {{"A", "x", "1", "why", {}, false},
                      {"A/B", "y", "", "", {"about y"}, true},
                      {"C", "z", "3", "", {}, false},
                      {"A", "long", "4", "", {}, false}}),
            "# head\n"
            "\n"
            "subsection A\n"
            "  set x    = 1  # why\n"
            "  set long = 4\n"
            "\n"
            "  subsection B\n"
            "    # about y\n"
            "    # set y =\n"
            "  end\n"
            "end\n"
            "\n"
            "subsection C\n"
            "  set z = 3\n"
            "end\n");
}

/// A library with one case that names two other files.
class CaseLibrary : public testing::Test
{
protected:
  CaseLibrary()
  {
    fs::create_directory(directory_ / "elsewhere");
    write("weather.csv", "time\n");
    write("parts/deep/no_case.prm", "");
    write("parts/base.prm", "# Base.\nsubsection Time\n  set End time = 2 h\nend\n");
    write("film.prm",
          "# SPDX-License-Identifier: X\n"
          "\n"
          "# A film in weather. It rains.\n"
          "include parts/base.prm\n"
          "subsection Environment\n"
          "  set File = weather.csv # rain\n"
          "end\n");
  }

  void write(const std::string &name, const std::string &text) const
  {
    make_file(directory_ / name, text);
  }

  const ScratchFolder folder_;
  const fs::path directory_ = folder_.path();
  Small small_;
};

TEST_F(CaseLibrary, IsListedWithWhatTheFilesSay)
{
  const std::vector<Topic> cases = shipped_cases(directory_);
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases[0].name, "film");
  EXPECT_EQ(cases[0].documentation, "A film in weather. It rains.");
  EXPECT_EQ(cases[1].name, "parts/base");
  EXPECT_TRUE(shipped_cases(directory_ / "none").empty());
}

TEST_F(CaseLibrary, ANewCaseReadsTheSameFromElsewhere)
{
  const fs::path path = directory_ / "elsewhere" / "mine.prm";
  write_new_file(path, new_case("film", directory_, small_.table, units()));
  Diagnostics diagnostics;
  read_parameters(small_.table, read_prm_file(path, diagnostics), {}, units(), {}, diagnostics);
  EXPECT_EQ(diagnostics.text(), "");
  EXPECT_EQ(fs::path(small_.file.path), directory_ / "weather.csv");
  EXPECT_EQ(small_.end, 7200.);
  const std::string text = file_content(path);
  EXPECT_NE(text.find("# A film in weather."), std::string::npos);
  EXPECT_NE(text.find(" # rain\n"), std::string::npos);
}

TEST_F(CaseLibrary, AGeneratedCaseReadsBackToTheDefaults)
{
  const std::string text = new_case("all parameters", directory_, small_.table, units());
  EXPECT_NE(text.find("  # Repulsion of unlike halides. It makes them separate.\n"),
            std::string::npos)
    << text;
  const double before = small_.interaction;
  small_.interaction = 0.;
  Diagnostics diagnostics;
  const PrmFile file = read_prm_text(text, "new.prm", {}, diagnostics);
  read_parameters(small_.table, file, {"Time/End time = 1 s"}, units(), {}, diagnostics);
  EXPECT_EQ(diagnostics.text(), "");
  EXPECT_EQ(small_.interaction, before);
}

TEST_F(CaseLibrary, NothingIsOverwrittenAndNothingInvented)
{
  EXPECT_THROW(write_new_file(directory_ / "film.prm", "x"), FileError);
  EXPECT_THROW(write_new_file(directory_ / "none" / "x.prm", "x"), FileError);
  try
    {
      new_case("flim", directory_, small_.table, units());
      FAIL();
    }
  catch (const UsageError &error)
    {
      EXPECT_STREQ(error.what(), "no case of the kind 'flim'; did you mean 'film'?");
    }
}
