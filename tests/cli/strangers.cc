// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What comes from strangers: refused in words, in time, and with nothing written. The bounds themselves are
// tested next to the readers.
#include "tests/cli/program.h"

#include <filesystem>
#include <sys/stat.h>

using namespace softlattice;
namespace fs = std::filesystem;

namespace
{
  class Stranger : public Program
  {
  protected:
    /// What a run of case.prm says, which has to end early, with exit code 3 and no file more.
    std::string refused()
    {
      const auto files = [&] {
        return std::distance(fs::recursive_directory_iterator(directory_ / "work"), {});
      };
      const auto before = files();
      const Outcome outcome = run({"run", "case.prm", "-o", "result"});
      EXPECT_EQ(outcome.status, 3) << outcome.err;
      EXPECT_EQ(outcome.out, "");
      EXPECT_EQ(files(), before);
      EXPECT_LT(outcome.err.size(), 20000u);
      return outcome.err;
    }

    static bool says(const std::string &text, const std::string &part)
    {
      return text.find(part) != std::string::npos;
    }
  };

  const std::string square = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$Nodes\n4\n1 0 0 0\n2 1 0 0\n"
                             "3 1 1 0\n4 0 1 0\n$EndNodes\n";
} // namespace

TEST_F(Stranger, EndlessSections)
{
  std::string text;
  for (int i = 0; i < 100000; ++i)
    text += "subsection a\n";
  write("case.prm", text);
  EXPECT_TRUE(says(refused(), "case.prm:11:1: error: sections are nested deeper than 10 levels"));
}

TEST_F(Stranger, APipeADirectoryAndADeviceInsteadOfAFile)
{
  ASSERT_EQ(mkfifo((directory_ / "work" / "pipe").c_str(), 0600), 0);
  for (const std::string file : {"pipe", ".", "/dev/zero"})
    {
      write("case.prm", "include " + file + "\n");
      EXPECT_TRUE(says(refused(), file == "." ? "is a directory" : "is no regular file"));
      write("case.prm",
            "subsection Environment\n set Source = file\n set Environment file = " + file +
              "\nend\n");
      EXPECT_TRUE(says(refused(), "this is no regular file"));
      write("case.prm",
            "subsection Geometry\n set Kind = imported mesh\n set Mesh file = " + file + "\nend\n");
      EXPECT_TRUE(says(refused(), "this is no regular file"));
    }
}

TEST_F(Stranger, NothingOrdersTheTerminalAbout)
{
  write("data.csv", "time [s],temperature [K],relative humidity [1]\n0,\x1b]0;title\x07,0.5\n");
  write("case.prm",
        "subsection Environment\n set Source = file\n set Environment file = data.csv\nend\n");
  EXPECT_EQ(refused().find('\x1b'), std::string::npos);
  write("case.prm", "subsection \x1b[31mEnvironment\nend\n");
  EXPECT_EQ(refused().find('\x1b'), std::string::npos);
}

TEST_F(Stranger, MeshesOfNonsense)
{
  write("case.prm",
        "subsection Geometry\n set Kind = imported mesh\n set Mesh file = a.msh\nend\n");
  const struct
  {
    std::string content;
    std::string complaint;
  } meshes[] = {
    {square + "$Elements\n1\n1 3 2 1 1 1 2 3 99\n", "a.msh:13: the element has a node 99"},
    {square + "$Elements\n1\n1 3 2 1 1 -1 2 3 4\n", "a.msh:13: the element has a node"},
    {square + "$Elements\n1\n1 3 2 1 1 1 1 1 1\n", "a.msh:13: the element has a node twice"},
    {square + "$Elements\n1\n1 3 2000000000 1 1 1 2 3 4\n", "a.msh:13: expected the tags"},
    {square + "$Elements\n18446744073709551615\n1 3 2 1 1 1 2 3 4\n", "a.msh:14: the file ends"},
    {square + "$Elements\n2\n1 3 2 1 1 1 2 3 4\n2 3 2 1 1 1 2 3 4\n",
     "a.msh:14: the cell of line 13 again, in the same group"},
    {"$MeshFormat\n2.2 0 8\n$Nodes 99999999999\n$Elements\n1\n1 3 2 1 1 1 2 3 4\n",
     "a.msh:6: the element has a node 1, which"},
    {"$MeshFormat\n2.2 0 8\n$Nodes\n99999999999\n", "a.msh:4: more nodes"},
    {"$MeshFormat\n2.2 0 8\n$Nodes\n1\n1 1e300 0 0\n", "a.msh:5: a coordinate beyond 1e30"},
    {"$MeshFormat\n2.2 0 8\n$Nodes\n1\n1 nan 0 0\n", "a.msh:5: expected a node"},
    {"$MeshFormat\n4.1 0 8\n$Entities\n99999999 1 1 1\n", "a.msh:5: the file ends too early"},
    {"$MeshFormat\n2.2 0 8\n$PhysicalNames\n0\n", "no $Elements"}};
  for (const auto &mesh : meshes)
    {
      write("a.msh", mesh.content);
      const std::string text = refused();
      EXPECT_TRUE(says(text, mesh.complaint)) << text;
    }
}

TEST_F(Stranger, MeshesThatNoMachineHolds)
{
  write_case("subsection Discretisation\n set Adaptive = false\n set Finest level = 18\nend\n");
  EXPECT_TRUE(says(refused(), "more than the 2.1e+09 that can be numbered"));
  write_case("subsection Discretisation\n set Finest cell = 1e-300\nend\n", "benchmark/pfhub_1a");
  EXPECT_TRUE(says(refused(), "would have to be halved"));
  write_case("subsection Geometry\n set Size = 1e300, 1e-300\nend\n", "benchmark/pfhub_1a");
  EXPECT_TRUE(says(refused(), "a length beyond 1e30"));
  write_case("subsection Geometry\n set Origin = 1e300, 0\nend\n", "benchmark/pfhub_1a");
  EXPECT_TRUE(says(refused(), "a million times farther from zero"));
}

TEST_F(Stranger, TimesThatNoRunReaches)
{
  write_case(
    "subsection Environment\n set Temperature = 300 K at 0 s, 310 K at 1 ns; repeat every 1 ns\n"
    "end\n");
  EXPECT_TRUE(says(refused(), "changes more than a million times"));
  write_case("subsection Output\n set Interval = 1e-300 s\nend\n");
  EXPECT_TRUE(says(refused(), "written more than a million times"));
  write_case("subsection Time\n set Largest step = 1e-12 s\nend\n");
  EXPECT_TRUE(says(refused(), "more than a billion steps"));
}

TEST_F(Stranger, FieldsConstantsAndBoundariesWithoutEnd)
{
  std::string fields = "f0", constants = "k0 = 1", values = "left: 1";
  for (int i = 1; i < 5000; ++i)
    {
      fields += ", f" + std::to_string(i % 900);
      constants += ", k" + std::to_string(i) + " = q";
      values += "; left: 1";
    }
  write_case("subsection Model\n set Fields = " + fields + "\nend\n", "benchmark/pfhub_1a");
  EXPECT_TRUE(says(refused(), "5000 names; at most 1000 are taken"));
  write_case("subsection Model\n set Constants = " + constants + "\nend\n", "benchmark/pfhub_1a");
  EXPECT_TRUE(says(refused(), "more than 1000 constants"));
  write_case("subsection Boundary conditions\n subsection c\n  set Values = " + values +
               "\n end\nend\n",
             "benchmark/pfhub_1a");
  EXPECT_TRUE(says(refused(), "more than 100 boundaries"));
}

TEST_F(Stranger, ResultsAreNotWrittenThroughALink)
{
  write("elsewhere/solution_0000.vtu", "mine");
  fs::create_directories(directory_ / "work" / "result");
  fs::create_directory_symlink("../elsewhere", directory_ / "work" / "result" / "solution");
  const Outcome outcome =
    run({"run", shipped("wire_interdiffusion"), "-o", "result", "--overwrite"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_TRUE(says(outcome.err, "'result/solution' is a symbolic link"));
  EXPECT_TRUE(fs::exists(directory_ / "work" / "elsewhere" / "solution_0000.vtu"));
}
