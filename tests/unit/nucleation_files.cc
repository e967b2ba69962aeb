// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/nucleation/events.h"
#include "solver/nucleation/nucleation_parameters.h"
#include "solver/nucleation/prescribed_nucleation.h"
#include "solver/nucleation/prescribed_nuclei.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>
#include <sstream>
#include <stdexcept>

using namespace softlattice;

namespace
{
  class NucleationFiles : public ::testing::Test
  {
  protected:
    std::string path(const std::string &name) const { return folder / name; }
    std::string write(const std::string &name, const std::string &text) const
    {
      make_file(path(name), text);
      return path(name);
    }
    /// What InputError says of the file.
    static std::string complaint(const std::string &file)
    {
      try
        {
          const PrescribedNuclei nuclei(file);
        }
      catch (const InputError &error)
        {
          return error.what();
        }
      return {};
    }

    const ScratchFolder folder;
  };

  const std::string header =
    "id,time [s],x [m],y [m],z [m],site,rate [1/m^2/s],radius [m],phase\r\n";

  Nucleus example(const std::uint64_t id, const double time)
  {
    return {id, time, {1e-6, 0.1, 0.}, "grain boundary", 8e5, 0.};
  }
} // namespace

TEST_F(NucleationFiles, EventsHaveTheAgreedColumns)
{
  EventsFile events = EventsFile::begin(path("events.csv"));
  EXPECT_EQ(file_content(path("events.csv")), header);
  events.append({}, 2e-7);
  Nucleus prescribed = example(16, 2.5);
  prescribed.site = "prescribed";
  prescribed.rate = std::numeric_limits<double>::quiet_NaN();
  prescribed.initial_radius = 3e-7;
  events.append({example(255, 0.1), prescribed}, 2e-7);
  EXPECT_EQ(events.file().state().rows, 2);
  EXPECT_EQ(file_content(path("events.csv")),
            header + "n00000000000000ff,0.1,1e-06,0.1,0,grain boundary,800000,2e-07,LT\r\n"
                     "n0000000000000010,2.5,1e-06,0.1,0,prescribed,,3e-07,LT\r\n");
}

TEST_F(NucleationFiles, NumbersReadBackAsTheyWere)
{
  EventsFile events = EventsFile::begin(path("events.csv"));
  const double time = 1234.5678901234567, x = 1. / 3. * 1e-5;
  events.append({{1, time, {x, 0., 0.}, "surface", 1., 0.}}, 2e-7);
  std::istringstream row(file_content(path("events.csv")).substr(header.size()));
  std::string id, time_text, x_text;
  std::getline(row, id, ',');
  std::getline(row, time_text, ',');
  std::getline(row, x_text, ',');
  EXPECT_EQ(std::strtod(time_text.c_str(), nullptr), time);
  EXPECT_EQ(std::strtod(x_text.c_str(), nullptr), x);
}

TEST_F(NucleationFiles, EventsGoOnAfterARestart)
{
  std::string whole;
  TableState at_checkpoint;
  {
    EventsFile events = EventsFile::begin(path("events.csv"));
    events.append({example(1, 1.), example(2, 2.)}, 2e-7);
    at_checkpoint = events.file().state();
    events.append({example(3, 3.)}, 2e-7);
    whole = file_content(path("events.csv"));
  }
  // a crash after the checkpoint at 2 s: a birth too many, and half a row
  write("events.csv", whole + "n0000000000000004,4.0,1e-");
  EventsFile events = EventsFile::resume(path("events.csv"), at_checkpoint);
  EXPECT_EQ(events.file().state().rows, 2);
  events.append({example(3, 3.)}, 2e-7);
  EXPECT_EQ(file_content(path("events.csv")), whole);

  EXPECT_THROW(EventsFile::resume(write("other.csv", "time [s]\r\n1\r\n"), at_checkpoint),
               FileError);
  EXPECT_THROW(EventsFile::resume(path("none.csv"), at_checkpoint), FileError);
  EXPECT_THROW(EventsFile::begin(path("none/events.csv")), FileError);
}

TEST_F(NucleationFiles, PrescribedNucleiAreReadWithTheirUnits)
{
  const PrescribedNuclei listed(write("nuclei.csv",
                                      "# from a micrograph\n"
                                      "time [min],x [um],y [um],radius [nm]\n"
                                      "2,1.5,2.5,100\n"
                                      "\n"
                                      "0,3,4,0\n"
                                      "2,10,20,250\n"));
  ASSERT_EQ(listed.all().size(), 3u);
  const Nucleus &first = listed.all()[0];
  EXPECT_EQ(first.time, 0.);
  EXPECT_NEAR(first.place[0], 3e-6, 1e-20);
  EXPECT_EQ(first.place[2], 0.);
  EXPECT_EQ(first.site, "prescribed");
  EXPECT_TRUE(first.rate != first.rate); // none
  EXPECT_NEAR(listed.all()[1].initial_radius + listed.all()[2].initial_radius, 350e-9, 1e-20);
  EXPECT_EQ(listed.all()[1].time, 120.);
  std::set<std::uint64_t> ids;
  for (const Nucleus &nucleus : listed.all())
    ids.insert(nucleus.id);
  EXPECT_EQ(ids.size(), 3u);

  const double before = -std::numeric_limits<double>::infinity();
  EXPECT_EQ(listed.between(before, 0.).size(), 1u);
  EXPECT_EQ(listed.between(0., 119.).size(), 0u);
  EXPECT_EQ(listed.between(119., 120.).size(), 2u);
  EXPECT_EQ(listed.between(120., 1e9).size(), 0u);
  EXPECT_TRUE(PrescribedNuclei().between(before, 1e9).empty());
}

TEST_F(NucleationFiles, PrescribedNucleiSayWhatIsWrongAndWhere)
{
  const auto tells = [](const std::string &text, const std::string &part) {
    return text.find(part) != std::string::npos;
  };
  const std::string row = complaint(write("row.csv", "time [s],x [m],y [m]\n1,2,3\n1,two,3\n"));
  EXPECT_TRUE(tells(row, "row.csv:3")) << row;
  const std::string unit = complaint(write("unit.csv", "time [m],x [m],y [m]\n1,2,3\n"));
  EXPECT_TRUE(tells(unit, "unit.csv:1")) << unit;
  const std::string column = complaint(write("column.csv", "time [s],x [m]\n1,2\n"));
  EXPECT_TRUE(tells(column, "y")) << column;
  const std::string radius =
    complaint(write("radius.csv", "time [s],x [m],y [m],radius [nm]\n1,2,3,-4\n"));
  EXPECT_TRUE(tells(radius, "radius.csv:2")) << radius;
  EXPECT_TRUE(tells(complaint(path("none.csv")), "none.csv"));
}

TEST_F(NucleationFiles, PrescribedNucleiOfADimensionlessCaseHaveNoUnits)
{
  const std::string pure = write("pure.csv", "time [1],x [1],y [1],radius [1]\n10,30,40,5\n");
  const std::string units = write("units.csv", "time [s],x [m],y [m],radius [m]\n10,30,40,5\n");
  const PrescribedNuclei listed(pure, true);
  ASSERT_EQ(listed.all().size(), 1u);
  EXPECT_EQ(listed.all()[0].time, 10.);
  EXPECT_EQ(listed.all()[0].place, (std::array<double, 3>{30., 40., 0.}));
  EXPECT_EQ(listed.all()[0].initial_radius, 5.);
  EXPECT_THROW(PrescribedNuclei(pure, false), InputError);
  EXPECT_THROW(PrescribedNuclei(units, true), InputError);
}

TEST_F(NucleationFiles, EventsOfADimensionlessCase)
{
  EventsFile events = EventsFile::begin(path("events.csv"), "eta", true);
  events.append({{16, 2.5, {1., 2., 0.}, "prescribed", std::nan(""), 5.}}, 0.);
  EXPECT_EQ(file_content(path("events.csv")),
            "id,time [1],x [1],y [1],z [1],site,rate [1],radius [1],phase\r\n"
            "n0000000000000010,2.5,1,2,0,prescribed,,5,eta\r\n");
  const TableState state = events.file().state();
  EXPECT_EQ(EventsFile::resume(path("events.csv"), state, "eta", true).file().state().rows, 1);
  EXPECT_THROW(EventsFile::resume(path("events.csv"), state), FileError);
}

TEST_F(NucleationFiles, TwoPrescribedNucleiAreNotInOnePlaceAtOneTime)
{
  const std::string twins =
    complaint(write("twins.csv", "time [s],x [m],y [m],radius [m]\n1,2,3,1\n0,2,3,1\n1,2,3,2\n"));
  EXPECT_NE(twins.find("twins.csv:4: "), std::string::npos) << twins;
  EXPECT_NE(twins.find("line 2"), std::string::npos) << twins;
}

// Each at its own time with its own radius, what a run begins with before its first step.
TEST_F(NucleationFiles, PrescribedNucleiAloneEnterAtTheirTimes)
{
  PrescribedNucleation nucleation(PrescribedNuclei(write("nuclei.csv",
                                                         "time [s],x [m],y [m],radius [m]\n"
                                                         "0,1,1,0.5\n"
                                                         "4,2,1,0.25\n"
                                                         "9,3,1,0.125\n")));
  const test::KnownFields unasked([](const std::vector<Candidate> &) -> std::vector<char> {
    throw std::logic_error("what is prescribed does not ask for the state");
  });
  const std::vector<Nucleus> first = nucleation.births(0., 0., unasked);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(nucleation.births(0., 0., unasked).size(), 1u); // asking changes nothing
  const PendingChange change = nucleation.advance(first, 0.);
  EXPECT_EQ(nucleation.step_end(0., 3., unasked), 3.);
  EXPECT_TRUE(nucleation.births(0., 3., unasked).empty());
  EXPECT_TRUE(nucleation.advance({}, 3.).due.empty());
  ASSERT_EQ(change.due.size(), 1u);
  EXPECT_EQ(change.due[0].radius, 0.5);
  EXPECT_EQ(change.due[0].nucleus.place[0], 1.);

  EXPECT_EQ(nucleation.step_end(3., 20., unasked), 4.);
  ASSERT_EQ(nucleation.due_before(5.).size(), 1u);
  EXPECT_EQ(nucleation.due_before(5.)[0].radius, 0.25);
  EXPECT_EQ(nucleation.due_before(10.).size(), 2u);
  const std::vector<Nucleus> second = nucleation.births(3., 4., unasked);
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(nucleation.advance(second, 4.).due[0].radius, 0.25);
  EXPECT_EQ(nucleation.step_end(4., 20., unasked), 9.);
  EXPECT_TRUE(nucleation.births(4., 8., unasked).empty());
}

TEST(NucleationParameters, AreDeclaredWithUnitsAndMeaning)
{
  NucleationParameters parameters;
  ParameterTable table;
  parameters.declare(table);
  std::set<std::string> names;
  for (const ParameterEntry &entry : table.entries())
    {
      EXPECT_EQ(entry.section, "Nucleation");
      EXPECT_FALSE(entry.meaning.empty()) << entry.name;
      names.insert(entry.name);
    }
  EXPECT_EQ(names,
            (std::set<std::string>{"Seed",
                                   "Slab duration",
                                   "Seed size",
                                   "Seed radius",
                                   "Exclusion radius"}));
}

TEST(NucleationParameters, AutomaticSeedHasACoreAndGrows)
{
  NucleationParameters parameters;
  EXPECT_EQ(parameters.seed_radius_for(100e-9, 50e-9), 200e-9);  // 2 l
  EXPECT_EQ(parameters.seed_radius_for(100e-9, 200e-9), 300e-9); // 1.5 r*
  parameters.seed_size = "given";
  parameters.seed_radius = 123e-9;
  EXPECT_EQ(parameters.seed_radius_for(100e-9, 200e-9), 123e-9);
}
