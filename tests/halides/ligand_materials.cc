// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Ligands on the cells of a material of an imported mesh.
#include "tests/halides/halide_run.h"
#include "tests/support/two_materials.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  struct Plate
  {
    explicit Plate(const std::string &region)
    {
      make_file(folder / "plate.msh", mesh_of_two_materials());
      make_file(folder / "case.prm",
                plate_of_two_materials(" set Kind = imported mesh\n set Mesh file = plate.msh\n",
                                       "open",
                                       region));
    }
    ScratchFolder folder;
  };

  std::string rigid(const std::string &mobility_factor)
  {
    return " set Region = material\n set Materials = rigid\n set Mobility factor = " +
           mobility_factor + "\n";
  }

  std::string errors(const std::string &region)
  {
    const Plate plate(region);
    Case what;
    return read_case(plate.folder / "case.prm", {}, UnitSystem(), what).diagnostics.text();
  }

  TEST(LigandMaterials, AreTheBoxWhereTheirCellsAre)
  {
    // The same coarse cells and the same region, said in another way: the same run, through refinement and
    // coarsening.
    const Plate plate(rigid("1e-3"));
    HalideRun imported(HalideRun::File{plate.folder / "case.prm"});
    HalideRun box(HalideRun::Text{plate_of_two_materials(
      " set Kind = box\n set Size = 2 um, 1 um\n set Coarse cells = 2, 1\n",
      "bottom",
      " set Region = box\n set Box = 0.999 um, 2 um, 0 um, 1 um\n set Mobility factor = 1e-3\n")});
    const auto expect_the_same = [&](const double time, const double precision) {
      for (HalideRun *run : {&imported, &box})
        run->advance_to(time);
      EXPECT_EQ(imported.n_unknowns(), box.n_unknowns());
      EXPECT_NEAR((0.5 - imported.mean()) / (0.5 - box.mean()), 1., precision);
      EXPECT_NEAR(imported.measure().fields[0].variance / box.measure().fields[0].variance,
                  1.,
                  precision);
    };
    expect_the_same(150., 1e-10);
    EXPECT_GT(imported.n_remeshed, 2u);
    // Later nodes hang on the edge of the region. Of these the two rules do not say the same, which no
    // equation sees, but the preconditioner does: equal to the tolerance of the steps.
    expect_the_same(600., 1e-3);
    // And it does something: hardly anything is exchanged on the right.
    const Plate none(rigid("1"));
    HalideRun soft(HalideRun::File{none.folder / "case.prm"});
    soft.advance_to(600.);
    EXPECT_LT(0.5 - imported.mean(), 0.75 * (0.5 - soft.mean()));
  }

  TEST(LigandMaterials, GoByNameOrNumber)
  {
    EXPECT_EQ(errors(" set Region = material\n set Materials = rigid\n"), "");
    EXPECT_EQ(errors(" set Region = material\n set Materials = 4, soft\n"), "");
    const std::string text = errors(" set Region = material\n set Materials = rigit, 7\n");
    for (const char *part :
         {"case.prm:", "'rigit'", "did you mean 'rigid'?", "'7'", "'soft' (3), 'rigid' (4)"})
      EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
} // namespace
