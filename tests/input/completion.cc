// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What shells complete, and the manual page: everything that the program knows, and nothing else.
#include "solver/app/completion.h"

#include "solver/app/man_page.h"
#include "solver/case/case.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

namespace
{
  using namespace softlattice;
  using Lines = std::vector<std::string>;

  Lines lines_of(const std::string &command)
  {
    Lines lines = {""};
    std::FILE *const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr)
      throw std::runtime_error("cannot start a shell");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
      if (c == '\n')
        lines.emplace_back();
      else
        lines.back() += static_cast<char>(c);
    EXPECT_EQ(::pclose(pipe), 0) << command;
    lines.pop_back(); // behind the last line
    return lines;
  }

  /// bash with the completion that the program writes, in an empty folder.
  class BashCompletion : public testing::Test
  {
  protected:
    BashCompletion()
    {
      make_file(folder_ / "completion", bash_completion(all_verbs(), command_words({})));
    }

    /// What is offered for the last of the words, which stand as they are typed: with their quotation marks.
    Lines offered(const Lines &words) const
    {
      std::string script = "source completion; COMP_WORDS=(softlattice";
      for (const std::string &word : words)
        {
          std::string quoted;
          for (const char c : word)
            quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
          script += " '" + quoted + "'";
        }
      script += "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _softlattice; "
                "((${#COMPREPLY[@]} == 0)) || printf \"%s\\n\" \"${COMPREPLY[@]}\"\n";
      make_file(folder_ / "script", script);
      Lines lines = lines_of("cd '" + folder_.path() + "' && bash --norc --noprofile script 2>&1");
      std::sort(lines.begin(), lines.end());
      return lines;
    }

    ScratchFolder folder_;
  };

  Lines sorted(Lines lines)
  {
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  TEST_F(BashCompletion, OffersEveryVerbAndEveryOption)
  {
    Lines verbs = {"--help", "--version"};
    for (const Verb &verb : all_verbs())
      {
        verbs.push_back(verb.name);
        Lines options;
        for (const auto &option : verb.options.options())
          for (const std::string &name : names_of(*option))
            options.push_back(name);
        EXPECT_EQ(offered({verb.name, "-"}), sorted(options)) << verb.name;
      }
    EXPECT_EQ(offered({""}), sorted(verbs));
    EXPECT_EQ(offered({"s"}), (Lines{"survival", "sweep"}));
    EXPECT_EQ(offered({"render", "--fi"}), Lines{"--field"});
  }

  TEST_F(BashCompletion, OffersEveryParameterAndItsChoices)
  {
    const Case what;
    Lines wanted;
    for (const ParameterEntry &entry : what.table.entries())
      if (entry.path().compare(0, 9, "Geometry/") == 0)
        wanted.push_back(entry.path());
    ASSERT_GT(wanted.size(), 20U);
    EXPECT_EQ(offered({"run", "a.prm", "-s", "Geometry/"}), sorted(wanted));
    // Of one name alone the next is the value, which `offered` would begin with the default.
    EXPECT_EQ(offered({"check", "a.prm", "--set", "\"environment/rel"}),
              (Lines{"Environment/Relative humidity = ", "Environment/Relative humidity = 40 %"}));
    EXPECT_EQ(offered({"check", "a.prm", "--set", "\"Geometry/View = "}),
              (Lines{"Geometry/View = plan", "Geometry/View = section"}));
    EXPECT_EQ(offered({"run", "-s", "Environment/Relative\\ hum"}).size(), 2U);
    EXPECT_EQ(offered({"explain", "Time/End"}), (Lines{"Time/End LT fraction", "Time/End time"}));
    EXPECT_EQ(offered({"explain", "\"surface chain"}), Lines{"surface chain"});
  }

  TEST_F(BashCompletion, OffersCasesStudiesAndFilesOfTheRightKind)
  {
    const Lines kinds = offered({"new", ""});
    for (const std::string name : {"humid_film", "study/humidity", "all parameters"})
      EXPECT_NE(std::find(kinds.begin(), kinds.end(), name), kinds.end()) << name;
    EXPECT_EQ(offered({"new", "humid"}), Lines{"humid_film"});
    for (const std::string name : {"mine.prm", "my other.prm", "table.csv", "results/a"})
      make_file(folder_ / name, "");
    EXPECT_EQ(offered({"run", "m"}), (Lines{"mine.prm", "my other.prm"}));
    EXPECT_EQ(offered({"run", "my\\ o"}), Lines{"my other.prm"});
    EXPECT_EQ(offered({"sweep", ""}), (Lines{"mine.prm", "my other.prm", "results"}));
    EXPECT_EQ(offered({"survival", "t"}), Lines{"table.csv"});
    EXPECT_EQ(offered({"resume", ""}), Lines{"results"});
    EXPECT_EQ(offered({"run", "mine.prm", "--output", "r"}), Lines{"results"});
    EXPECT_EQ(offered({"run", "mine.prm", "--output", "=", "r"}), Lines{"results"});
    EXPECT_EQ(offered({"mine.prm", "--over"}), (Lines{"--oversubscribe", "--overwrite"}));
    EXPECT_EQ(offered({"list", ""}),
              (Lines{"cases", "materials", "models", "parameters", "protocols", "studies"}));
    EXPECT_EQ(offered({"render", "--colours", ""}), (Lines{"grey", "phase", "viridis"}));
    EXPECT_EQ(offered({"run", "mine.prm", "--", "-"}), Lines{}) << "those are PETSc's";
    EXPECT_EQ(offered({"run", "mine.prm", "--ranks", ""}), Lines{}) << "a number";
  }

  TEST(Completion, OfOtherShellsKnowsTheSame)
  {
    const CommandWords words = command_words({});
    const std::string zsh = zsh_completion(all_verbs(), words),
                      fish = fish_completion(all_verbs(), words);
    for (const Verb &verb : all_verbs())
      {
        EXPECT_NE(zsh.find("\n    " + verb.name + ")"), std::string::npos) << verb.name;
        EXPECT_NE(fish.find(" -a " + verb.name + " "), std::string::npos) << verb.name;
        const std::string branch = zsh.substr(zsh.find("\n    " + verb.name + ")"),
                                              zsh.find(";;", zsh.find("\n    " + verb.name + ")")) -
                                                zsh.find("\n    " + verb.name + ")"));
        for (const auto &option : verb.options.options())
          {
            EXPECT_NE(branch.find("--" + option->long_name()), std::string::npos)
              << verb.name << ' ' << option->long_name();
            EXPECT_NE(
              fish.find("__fish_seen_subcommand_from " + verb.name + "' -l " + option->long_name()),
              std::string::npos)
              << verb.name << ' ' << option->long_name();
          }
      }
    for (const auto &list : {words.settings, words.kinds, words.topics})
      for (const std::string &word : list)
        if (word.find_first_of("'\\") == std::string::npos)
          {
            EXPECT_NE(zsh.find("'" + word + "'\n"), std::string::npos) << word;
            EXPECT_NE(fish.find("'" + word + "'"), std::string::npos) << word;
          }
  }

  TEST(ManPage, HasEveryVerbEveryOptionAndEveryExitStatus)
  {
    std::string page;
    for (const char c : man_page(all_verbs()))
      if (c != '\\') // that of \- and of changes of the font
        page += c;
    for (const std::string section :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "VERBS", "EXIT STATUS", "FILES"})
      EXPECT_NE(page.find("\n.SH " + section + "\n"), std::string::npos) << section;
    for (const Verb &verb : all_verbs())
      {
        EXPECT_NE(page.find("\n.B softlattice " + verb.name + "\n"), std::string::npos);
        const std::size_t start = page.find("\n.SS fB" + verb.name + "fR");
        ASSERT_NE(start, std::string::npos) << verb.name;
        const std::string part = page.substr(start, page.find("\n.S", start + 1) - start);
        for (const auto &option : verb.options.options())
          {
            EXPECT_NE(part.find("fB--" + option->long_name() + "fR"), std::string::npos)
              << verb.name << ' ' << option->long_name();
            EXPECT_NE(part.find(option->description()), std::string::npos)
              << verb.name << ' ' << option->long_name();
          }
      }
    for (const auto &[code, meaning] : exit_statuses())
      EXPECT_NE(page.find("\n.B " + std::to_string(static_cast<int>(code)) + "\n" + meaning),
                std::string::npos);
  }
} // namespace
