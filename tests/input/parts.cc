// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a case is made of: names, lists that go together, and what formulas may call fields.
#include "solver/case/case.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>

namespace
{
  using namespace softlattice;

  class Parts : public testing::Test
  {
  protected:
    /// What reading a small film with these lines of section Model says.
    std::string said_of(const std::string &model, const std::string &more = "")
    {
      make_file(folder_ / "case.prm",
                "subsection Model\n" + model +
                  "end\nsubsection Geometry\n set Kind = film in plan\n"
                  " set Length = 5 um\n set Width = 5 um\nend\n" +
                  more);
      return read_case(folder_ / "case.prm", {}, UnitSystem(), what_.emplace()).diagnostics.text();
    }

    std::optional<Case> what_;

  private:
    ScratchFolder folder_;
  };

  const std::string field =
    " subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n end\n";
  const std::string initial = "subsection Initial state\n set c = 1\nend\n";

  TEST_F(Parts, AreTheUsualOnesUnlessTheyAreNamed)
  {
    EXPECT_EQ(said_of(""), "");
    EXPECT_TRUE(what_->has_transformation() && !what_->is_mixed_halide());
    EXPECT_EQ(said_of(" set Parts = phase\n"), "");
    EXPECT_EQ(said_of(" set Parts = light, phase, composition\n"
                      " subsection Free energy\n  set Br fraction = 0.3\n end\n"),
              "");
    EXPECT_TRUE(what_->has_transformation() && what_->is_mixed_halide());
    EXPECT_EQ(said_of(" set Parts = phase, expressions\n set Fields = c\n"
                      " set Free energy = c^2\n" +
                        field,
                      initial),
              "");
    EXPECT_TRUE(what_->has_transformation() && !what_->is_mixed_halide());
    ASSERT_EQ(what_->fields().size(), 2u);
    EXPECT_EQ(what_->fields()[0].name, "LT_phase");
    EXPECT_EQ(what_->fields()[1].name, "c");
  }

  TEST_F(Parts, ThatDoNotGoTogetherAreRefused)
  {
    std::string said = said_of(" set Parts = phase, lihgt\n");
    EXPECT_NE(said.find("case.prm:2:"), std::string::npos) << said;
    EXPECT_NE(said.find("'lihgt'"), std::string::npos) << said;
    EXPECT_NE(said.find("did you mean 'light'?"), std::string::npos) << said;
    said = said_of(" set Parts = phase, light\n");
    EXPECT_NE(said.find("no case is made of these parts"), std::string::npos) << said;
    said = said_of(" set Equations = mixed halide\n set Parts = phase\n");
    EXPECT_NE(said.find("these parts are not those of Model/Equations = mixed halide"),
              std::string::npos)
      << said;
  }

  TEST_F(Parts, NamesThatCollideOrAreMissingAreTold)
  {
    std::string said = said_of(" set Parts = phase, expressions\n set Fields = LT_phase\n");
    EXPECT_NE(said.find("'LT_phase' is a field of another part of the case"), std::string::npos)
      << said;
    said = said_of(" set Parts = phase, expressions\n set Fields = T\n");
    EXPECT_NE(said.find("'T' is a value of the surroundings"), std::string::npos) << said;
    said = said_of(" set Parts = phase, expressions\n set Constants = RH = 1\n");
    EXPECT_NE(said.find("'RH' is a value of the surroundings"), std::string::npos) << said;
    said = said_of(" set Parts = phase, expressions\n set Free energy = LT_pase^2\n");
    EXPECT_NE(said.find("case.prm:3:20: error: there is no variable 'LT_pase'"), std::string::npos)
      << said;
    EXPECT_NE(said.find("did you mean 'LT_phase'?"), std::string::npos) << said;
    said = said_of(" set Parts = phase, expressions\n subsection Field Br_fraction\n"
                   "  set Source = 1\n end\n");
    EXPECT_NE(said.find("case.prm:4:"), std::string::npos) << said;
    said = said_of(" set Equations = expressions\n");
    EXPECT_NE(said.find("no field is named"), std::string::npos) << said;
    said = said_of(" set Parts = phase, expressions\n subsection Field LT_phase\n"
                   "  set Mobility factor = -1\n end\n");
    EXPECT_NE(said.find("the mobility is negative"), std::string::npos) << said;
  }

  // Nothing of it acts where it is not asked for.
  TEST_F(Parts, WhatIsNoPartHasNoEntries)
  {
    const std::string said = said_of(" set Fields = c\n");
    EXPECT_NE(said.find("case.prm:2:"), std::string::npos) << said;
  }

  /// Lines of section Model of a mixture with formulas, and its material.
  const std::string mixture = " set Parts = composition, light, expressions\n";
  std::string made_of(const std::string &material)
  {
    return "subsection Material\n set Name = " + material +
           "\nend\nsubsection Discretisation\n set Finest cell = 0.5 um\nend\n";
  }

  // Chloride beside bromide is called chloride in formulas, as it is in the results.
  TEST_F(Parts, TheFractionIsCalledByItsLighterHalide)
  {
    const auto energy = [](const std::string &of) {
      return " set Free energy = 1e5*" + of + "^2\n";
    };
    const auto source = [](const std::string &of) {
      return " subsection Field " + of + "\n  set Source = 1e-3\n end\n";
    };
    const std::string column = "subsection Output\n set Integrals = part: Cl_fraction\nend\n";
    EXPECT_EQ(said_of(mixture + energy("Cl_fraction") + source("Cl_fraction"),
                      made_of("CsPb(Br,Cl)3") + column),
              "");
    ASSERT_EQ(what_->fields().size(), 1u);
    EXPECT_EQ(what_->fields()[0].name, "Cl_fraction");
    EXPECT_EQ(
      said_of(mixture + energy("Br_fraction") + source("Br_fraction"), made_of("CsPb(I,Br)3")),
      "");
    EXPECT_EQ(what_->fields().at(0).name, "Br_fraction");

    for (const auto &[material, right, wrong] :
         {std::array<std::string, 3>{"CsPb(Br,Cl)3", "Cl_fraction", "Br_fraction"},
          std::array<std::string, 3>{"CsPb(I,Br)3", "Br_fraction", "Cl_fraction"},
          std::array<std::string, 3>{"MAPb(I,Br)3", "Br_fraction", "Cl_fraction"}})
      {
        std::string said = said_of(mixture + energy(wrong), made_of(material));
        EXPECT_NE(said.find("case.prm:3:24: error: there is no variable '" + wrong + "'"),
                  std::string::npos)
          << said;
        EXPECT_NE(said.find("did you mean '" + right + "'?"), std::string::npos) << said;
        said = said_of(mixture + source(wrong), made_of(material));
        EXPECT_NE(said.find("case.prm:4:"), std::string::npos) << said;
        EXPECT_NE(said.find("'Source' is not used when Material/Name = " + material),
                  std::string::npos)
          << said;
        EXPECT_NE(said.find("did you mean that of 'Model/Field " + right + "'?"), std::string::npos)
          << said;
      }
  }

  // A mixture without a phase has no water that could do anything: nobody can set its humidity, and 40 % of it
  // at 127 degC, which air of one atmosphere does not hold, is no news. The transformation is another matter.
  TEST_F(Parts, VapourIsToldOfWhereWaterActs)
  {
    const std::string hot =
      made_of("MAPb(I,Br)3") + "subsection Environment\n set Temperature = 127 degC\nend\n";
    EXPECT_EQ(said_of(" set Parts = composition, light\n", hot), "");
    const std::string said =
      said_of(" set Parts = phase\n", "subsection Environment\n set Temperature = 127 degC\nend\n");
    EXPECT_NE(said.find("kPa of vapour, but the air has 'Total pressure' = 101 kPa"),
              std::string::npos)
      << said;
    EXPECT_NE(
      said_of(" set Parts = composition, light\n",
              made_of("MAPb(I,Br)3") + "subsection Environment\n set Total pressure = 2 bar\nend\n")
        .find("'Total pressure' is not used when Model/Equations = mixed halide"),
      std::string::npos);
  }
} // namespace
