// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Runs of every kind of equations, with every integrator, that are stopped after each step and go on as if
// they had not been. In this process: a program that is started anew would take longer than a step.
#include "solver/app/verbs.h"
#include "solver/output/result_directory.h"
#include "solver/parts/registered_parts.h"
#include "tests/support/growing_film.h"
#include "tests/support/module_film.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/statistics_file.h"
#include "tests/support/turning_film.h"

#include <algorithm>
#include <optional>
#include <ostream>

namespace
{
  using namespace softlattice;

  struct Kind
  {
    const char *name;
    std::string
      base; ///< a shipped case, turning_base, module_base, or none: the film of other tests
    std::string text; ///< what is read after it
  };

  /// The film that is cold and hot by turns.
  constexpr const char *turning_base = "turning film";
  /// The film of a module, whose yield adds up.
  constexpr const char *module_base = "module film";

  void PrintTo(const Kind &kind, std::ostream *stream)
  {
    *stream << kind.name;
  }

  std::string section(const std::string &name, const std::string &settings)
  {
    return "subsection " + name + "\n" + settings + "end\n";
  }

  std::string set(const std::string &name, const std::string &value)
  {
    return "set " + name + " = " + value + "\n";
  }

  std::string size(const std::string &value)
  {
    return section("Geometry", set("Size", value));
  }

  /// Until `end`, with an output on the way.
  std::string ending(const std::string &end, const std::string &output)
  {
    return section("Time", set("End time", end)) +
           section("Output", set("Times", output + ", " + end));
  }

  std::string integrated_by(const std::string &integrator)
  {
    return section("Time", set("Integrator", integrator));
  }

  const std::string uniform = section("Discretisation", set("Adaptive", "false"));
  const std::string coarse = section("Discretisation", set("Points per interface", "4"));
  const std::string film = section("Nucleation", set("Reference rate", "2e10 1/m^2/s")) +
                           section("Time", set("End time", "7 s")); // three nuclei form until then
  // A seventh is left at the end; an eighth of the loss is by light.
  const std::string leaving_ligands =
    section("Model/Surface",
            set("Ligand coverage", "30 %") + set("Ligand loss", "first order") +
              set("Ligand loss rate", "0.25 1/s") + set("Ligand loss dose", "0.7 kJ/m^2") +
              set("Irradiance", "0 W/m^2 at 0 s, 0 W/m^2 at 5 s, 80 W/m^2 at 5 s"));
  // Nuclei that wait have ways of their own.
  const std::string warming =
    section("Geometry", set("Length", "4 um") + set("Width", "3 um")) +
    section("Nucleation", set("Reference rate", "4e9 1/m^2/s")) +
    section("Time", set("End time", "25 s")) +
    section("Model",
            set("Parts", "phase, expressions") + set("Fields", "temp") + set("Free energy", "0") +
              "subsection Field temp\n" + set("Kind", "non-conserved") + set("Unit", "K") +
              set("Mobility", "0") + set("Source", "x/1e-4") + "end\n") +
    section("Initial state", set("temp", "298.15 + y/1e-5")) +
    section("Environment", set("Temperature field", "temp"));
  // Nuclei of both phases within some sixty steps.
  const std::string hot_early =
    section("Environment",
            set("Temperature", "25 degC at 0 s, 25 degC at 20 s, 180 degC at 20 s")) +
    section("Nucleation", "subsection HT nuclei\n" + set("Rate", "2e11 1/m^2/s") + "end\n") +
    section("Discretisation", set("Points per interface", "4")) +
    section("Time", set("Relative tolerance", "5e-3"));
  // A spot that is 6 K warmer, and nuclei that bring their heat.
  const std::string lit =
    film + section("Model", set("Parts", "phase, heat")) +
    section("Heat",
            set("Light", "given") +
              set("Irradiance", "2e4 W/m^2 at 0 s, 2e4 W/m^2 at 5 s, 1e4 W/m^2 at 5 s") +
              set("Spot radius", "4 um") + set("Heat transfer to the substrate", "500 W/m^2/K"));
  // The same on a plate that takes up what the spot and the nuclei give.
  const std::string on_plate =
    lit + section("Heat", set("Substrate", "plate") + set("Plate material", "PET"));
  // A free plate whose misfit strains it and creeps away, of the strain that it takes.
  const std::string relaxing =
    film + section("Model", set("Parts", "phase, strain")) +
    section("Boundary conditions", set("Periodic", "x, y")) + coarse +
    section("Strain",
            set("Substrate", "none") + set("Given mean stresses", "xx, yy") +
              set("Relaxation of misfit", "viscous") + set("Relaxation time", "10 s"));
  // Its mobility varies, and at first nothing happens: the first nucleus comes at 39 s.
  const std::string grains =
    section("Geometry", set("Length", "8 um") + set("Width", "8 um")) + ending("1 min", "30 s");
  const std::string mixture = size("50, 50") + ending("20", "10");
  const std::string front =
    uniform + section("Discretisation", set("Finest cell", "0.0625")) + ending("0.02", "0.01");
  const std::string fluctuating = size("30, 30") + section("Time", set("End time", "20")) +
                                  section("Output", set("Interval", "10"));

  // A good many of different compositions, some of them not yet in the fields when it stops.
  const std::string nuclei =
    section("Geometry", set("Length", "8 um") + set("Width", "4 um")) +
    section("Initial composition", set("Position", "4 um") + set("Width", "5 um")) +
    section("Environment", set("Relative humidity", "95 %")) +
    section("Nucleation", set("Prefactor", "3e26 1/m^2/s")) + ending("14 s", "8 s") +
    section("Model",
            "subsection Interface\n" + set("Width", "400 nm") + "end\n" +
              "subsection Interface kinetics/HT to LT wet\n" +
              set("Reference velocity", "100 nm/s") + "end\n");

  const std::vector<Kind> kinds = {
    {"TransformationByTrBdf2", "", film + integrated_by("TR-BDF2")},
    {"TransformationByRkc2", "", film + uniform + coarse + integrated_by("RKC2")},
    {"TransformationByEither", "", film + integrated_by("auto")},
    {"TransformationThatTurnsBack", turning_base, hot_early + ending("24 s", "22 s")},
    {"TransformationInAModule", module_base, section("Time", set("End time", "5 s"))},
    {"TransformationUnderLigandsThatLeave", "", film + leaving_ligands},
    {"TransformationOfAFilmThatWarmsUp", "", warming},
    {"TransformationOfGrains", "polycrystal", grains},
    {"HeatOfALitFilm", "", lit},
    {"HeatOfAFilmOnAPlate", "", on_plate},
    // Its temperature is not solved for in most stages.
    {"HeatOfADarkFilm", "", film + section("Model", set("Parts", "phase, heat"))},
    {"MisfitThatRelaxes", "", relaxing},
    {"MixedHalideUnderLight",
     "light_segregation",
     size("60 nm, 60 nm") + section("Initial composition", set("Number of seeds", "1")) +
       ending("10 s", "5 s")},
    {"MixedHalideTransformation",
     "composition_front",
     size("0.5 um, 0.125 um") + ending("2 s", "1 s")},
    {"NucleiInAMixture", "composition_spread", nuclei},
    {"OwnFieldsBesideThePhase",
     "additive_film",
     section("Geometry", set("Length", "6 um") + set("Width", "6 um")) +
       section("Environment", set("Relative humidity", "90 %")) + ending("30 s", "15 s")},
    {"ConservedByTrBdf2", "benchmark/pfhub_1a", mixture + integrated_by("TR-BDF2")},
    {"ConservedByEither", "benchmark/pfhub_1a", mixture + integrated_by("auto")},
    {"EndedByItsOwnNumbers",
     "benchmark/pfhub_1a",
     mixture +
       section("Output",
               set("Integrals", "rich: step(c - 0.5)*c") +
                 set("Lines", "diagonal: c, mu = d(c, x)*y from 0, 0 to 20, 20")) +
       section("Time", set("Stop when", "rich > 0 + if(t < 15, 1e9, 0)"))},
    {"NonConservedByRkc2", "benchmark/pfhub_7a", front + integrated_by("RKC2")},
    {"NonConservedByEither", "benchmark/pfhub_7a", front + integrated_by("auto")},
    {"Electrostatic", "benchmark/ionic_layer", size("25, 50") + ending("30", "10")},
    {"VacanciesBetweenElectrodes",
     "biased_film",
     size("40 nm, 1 nm") +
       section("Vacancies",
               set("Impedance", "true") + set("Voltage", "0 V at 0 s, 0.1 V at 3 s, 0.2 V at 3 s") +
                 "subsection Biased electrode\n" +
                 set("Vacancy exchange", "creation and annihilation") + "end\n") +
       ending("6 s", "4 s")},
    {"PairsOfDefectsIn3D",
     "biased_film",
     section("Geometry",
             set("Size", "40 nm, 40 nm, 80 nm") + set("Coarse cells", "8, 1, 2") +
               set("Grading", "10, 1, 1")) +
       section("Vacancies",
               set("Voltage", "0 V at 0 s, 0.1 V at 3 s") + "subsection Second species\n" +
                 set("Kind", "halide interstitials") +
                 set("Recombination coefficient", "1e-28 m^3/s") + set("Initial number", "given") +
                 "end\nsubsection Grounded electrode\n" + set("Contact", "doped layer") + "end\n") +
       section("Discretisation", set("Polynomial degree", "2") + set("Finest cell", "80 nm")) +
       ending("6 s", "4 s")},
    {"NucleiUnderAVoltage", // on a mesh that changes
     "biased_nuclei",
     section("Geometry", set("Length", "1 um")) +
       section("Nucleation", set("Prefactor", "1e29 1/m^2/s") + set("Slab duration", "1 s")) +
       ending("10 ms", "5 ms")},
    {"InEquilibrium",
     "strained_film",
     section("Geometry", set("Length", "2 um")) + ending("5 s", "2 s")},
    {"FilmThatItsSubstrateStrains",
     "",
     film + section("Model", set("Parts", "phase, strain")) +
       section("Strain", set("Stress-free temperature", "330 degC")) +
       section("Time", set("End time", "8 s"))},
    {"FilmThatStrainsItself",
     "",
     section("Model", set("Parts", "phase, strain")) + section("Strain", set("Substrate", "none")) +
       section("Geometry", set("Length", "1.2 um") + set("Width", "0.8 um")) + coarse +
       section("Nucleation", set("Reference rate", "1.2e11 1/m^2/s")) +
       section("Time", set("End time", "12 s"))},
    {"RatesOfOthers",
     "benchmark/pfhub_3a",
     size("60, 60") +
       section("Model", "subsection Field H\n" + set("Source", "0.1*dt(phi)") + "end\n") +
       section("Output", set("Crossings", "tip: phi = 0 from 0, 0 to 60, 0")) + ending("30", "10")},
    {"AuxiliaryField",
     "phase_field_crystal",
     size("8*a, 5*a") + section("Discretisation", set("Finest cell", "3.64")) + ending("4", "2")},
    {"Noise", "benchmark/nucleation_by_noise", fluctuating}};

  class ResumeEveryKind : public testing::TestWithParam<Kind>
  {
  protected:
    /// Options of a stretch whose time is over when it has made its one step, which it makes anyway.
    template <class Options>
    static Options of_one_step()
    {
      Options options;
      options.quiet = true;
      options.overrides = {"Time/Maximum wall time = 1 us"};
      return options;
    }

    std::string content(const std::string &file) const { return file_content(folder_ / file); }

    const ScratchFolder folder_;
  };

  TEST_P(ResumeEveryKind, GoesOnAsIfNothingHadBeen)
  {
    make_file(folder_ / "film.prm", growing_film);
    const std::string &base = GetParam().base;
    make_file(folder_ / "turning_film.prm", turning_film);
    make_file(folder_ / "module_film.prm", module_film);
    make_file(folder_ / "module.csv", module_weather);
    const std::string included = base.empty()          ? "film.prm"
                                 : base == module_base ? "module_film.prm"
                                 : base == turning_base
                                   ? "turning_film.prm"
                                   : SOFTLATTICE_SOURCE_DIR "/parameters/" + base + ".prm";
    make_file(folder_ / "case.prm", "include " + included + "\n" + GetParam().text);
    std::optional<ResultDirectory> begun; // of use to who reports errors
    RunOptions whole;
    whole.case_file = folder_ / "case.prm";
    whole.output = folder_ / "whole";
    whole.quiet = true;
    ASSERT_EQ(verbs::run(whole, MPI_COMM_WORLD, begun, registered_parts()), 0);
    const std::size_t n_steps = csv_rows(content("whole/statistics.csv")).size() - 2;
    ASSERT_GT(n_steps, 8u);

    RunOptions first = of_one_step<RunOptions>();
    first.case_file = whole.case_file;
    first.output = folder_ / "stopped";
    ResumeOptions next = of_one_step<ResumeOptions>();
    next.directory = first.output;
    int status = verbs::run(first, MPI_COMM_WORLD, begun, registered_parts());
    std::size_t n_stops = 0;
    for (; status == 75 && n_stops <= n_steps; ++n_stops)
      status = verbs::resume(next, MPI_COMM_WORLD, begun, registered_parts());
    ASSERT_EQ(status, 0);
    EXPECT_EQ(n_stops, n_steps - 1);

    EXPECT_EQ(without_wall_time(content("stopped/statistics.csv")),
              without_wall_time(content("whole/statistics.csv")));
    for (const auto &file : std::filesystem::recursive_directory_iterator(folder_ / "whole"))
      {
        const std::string name = file.path().lexically_relative(folder_ / "whole").generic_string();
        const std::string extension = file.path().extension().string();
        if ((extension == ".csv" && name != "statistics.csv") || extension == ".vtu" ||
            extension == ".pvd")
          {
            EXPECT_TRUE(content("stopped/" + name) == content("whole/" + name)) << name;
          }
      }
  }

  INSTANTIATE_TEST_SUITE_P(, ResumeEveryKind, testing::ValuesIn(kinds), [](const auto &kind) {
    return kind.param.name;
  });
} // namespace
