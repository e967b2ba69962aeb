// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/cli/program.h"

using namespace softlattice;

namespace
{
  class ImpossibleMesh : public Program
  {};
} // namespace

// Each line of the file is right, and its only cell crosses itself: that is input too, exit code 3.
TEST_F(ImpossibleMesh, IsInputThatIsRejected)
{
  write("a.msh",
        "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n"
        "$Nodes\n4\n1 0 0 0\n2 1 0 0\n3 1 1 0\n4 0 1 0\n$EndNodes\n"
        "$Elements\n1\n1 3 2 1 1 1 3 2 4\n$EndElements\n");
  write("case.prm",
        "subsection Geometry\n  set Kind = imported mesh\n  set Mesh file = a.msh\nend\n");
  const Outcome outcome = run({"check", "case.prm"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("a.msh"), std::string::npos) << outcome.err;
}
