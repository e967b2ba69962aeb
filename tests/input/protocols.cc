// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Tests of stability by name: each row is that of the table in models/README.md, what it leaves open has to be said, what
// the case says wins, and what the program cannot have is told.
#include "models/protocols/protocol.h"
#include "solver/case/case_protocol.h"
#include "solver/case/case_variants.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace softlattice
{
  namespace
  {
    constexpr double zero = 273.15, an_hour = 3600.;

    const UnitSystem &units_of_protocols()
    {
      static const UnitSystem system;
      return system;
    }

    /// A case of a film with this in its section Environment.
    struct ProtocolCase
    {
      explicit ProtocolCase(const std::string &environment, const std::string &more = "")
      {
        const ScratchFolder folder;
        const std::string file = folder / "case.prm";
        make_file(file, "subsection Environment\n" + environment + "end\n" + more);
        read = read_case(file, {}, units_of_protocols(), what);
        text = read.diagnostics.text();
        for (std::size_t at; (at = text.find(file)) != std::string::npos;)
          text.replace(at, file.size(), "case.prm");
      }

      template <typename Value>
      const Value &value(const std::string &path) const
      {
        for (const ParameterEntry &entry : what.table.entries())
          if (entry.path() == path && read.values.is_active(entry))
            return *std::get<Value *>(entry.target);
        throw std::out_of_range(path);
      }

      bool says(const std::string &what_it_says) const
      {
        return text.find(what_it_says) != std::string::npos;
      }

      Case what;
      ReadCase read;
      std::string text;
    };

    const std::string mixture = "subsection Material\n  set Name = CsPbI2Br\nend\n"
                                "subsection Model\n  set Parts = phase, composition, light\nend\n";

    struct Row
    {
      std::string name;
      double cold, hot; ///< [degC]; cold 0: constant
      double humidity;  ///< [%]; 0: open
      double light;     ///< [W/m^2]
      double light_share = 1.;
      double hours = 0.; ///< of the test; 0: not said
    };

    // Rows of the consensus statement and of IEC 61215 as models/README.md has them; where a row lets choose, with the choice 85 degC (65 where
    // it must be) and cycles of 8 h, light to dark 1:2.
    const std::vector<Row> rows = {
      {"ISOS-D-1", 0., 23., 0., 0.},
      {"ISOS-D-2", 0., 85., 0., 0.},
      {"ISOS-D-3", 0., 85., 85., 0.},
      {"ISOS-V-1", 0., 23., 0., 0.},
      {"ISOS-V-2", 0., 85., 0., 0.},
      {"ISOS-V-3", 0., 85., 85., 0.},
      {"ISOS-L-1", 0., 23., 0., 1000.},
      {"ISOS-L-2", 0., 85., 0., 1000.},
      {"ISOS-L-3", 0., 85., 50., 1000.},
      {"ISOS-LC-1", 0., 23., 0., 1000., 1. / 3.},
      {"ISOS-LC-2", 0., 85., 0., 1000., 1. / 3.},
      {"ISOS-LC-3", 0., 85., 50., 1000., 1. / 3.},
      {"ISOS-T-1", 23., 85., 0., 0.},
      {"ISOS-T-2", 23., 85., 0., 0.},
      {"ISOS-T-3", -40., 85., 0., 0.},
      {"ISOS-LT-1", 23., 65., 0., 1000.},
      {"ISOS-LT-2", 5., 65., 0., 1000.},
      {"ISOS-LT-3", -25., 85., 0., 1000.},
      {"IEC 61215 damp heat", 0., 85., 85., 0., 1., 1000.},
      // 200 times 2 x 125 K at 100 K/h and 2 x 10 min; 10 times 2 x 125 K, 20 h and 30 min
      {"IEC 61215 thermal cycling", -40., 85., 0., 0., 1., 200. * (2.5 + 1. / 3.)},
      {"IEC 61215 humidity freeze", -40., 85., 85., 0., 1., 10. * 23.}};

    /// All that a row leaves open, said.
    std::string with_choices(const Row &row)
    {
      const Protocol &protocol = *protocol_of(row.name);
      std::string text = "  set Protocol = " + row.name + "\n";
      if (protocol.temperatures.size() > 1 && !protocol.has_cycles_of_temperature())
        text += "  set Temperature = 85 degC\n";
      if (row.humidity == 0.)
        text += "  set Relative humidity = 30 %\n";
      std::string cycle;
      if (protocol.temperatures.size() > 1 && protocol.has_cycles_of_temperature())
        cycle += "    set Hot temperature = 85 degC\n";
      if (protocol.leaves_period_open())
        cycle += "    set Period = 8 h\n";
      if (protocol.light == Protocol::Light::cycles)
        cycle += "    set Light to dark = 1:2\n";
      return text + (cycle.empty() ? "" : "  subsection Cycle\n" + cycle + "  end\n");
    }

    /// Mean of what is linear between breakpoints, over one period.
    double mean_of(const Schedule &schedule)
    {
      if (schedule.period <= 0.)
        return schedule.values.front();
      double sum = 0.;
      for (std::size_t k = 1; k < schedule.times.size(); ++k)
        sum += 0.5 * (schedule.values[k] + schedule.values[k - 1]) *
               (schedule.times[k] - schedule.times[k - 1]);
      return sum / schedule.period;
    }
  } // namespace

  TEST(Protocols, EveryRowIsThatOfTheTable)
  {
    std::set<std::string> seen;
    for (const Row &row : rows)
      {
        seen.insert(row.name);
        const ProtocolCase one(with_choices(row), mixture);
        ASSERT_EQ(one.read.diagnostics.n_errors(), 0) << row.name << one.text;
        const auto &temperature = one.value<Schedule>("Environment/Temperature");
        const auto [low, high] =
          std::minmax_element(temperature.values.begin(), temperature.values.end());
        EXPECT_NEAR(*high - zero, row.hot, 1e-9) << row.name;
        EXPECT_NEAR(*low - zero, row.cold == 0. ? row.hot : row.cold, 1e-9) << row.name;
        const double humidity = row.humidity == 0. ? 30. : row.humidity;
        const auto &relative = one.value<Schedule>("Environment/Relative humidity");
        EXPECT_TRUE(relative.is_constant());
        EXPECT_NEAR(100. * relative.values.front(), humidity, 1e-9) << row.name;
        EXPECT_EQ(one.value<std::string>("Environment/Humidity quantity"), "relative humidity");
        if (row.light > 0.)
          {
            const auto &light = one.value<Schedule>("Light/Power density");
            EXPECT_NEAR(mean_of(light), row.light * row.light_share, 1e-9) << row.name;
            EXPECT_EQ(light.at(0.), row.light);
            EXPECT_EQ(light.period, row.light_share < 1. ? 8. * an_hour : 0.);
          }
        else
          {
            EXPECT_EQ(one.value<Schedule>("Light/Generation rate").values, std::vector<double>{0.});
          }
        if (row.hours > 0.)
          {
            EXPECT_NEAR(one.value<double>("Time/End time"), row.hours * an_hour, 1e-4) << row.name;
          }
      }
    for (const Protocol &protocol : protocols())
      EXPECT_EQ(seen.count(protocol.name) > 0, protocol.light != Protocol::Light::sun)
        << protocol.name;
  }

  TEST(Protocols, CyclesOfModulesKeepTheirRatesAndDwells)
  {
    const auto cycle = [](const std::string &name, const std::string &more) {
      const ProtocolCase one("  set Protocol = " + name + "\n" + more);
      EXPECT_EQ(one.read.diagnostics.n_errors(), 0) << one.text;
      return one.value<Schedule>("Environment/Temperature");
    };
    const Schedule thermal = cycle("IEC 61215 thermal cycling", "  set Relative humidity = 20 %\n");
    const Schedule freeze = cycle("IEC 61215 humidity freeze", "");
    for (const Schedule &s : {thermal, freeze})
      {
        ASSERT_EQ(s.times.size(), 5U);
        for (const std::size_t ramp : {2U, 4U})
          EXPECT_NEAR(std::abs(s.values[ramp] - s.values[ramp - 1]) /
                        (s.times[ramp] - s.times[ramp - 1]) * an_hour,
                      100.,
                      1e-6);
      }
    EXPECT_NEAR(thermal.times[3] - thermal.times[2], 600., 1e-4);
    EXPECT_NEAR(thermal.times[1], 600., 1e-4);
    EXPECT_NEAR(freeze.times[3] - freeze.times[2], 20. * an_hour, 1e-4);
  }

  TEST(Protocols, RampsOfCyclesAreThoseThatTheCaseSays)
  {
    const std::string begin = "  set Protocol = ISOS-LT-1\n  set Relative humidity = 20 %\n"
                              "  subsection Cycle\n    set Period = 6 h\n";
    const ProtocolCase quarter(begin + "  end\n"), zigzag(begin + "    set Ramp = 3 h\n  end\n"),
      steep(begin + "    set Ramp = 30 min\n  end\n");
    const auto at = [](const ProtocolCase &one, const double hours) {
      return one.value<Schedule>("Environment/Temperature").at(hours * an_hour) - zero;
    };
    // (260)
    EXPECT_NEAR(at(quarter, 1.5), 23., 1e-9);
    EXPECT_NEAR(at(quarter, 3.), 65., 1e-9);
    EXPECT_NEAR(at(quarter, 4.5), 65., 1e-9);
    EXPECT_NEAR(at(quarter, 5.25), 44., 1e-9);
    EXPECT_NEAR(at(zigzag, 1.5), 44., 1e-9);
    EXPECT_NEAR(at(zigzag, 3.), 65., 1e-9);
    EXPECT_NEAR(at(steep, 2.5), 23., 1e-9);
    EXPECT_NEAR(at(steep, 2.75), 44., 1e-9);
    const ProtocolCase longer(begin + "    set Ramp = 4 h\n  end\n");
    EXPECT_EQ(longer.read.diagnostics.n_errors(), 1);
    EXPECT_TRUE(longer.says("case.prm:6:16: error: 'Ramp' is more than half of 'Period'"))
      << longer.text;
  }

  TEST(Protocols, WhatARowLeavesOpenTheCaseHasToSay)
  {
    // Without a word of the case: where, what, and what to write.
    const std::map<std::string, std::vector<std::string>> missing = {
      {"ISOS-D-1", {"the humidity (ambient)"}},
      {"ISOS-D-2", {"the temperature: 65 degC or 85 degC", "the humidity"}},
      {"ISOS-D-3", {"the temperature: 65 degC or 85 degC"}},
      {"ISOS-T-3", {"the humidity (below 55 %)", "how long a cycle is"}},
      {"ISOS-T-1", {"how hot it gets: 65 degC or 85 degC", "the humidity", "how long a cycle is"}},
      {"ISOS-LC-3",
       {"the temperature",
        "how long a cycle is: 2 h or 8 h or 24 h",
        "how much of a cycle is light: 1:1 or 1:2"}},
      {"ISOS-LT-2", {"the humidity (monitored)", "how long a cycle is"}},
      {"IEC 61215 damp heat", {}},
      {"IEC 61215 thermal cycling", {"the humidity (not controlled)"}},
      {"IEC 61215 humidity freeze", {}}};
    for (const auto &[name, texts] : missing)
      {
        const ProtocolCase one("  set Protocol = " + name + "\n");
        EXPECT_EQ(one.read.diagnostics.n_errors(), int(texts.size())) << name << one.text;
        for (const std::string &text : texts)
          EXPECT_TRUE(one.says("case.prm:2:18: error: " + name + " leaves to the case " + text))
            << one.text;
      }
    EXPECT_TRUE(ProtocolCase("  set Protocol = ISOS-D-3\n")
                  .says("write 'set Temperature = 65 degC' in the section Environment"));
    EXPECT_TRUE(ProtocolCase("  set Protocol = ISOS-D-1\n")
                  .says("'set Humidity quantity = vapour pressure'"));
    // What comes from elsewhere is said.
    EXPECT_EQ(ProtocolCase("  set Protocol = ISOS-D-1\n  set Humidity quantity = vapour pressure\n"
                           "  set Vapour pressure = 1270 Pa\n")
                .read.diagnostics.n_errors(),
              0);
  }

  TEST(Protocols, WhatTheCaseSaysWins)
  {
    const ProtocolCase one(
      "  set Protocol = IEC 61215 damp heat\n  set Relative humidity = 40 % at 0 "
      "h, 85 % at 1 h\n",
      "subsection Time\n  set End time = 3 h\nend\n");
    ASSERT_EQ(one.read.diagnostics.n_errors(), 0) << one.text;
    EXPECT_NEAR(one.value<Schedule>("Environment/Relative humidity").at(0.), 0.4, 1e-12);
    EXPECT_NEAR(one.value<Schedule>("Environment/Temperature").at(0.), 85. + zero, 1e-9);
    EXPECT_EQ(one.value<double>("Time/End time"), 3. * an_hour);
    const auto told = protocol_json(one.what, one.read.values, units_of_protocols());
    const auto from = [&](const std::string &path) {
      return told["taken as"][path]["from"].get<std::string>();
    };
    EXPECT_NE(from("Environment/Temperature").find("protocol IEC 61215 damp heat"),
              std::string::npos);
    EXPECT_NE(from("Environment/Relative humidity").find("case.prm:3"), std::string::npos);
    EXPECT_NE(from("Time/End time").find("case.prm:6"), std::string::npos);

    // A choice that the row does not offer is taken, and said to be none of it.
    const ProtocolCase warm("  set Protocol = ISOS-D-3\n  set Temperature = 45 degC\n");
    EXPECT_EQ(warm.read.diagnostics.n_errors(), 0);
    EXPECT_TRUE(warm.says("case.prm:3:21: warning: 'Temperature' = 45 degC is none of ISOS-D-3"))
      << warm.text;
    EXPECT_FALSE(
      ProtocolCase("  set Protocol = ISOS-D-3\n  set Temperature = 65 degC\n").says("none of"));
    // 23 +- 4 degC
    const std::string room = "  set Protocol = ISOS-D-1\n  set Relative humidity = 30 %\n";
    EXPECT_FALSE(ProtocolCase(room + "  set Temperature = 26 degC\n").says("none of"));
    EXPECT_TRUE(ProtocolCase(room + "  set Temperature = 28 degC\n").says("none of"));
  }

  TEST(Protocols, OutdoorsIsWeatherAndChambersAreNot)
  {
    const ProtocolCase none("  set Protocol = ISOS-O-3\n");
    EXPECT_EQ(none.read.diagnostics.n_errors(), 1);
    EXPECT_TRUE(
      none.says("case.prm:2:18: error: ISOS-O-3 is a test outdoors, and here is no weather"))
      << none.text;
    EXPECT_TRUE(none.says("set Source = weather file"));
    const std::string weather = "  set Source = generated weather\n";
    EXPECT_EQ(ProtocolCase("  set Protocol = ISOS-O-3\n" + weather).read.diagnostics.n_errors(), 0);
    const ProtocolCase chamber("  set Protocol = ISOS-D-3\n" + weather);
    EXPECT_EQ(chamber.read.diagnostics.n_errors(), 1);
    EXPECT_TRUE(chamber.says("is a test in a chamber")) << chamber.text;
  }

  TEST(Protocols, WhatTheProgramHasNotIsSaid)
  {
    const auto said = [](const std::string &name, const std::string &more = "") {
      for (const Row &row : rows)
        if (row.name == name)
          return ProtocolCase(with_choices(row), more).text;
      return std::string();
    };
    const std::string load = "not represented is the load", light = "not represented is the light";
    const auto has = [](const std::string &text, const std::string &part) {
      return text.find(part) != std::string::npos;
    };
    EXPECT_FALSE(has(said("ISOS-D-3"), "not represented"));
    EXPECT_TRUE(has(said("ISOS-V-3"), load));
    EXPECT_FALSE(has(said("ISOS-V-3"), light));
    EXPECT_TRUE(has(said("ISOS-L-3"), load));
    EXPECT_TRUE(has(said("ISOS-L-3"), light)); // a film of pure iodide does not see it
    EXPECT_FALSE(has(said("ISOS-L-3", mixture), light));
  }

  TEST(Protocols, CheckShowsWhatTheNameBecame)
  {
    const ProtocolCase one("  set Protocol = ISOS-L-3\n  set Temperature = 65 degC\n", mixture);
    std::string all;
    for (const std::string &line : protocol_lines(one.what, one.read.values, units_of_protocols()))
      all += line + "\n";
    for (const char *part : {"ISOS-L-3",
                             "65 or 85 degC",
                             "Environment/Temperature          65 degC",
                             "Environment/Relative humidity    50 % (protocol ISOS-L-3",
                             "Light/Power density              100 mW/cm^2 (protocol ISOS-L-3",
                             "800 to 1000 W/m^2",
                             "10.1038/s41560-019-0529-5",
                             "second-hand: check against the standard"})
      EXPECT_NE(all.find(part), std::string::npos) << part << "\n" << all;
    const ProtocolCase none("  set Temperature = 65 degC\n");
    EXPECT_TRUE(protocol_lines(none.what, none.read.values, units_of_protocols()).empty());
  }

  // A study over the period changes a number that schedules hang on.
  TEST(Protocols, NumbersOfCyclesMakeNewSchedulesInStudies)
  {
    const ScratchFolder folder;
    const std::string file = folder / "case.prm";
    make_file(file,
              "subsection Environment\n  set Protocol = ISOS-T-2\n  set Relative humidity = 30 %\n"
              "  subsection Cycle\n    set Period = 8 h\n    set Hot temperature = 65 degC\n  end\n"
              "end\n");
    CaseVariants variants(file, {}, units_of_protocols());
    for (const double hours : {8., 2., 8.})
      {
        const CaseVariants::Reading &reading =
          variants.read({"Environment/Cycle/Period = " + std::to_string(hours) + " h"});
        ASSERT_EQ(reading.diagnostics.n_errors(), 0) << reading.diagnostics.text();
        EXPECT_NEAR(reading.what.models.environment().at(0.5 * hours * an_hour).temperature,
                    65. + zero,
                    1e-9);
        EXPECT_NEAR(reading.what.models.environment().at(hours * an_hour).temperature,
                    23. + zero,
                    1e-9);
      }
    for (const char *name : {"ISOS-D-1", "ISOS-D-2"})
      {
        const auto &reading = variants.read({std::string("Environment/Protocol = ") + name,
                                             "Environment/Temperature = 65 degC",
                                             "Environment/Cycle/Period=",
                                             "Environment/Cycle/Hot temperature="});
        EXPECT_EQ(reading.diagnostics.n_errors(), 0) << reading.diagnostics.text();
        EXPECT_NEAR(reading.what.models.environment().at(0.).temperature, 65. + zero, 1e-9);
      }
  }
} // namespace softlattice
