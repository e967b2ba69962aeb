// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/files/text_file.h"
#include "solver/output/provenance.h"
#include "solver/output/pvd.h"
#include "solver/output/summary.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <limits>

namespace fs = std::filesystem;
using namespace softlattice;

namespace
{
  constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
}

TEST(TextFile, NumbersReadBackAsTheSameDouble)
{
  for (const double value : {0.1, 1. / 3., 5e-324, 1.7976931348623157e308, -2.5e-9, 123456789.125})
    EXPECT_EQ(std::strtod(shortest(value).c_str(), nullptr), value) << shortest(value);
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(100000.), "100000");
  EXPECT_EQ(shortest(-3.), "-3");
  EXPECT_EQ(shortest(no_value), "nan");
}

TEST(TextFile, RecordsFollowRfc4180)
{
  EXPECT_EQ(csv_record({"step", "time [s]"}), "step,time [s]\r\n");
  EXPECT_EQ(csv_record({"a,b", "say \"x\"", "two\nlines", ""}),
            "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\r\n");
}

TEST(TextFile, IsReplacedAsAWhole)
{
  const ScratchFolder folder;
  write_atomically(folder / "a.json", "old");
  // A reader that has the old file open keeps it: the new one is another file.
  std::ifstream reader(folder / "a.json");
  write_atomically(folder / "a.json", "new and longer");
  std::string seen;
  std::getline(reader, seen);
  EXPECT_EQ(seen, "old");
  EXPECT_EQ(file_content(folder / "a.json"), "new and longer");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(TextFile, FailureNamesThePathAndLeavesNothingBehind)
{
  const ScratchFolder folder;
  try
    {
      write_atomically(folder / "missing/a.json", "text");
      FAIL();
    }
  catch (const FileError &error)
    {
      EXPECT_EQ(error.code(), ExitCode::file);
      EXPECT_NE(std::string(error.what()).find("missing/a.json"), std::string::npos);
      EXPECT_NE(std::string(error.what()).find("No such file or directory"), std::string::npos);
    }
  // The target is a folder: the bytes are complete, the renaming fails.
  fs::create_directory(folder / "folder");
  EXPECT_THROW(write_atomically(folder / "folder", "text"), FileError);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
  EXPECT_THROW(read_file(folder / "absent"), FileError);
}

TEST(Pvd, ListsEveryPieceWithItsTime)
{
  const ScratchFolder folder;
  PvdFile pvd(folder / "solution.pvd");
  pvd.add(0, "solution/solution_000000.vtu");
  pvd.add(0.1, "solution/a&b.vtu");
  EXPECT_EQ(
    file_content(folder / "solution.pvd"),
    "<?xml version=\"1.0\"?>\n"
    "<VTKFile type=\"Collection\" version=\"0.1\" byte_order=\"LittleEndian\">\n"
    "  <Collection>\n"
    "    <DataSet timestep=\"0\" group=\"\" part=\"0\" file=\"solution/solution_000000.vtu\"/>\n"
    "    <DataSet timestep=\"0.1\" group=\"\" part=\"0\" file=\"solution/a&amp;b.vtu\"/>\n"
    "  </Collection>\n"
    "</VTKFile>\n");
  EXPECT_THROW(pvd.add(0.1, "solution/again.vtu"), std::invalid_argument);
}

TEST(Summary, StatusFollowsFromTheExitCode)
{
  EXPECT_EQ(run_status(ExitCode::done), "done");
  EXPECT_EQ(run_status(ExitCode::stopped), "stopped");
  for (const ExitCode code : {ExitCode::file, ExitCode::solver, ExitCode::invariant, ExitCode::bug})
    EXPECT_EQ(run_status(code), "failed");
}

TEST(Summary, HoldsWhatScriptsReadAndNullWhereThereIsNoValue)
{
  const ScratchFolder folder;
  Summary summary;
  summary.ending = {ExitCode::solver, "solver", "no convergence at t = 0.25 s"};
  summary.wall_time = 1.5;
  summary.steps = 7;
  summary.steps_limited_by = {{"error", 4}, {"nucleus", 3}};
  summary.largest_number_of_unknowns = 3000000000LL;
  summary.final_row = {{"step", 7.}, {"time [s]", 0.25}, {"mass drift [1]", no_value}};
  summary.quantities = {{"t50", "s", no_value, ""}, {"nuclei per area", "1/m^2", 2e9, ""}};
  summary.warnings = {"a \"quoted\" one"};
  summary.advice = {"a smaller first step"};
  write_summary(folder / "summary.json", summary);

  const auto json = nlohmann::json::parse(file_content(folder / "summary.json"));
  EXPECT_TRUE(json.at("schema_version").is_number_integer());
  EXPECT_EQ(json.at("status"), "failed");
  EXPECT_EQ(json.at("exit_code"), 5);
  EXPECT_EQ(json.at("ended_by"), "solver");
  EXPECT_EQ(json.at("wall_time_s"), 1.5);
  EXPECT_EQ(json.at("steps"), 7);
  EXPECT_EQ(json.at("steps_limited_by").at("nucleus"), 3);
  EXPECT_EQ(json.at("unknowns_max"), 3000000000LL);
  EXPECT_EQ(json.at("final").at("time [s]"), 0.25);
  EXPECT_TRUE(json.at("final").at("mass drift [1]").is_null());
  EXPECT_TRUE(json.at("quantities").at("t50 [s]").is_null());
  EXPECT_EQ(json.at("quantities").at("nuclei per area [1/m^2]"), 2e9);
  EXPECT_EQ(json.at("warnings").at(0), "a \"quoted\" one");
  EXPECT_EQ(json.at("error"), "no convergence at t = 0.25 s");
  EXPECT_EQ(json.at("advice").size(), 1u);
}

TEST(Provenance, HashIsThatOfSha1sum)
{
  // FIPS 180-1, appendices A and B, and the well-known digest of nothing.
  EXPECT_EQ(sha1("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  EXPECT_EQ(sha1(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

TEST(Provenance, IsCompleteAndNamesNoMachine)
{
  const ScratchFolder folder;
  Provenance provenance;
  provenance.revision = "0123abcd";
  provenance.modified = true;
  provenance.versions = {{"deal.II", "9.4.1"}, {"PETSc", "3.18.3"}};
  provenance.compiler = compiler_description();
  provenance.instruction_set = "AVX2";
  provenance.ranks = 2;
  provenance.seed = 18446744073709551615ULL; // more than a double or a signed integer holds
  provenance.parameters_sha1 = sha1("abc");
  write_provenance(folder / "provenance.json", provenance);
  const std::string text = file_content(folder / "provenance.json");
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json.at("revision"), "0123abcd");
  EXPECT_EQ(json.at("modified"), true);
  EXPECT_EQ(json.at("versions").at("deal.II"), "9.4.1");
  EXPECT_EQ(json.at("ranks"), 2);
  EXPECT_EQ(json.at("seed").get<std::uint64_t>(), 18446744073709551615ULL);
  EXPECT_EQ(json.at("parameters_sha1"), sha1("abc"));
  EXPECT_FALSE(json.at("compiler").get<std::string>().empty());
  EXPECT_EQ(json.at("instruction_set"), "AVX2");
  EXPECT_EQ(json.count("hostname"), 0u);

  provenance.revision.clear();
  write_provenance(folder / "provenance.json", provenance);
  EXPECT_TRUE(
    nlohmann::json::parse(file_content(folder / "provenance.json")).at("revision").is_null());
}
