// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/cli/program.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

using namespace softlattice;

namespace
{
  class CommandLine : public Program
  {
  protected:
    std::string content(const std::string &name) const
    {
      std::ifstream in(directory_ / "work" / name);
      return {std::istreambuf_iterator<char>(in), {}};
    }
  };
} // namespace

TEST_F(CommandLine, WrongUseIsToldInOneOrTwoLines)
{
  const struct
  {
    std::vector<std::string> arguments;
    std::string answer;
  } cases[] = {{{"rnu", "case.prm"},
                "softlattice: unknown verb 'rnu'; did you mean 'run'?\n"
                "usage: softlattice run CASE.prm [OPTIONS] [-- PETSC OPTIONS]\n"},
               {{"gibberish"}, "softlattice: unknown verb 'gibberish'\nsee: softlattice --help\n"},
               {{"--typo"}, "softlattice: unknown option '--typo'\nsee: softlattice --help\n"},
               {{"run"},
                "softlattice: 'run' needs a parameter file\n"
                "usage: softlattice run CASE.prm [OPTIONS] [-- PETSC OPTIONS]\n"},
               {{"run", "a.prm", "b.prm"},
                "softlattice: one too many: 'b.prm'\n"
                "usage: softlattice run CASE.prm [OPTIONS] [-- PETSC OPTIONS]\n"},
               {{"run", "a.prm", "--overwite"},
                "softlattice: 'run' has no option '--overwite'; did you mean '--overwrite'?\n"
                "  --overwrite   replace the result of a finished run\n"},
               {{"a.prm", "--ranks", "two"},
                "softlattice: the argument ('two') for option '--ranks' is invalid\n"
                "  --ranks N  run on N processes\n"},
               {{"a.prm", "--ranks", "0"},
                "softlattice: --ranks is at least 1\n  --ranks N  run on N processes\n"},
               {{"list", "modles"},
                "softlattice: 'list' knows no 'modles'; did you mean 'models'?\n"
                "usage: softlattice list models|cases|studies|materials|protocols|parameters\n"},
               {{"list", "models", "--", "-ksp_monitor"},
                "softlattice: 'list' takes no PETSc options\n"
                "usage: softlattice list models|cases|studies|materials|protocols|parameters\n"}};
  for (const auto &one : cases)
    {
      const Outcome outcome = run(one.arguments);
      EXPECT_EQ(outcome.status, 2) << one.answer;
      EXPECT_EQ(outcome.err, one.answer);
      EXPECT_EQ(outcome.out, "");
    }
  const Outcome nothing = run({});
  EXPECT_EQ(nothing.status, 2);
  EXPECT_NE(nothing.err.find("usage: softlattice VERB"), std::string::npos);
}

TEST_F(CommandLine, EveryVerbHasHelp)
{
  const Outcome general = run({"--help"});
  EXPECT_EQ(general.status, 0);
  for (const std::string verb : {"run",
                                 "check",
                                 "explain",
                                 "list",
                                 "new",
                                 "render",
                                 "report",
                                 "survival",
                                 "completion",
                                 "manual"})
    {
      EXPECT_NE(general.out.find("\n  " + verb + " "), std::string::npos) << verb;
      const Outcome outcome = run({verb, "--help"});
      EXPECT_EQ(outcome.status, 0);
      EXPECT_EQ(outcome.err, "");
      EXPECT_EQ(outcome.out.rfind("usage: softlattice " + verb + " ", 0), 0U) << outcome.out;
    }
}

TEST_F(CommandLine, TheVersionNamesWhatItWasBuiltWith)
{
  const Outcome outcome = run({"--version"});
  EXPECT_EQ(outcome.status, 0);
  const std::regex form(
    "softlattice [0-9]+\\.[0-9]+\\.[0-9]+ \\(revision [0-9a-z]+(, modified)?\\)\n"
    "deal\\.II [0-9.]+.*\n"
    "PETSc [0-9.]+\n"
    "MPI [^\n]+\n"
    "for processors with [A-Z0-9-]+\n");
  EXPECT_TRUE(std::regex_match(outcome.out, form)) << outcome.out;
}

TEST_F(CommandLine, ExplainFindsParametersModelsAndColumns)
{
  for (const auto &[words, answer] :
       {std::pair{"Relative humidity", "Environment/Relative humidity\n"},
        std::pair{"surface chain", "(model)"},
        std::pair{"LT fraction", "LT fraction [1]  (output column)\n"},
        std::pair{"wet front velocity", "wet front velocity [m/s]  (output column)\n"},
        std::pair{"t50", "t50 [s]  (result)\n"},
        std::pair{"first nucleus", "first nucleus [s]  (result)\n"},
        std::pair{"PL peak shift", "PL peak shift [eV]  (result)\n"},
        std::pair{"final mean Br fraction", "mean Br fraction [1]  (output column)\n"},
        std::pair{"events.csv", "events.csv  (output file)\n"},
        std::pair{"interdiffusion_FIELD.csv", "interdiffusion_FIELD.csv  (output file)\n"},
        std::pair{"CsPbI3", "CsPbI3  (material)\n"},
        std::pair{"humid_film", "humid_film  (case)\n"}})
    {
      const Outcome outcome = run({"explain", words});
      EXPECT_EQ(outcome.status, 0) << words;
      EXPECT_NE(outcome.out.find(answer), std::string::npos) << words << "\n" << outcome.out;
    }
  const Outcome wrong = run({"explain", "humdity"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find("did you mean"), std::string::npos) << wrong.err;
  EXPECT_NE(wrong.err.find("Environment/Relative humidity"), std::string::npos) << wrong.err;
}

TEST_F(CommandLine, ListsAreNotEmpty)
{
  for (const auto &[what, line] : {std::pair{"models", "  nucleation rate: surface chain "},
                                   std::pair{"cases", "  humid_film "},
                                   std::pair{"materials", "  CsPbI3 "},
                                   std::pair{"protocols", "  ISOS-D-3 "},
                                   std::pair{"parameters", "Environment\n"}})
    {
      const Outcome outcome = run({"list", what});
      EXPECT_EQ(outcome.status, 0);
      EXPECT_NE(outcome.out.find(line), std::string::npos) << what << "\n" << outcome.out;
    }
}

TEST_F(CommandLine, ANewCaseIsSoundAndNeverOverwrites)
{
  for (const std::string kind : {"weather", "all parameters"})
    {
      const std::string file = kind.substr(0, 3) + ".prm";
      const Outcome made = run({"new", kind, "-o", file});
      EXPECT_EQ(made.status, 0) << made.err;
      const Outcome checked = run({"check", file});
      EXPECT_EQ(checked.status, 0) << checked.err;
      EXPECT_EQ(run({"new", kind, "-o", file}).status, 4);
    }
  EXPECT_EQ(run({"new", "humid_flim"}).err,
            "softlattice: no case of the kind 'humid_flim'; did you mean 'humid_film'?\n");
}

TEST_F(CommandLine, PetscOptionsReachPetsc)
{
  // PETSc tells at its end which options nobody has asked for.
  const Outcome outcome = run({"check", shipped("humid_film"), "--", "-options_left"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE((outcome.out + outcome.err).find("no unused options"), std::string::npos)
    << outcome.out << outcome.err;
  // A monitor, those of a solver of another kind, and what PETSc reads as late as while it solves.
  for (const std::string option : {"-ksp_monitor",
                                   "-ksp_gmres_modifiedgramschmidt",
                                   "-ksp_cg_single_reduction",
                                   "-ksp_view",
                                   "-snes_converged_reason",
                                   "-log_view"})
    {
      const Outcome taken = run({"check", shipped("humid_film"), "--", option});
      EXPECT_EQ(taken.status, 0) << taken.err;
    }
}

TEST_F(CommandLine, MistakesInPetscOptionsAreToldBeforeAnythingIsWritten)
{
  const struct
  {
    std::vector<std::string> options;
    const char *complaint;
  } mistakes[] = {{{"-ksp_nonsense"}, "PETSc has no option '-ksp_nonsense'"},
                  {{"-ksp_rtoll", "1e-3"}, "did you mean '-ksp_rtol'?"},
                  {{"-ksp_type", "foo"}, "PETSc has no 'foo' for '-ksp_type'; it has"},
                  {{"-ksp_type", "gmress"}, "did you mean 'gmres'?"},
                  {{"-pc_type", "gamgg"}, "did you mean 'gamg'?"},
                  {{"-snes_linesearch_type", "basik"}, "did you mean 'basic'?"},
                  {{"-ksp_max_it", "many"}, "PETSc does not take its options"},
                  {{"ksp_monitor"}, "'ksp_monitor' behind '--' is neither an option of PETSc"},
                  {{"-ksp_max_it", "7", "8"}, "'8' behind '--' is neither an option of PETSc"}};
  for (const auto &mistake : mistakes)
    for (const std::string verb : {"check", "run"})
      {
        std::vector<std::string> arguments = {verb, shipped("humid_film"), "--"};
        arguments.insert(arguments.end(), mistake.options.begin(), mistake.options.end());
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.status, 2) << outcome.err;
        EXPECT_NE(outcome.err.find(mistake.complaint), std::string::npos) << outcome.err;
        EXPECT_EQ(outcome.err.find("bug"), std::string::npos) << outcome.err;
        EXPECT_FALSE(std::filesystem::exists(path("results")));
      }
}

TEST_F(CommandLine, MoreProcessesThanCoresHaveToBeAskedFor)
{
  // As Open MPI itself is asked: what tests are started with.
  unsetenv("OMPI_MCA_rmaps_base_oversubscribe");
  unsetenv("PRTE_MCA_rmaps_default_mapping_policy");
  const Outcome outcome = run({"run", shipped("humid_film"), "--ranks", "100000"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("add --oversubscribe"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(path("results")));
}

TEST_F(CommandLine, TheEffectiveParametersRepeatTheRun)
{
  const Outcome first = run({"run",
                             shipped("humid_film"),
                             "-s",
                             "Time/End time = 1 min",
                             "-s",
                             "Nucleation/Prefactor = 1e30 1/m^2/s",
                             "-o",
                             "first"});
  ASSERT_EQ(first.status, 0) << first.err;
  const std::string parameters = content("first/parameters.effective.prm");
  EXPECT_TRUE(std::regex_search(parameters, std::regex("set End time +=.*# command line")))
    << parameters;
  EXPECT_TRUE(
    std::regex_search(parameters, std::regex("set Thickness +=.*humid_film\\.prm:[0-9]+")))
    << parameters;

  const Outcome second = run({"first/parameters.effective.prm", "-q", "-o", "second"});
  ASSERT_EQ(second.status, 0) << second.err;
  const std::string events = content("first/events.csv");
  EXPECT_GT(std::count(events.begin(), events.end(), '\n'), 1) << "a comparison of nothing";
  EXPECT_EQ(content("second/events.csv"), events);
}

TEST_F(CommandLine, RenderSaysWhatIsMissing)
{
  const Outcome outcome = run({"render", "nowhere"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_NE(outcome.err.find("nowhere"), std::string::npos) << outcome.err;
}
