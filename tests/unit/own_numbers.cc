// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Columns by formula as a case states them: integrals, values at points, crossings along lines, and the end of a run.
#include "solver/output/own_numbers.h"

#include "solver/parameters/length_reader.h"
#include "tests/support/small_case.h"

#include <gtest/gtest.h>

namespace softlattice
{
  namespace
  {
    struct Read
    {
      explicit Read(const std::string &text, const bool dimensionless = true)
      {
        numbers.declare(table, [=] {
          OwnNumbers::Known known;
          known.fields = {"c", "phi"};
          known.conserved = {{"c", "mol/m^3"}};
          known.constants = {{"L", 4.}};
          known.definitions.add("h", {"u"}, "u^2*(3 - 2*u)", {"c", "phi", "x", "y"}, {});
          known.boundaries = {"left", "right", "side (Ag)"};
          known.materials = [] {
            return std::vector<CellMaterial>{{7, "glass", {1, 2}}, {8, "", {3}}};
          };
          known.dimensionless = dimensionless;
          return known;
        });
        const Constants constants = {{"L", 4.}};
        numbers.set_length_reader([=](const std::string_view one) {
          return length_of(one, units(), constants, dimensionless);
        });
        read_parameters(table,
                        read_prm_text(text, "case.prm", {}, diagnostics),
                        {},
                        units(),
                        {},
                        diagnostics);
      }

      OwnNumbers numbers;
      ParameterTable table;
      Diagnostics diagnostics;
    };

    Read output(const std::string &line, const bool dimensionless = true)
    {
      return Read(in("Output", line), dimensionless);
    }

    TEST(OwnNumbers, AreReadWithTheirNamesAndPlaces)
    {
      const Read read(in("Output", "Integrals = solid: h(phi)/L; edge: c*d(phi, x) over left;") +
                      in("Output", "Probes = here: phi at L/2, 3") +
                      in("Output", "Crossings = tip: phi - c = -1/2 from 0, 0 to 2*L, 0") +
                      in("Time", "Stop when = tip > L + here"));
      ASSERT_EQ(read.diagnostics.n_errors(), 0u) << read.diagnostics.text();
      const std::vector<OwnNumber> &all = read.numbers.all();
      ASSERT_EQ(all.size(), 4u);
      EXPECT_EQ(all[0].name, "solid");
      EXPECT_EQ(all[0].region.kind, IntegralRegion::Kind::domain);
      EXPECT_EQ(all[0].meaning, "integral of h(phi)/L over the domain");
      // c, phi, x, y, z, t, d(c, x..z), d(phi, x..z)
      EXPECT_DOUBLE_EQ(all[0].formula->value({0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), 0.125);
      EXPECT_EQ(all[1].region.boundary, "left");
      EXPECT_DOUBLE_EQ(all[1].formula->value({3, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0}), 21.);
      EXPECT_EQ(all[2].from, (std::array<double, 3>{{2., 3., 0.}}));
      EXPECT_EQ(all[3].level, -0.5);
      EXPECT_EQ(all[3].to, (std::array<double, 3>{{8., 0., 0.}}));
      EXPECT_EQ(all[3].unit, "1");
      // solid, edge, here, tip, t
      EXPECT_EQ(read.numbers.end()->value({0, 0, 1, 5.1, 0}), 1.);
      EXPECT_EQ(read.numbers.end()->value({0, 0, 1, 4.9, 0}), 0.);
    }

    TEST(OwnNumbers, IntegralsGoOverPartsOfTheBody)
    {
      const Read read(
        in("Output",
           "Integrals = a: c over material glass; b: c over material 8; d: c over \"side (Ag)\"; "
           "e: c*(1 + phi) over box from 1, 5 to L/2, 3; f: 1 over the box from here to there over "
           "left"));
      ASSERT_EQ(read.diagnostics.n_errors(), 1u) << read.diagnostics.text(); // no word of a formula
      const std::vector<OwnNumber> &all = read.numbers.all();
      ASSERT_GE(all.size(), 4u);
      EXPECT_EQ(all[0].region.kind, IntegralRegion::Kind::material);
      EXPECT_EQ(all[0].region.material_ids, (std::vector<unsigned int>{1, 2}));
      EXPECT_EQ(all[1].region.material_ids, (std::vector<unsigned int>{3}));
      EXPECT_EQ(all[2].region.boundary, "side (Ag)");
      EXPECT_EQ(all[3].region.kind, IntegralRegion::Kind::box);
      EXPECT_EQ(all[3].region.lowest, (std::array<double, 3>{{1., 3., 0.}}));
      EXPECT_EQ(all[3].region.highest, (std::array<double, 3>{{2., 5., 0.}}));
      EXPECT_EQ(all[3].meaning, "integral of c*(1 + phi) over the box from 1, 5 to L/2, 3");
    }

    TEST(OwnNumbers, WhatIsWrongWithPartsOfTheBodyIsTold)
    {
      const auto expect_error = [](const std::string &over, const std::string &message) {
        const std::string text = output("Integrals = a: c over " + over).diagnostics.text();
        EXPECT_NE(text.find(message), std::string::npos) << text;
      };
      expect_error("material glas", "did you mean 'glass'?");
      expect_error("material gold", "there are: glass, 8");
      expect_error("box 0, 0 to 1, 1", "the corners of a box are expected");
      expect_error("box from 0, 0 to 0, 1", "the box has no extent");
      expect_error("box from 0 to 1, 1", "a point has 2 coordinates here");
      expect_error("boxes", "no boundary 'boxes'");
    }

    TEST(OwnNumbers, HaveUnits)
    {
      const Read read(in("Output", "Integrals = charge [C/m]: c over right; plain: c") +
                        in("Output", "Probes = here [mol/m^3]: c at 2 um, 300 nm") +
                        in("Output", "Crossings = tip: c = 0.5 from 0 um, 0 um to 5 um, 0 um"),
                      false);
      ASSERT_EQ(read.diagnostics.n_errors(), 0u) << read.diagnostics.text();
      const std::vector<OwnNumber> &all = read.numbers.all();
      EXPECT_EQ(all[0].unit, "C/m");
      EXPECT_EQ(all[1].unit, "1");
      EXPECT_EQ(all[2].unit, "mol/m^3");
      EXPECT_EQ(all[2].from, (std::array<double, 3>{{2e-6, 300e-9, 0.}}));
      EXPECT_EQ(all[3].unit, "m");
    }

    TEST(OwnNumbers, FluxesAreOfConservedFieldsThroughBoundaries)
    {
      const Read read(in("Output", "Fluxes = in: c through left; out [mol/m/s]: c through right;"),
                      false);
      ASSERT_EQ(read.diagnostics.n_errors(), 0u) << read.diagnostics.text();
      const std::vector<OwnNumber> &all = read.numbers.all();
      ASSERT_EQ(all.size(), 2u);
      EXPECT_EQ(all[0].kind, OwnNumber::Kind::flux);
      EXPECT_EQ(all[0].field, 0u);
      EXPECT_EQ(all[0].boundary, "left");
      EXPECT_EQ(all[0].unit, "mol/m^3 m^2/s"); // per metre of depth
      EXPECT_EQ(all[1].unit, "mol/m/s");
      EXPECT_EQ(output("Fluxes = in: c through left").numbers.all()[0].unit, "1");
    }

    TEST(OwnNumbers, LinesAreReadWithTheirColumns)
    {
      const Read read(in("Output",
                         "Lines = axis: c, slope [1/m] = d(c, x) from 0 um, 2 um to 5 um, 2 um; "
                         "short: q = if(c <= 0.5, 1, max(c, phi)) from 1 um, 0 um to 1 um, 2 um "
                         "with L + 7 points"),
                      false);
      ASSERT_EQ(read.diagnostics.n_errors(), 0u) << read.diagnostics.text();
      EXPECT_TRUE(read.numbers.is_asked_for());
      EXPECT_FALSE(read.numbers.is_dimensionless());
      EXPECT_TRUE(read.numbers.all().empty());
      const std::vector<OwnLine> &lines = read.numbers.lines();
      ASSERT_EQ(lines.size(), 2u);
      EXPECT_EQ(lines[0].name, "axis");
      EXPECT_EQ(lines[0].points, 201u);
      EXPECT_EQ(lines[0].from, (std::array<double, 3>{{0., 2e-6, 0.}}));
      EXPECT_EQ(lines[0].to, (std::array<double, 3>{{5e-6, 2e-6, 0.}}));
      ASSERT_EQ(lines[0].values.size(), 2u);
      EXPECT_EQ(lines[0].values[0].name, "c");
      EXPECT_EQ(lines[0].values[0].unit, "1");
      EXPECT_EQ(lines[0].values[0].formula->value({3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), 3.);
      EXPECT_EQ(lines[0].values[1].name, "slope");
      EXPECT_EQ(lines[0].values[1].unit, "1/m");
      EXPECT_EQ(lines[0].values[1].formula->value({3, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0}), 7.);
      EXPECT_EQ(lines[1].points, 11u);
      EXPECT_EQ(lines[1].values[0].formula->value({1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), 4.);
    }

    void expect_error(const Read &read, const std::size_t column, const std::string &part)
    {
      ASSERT_FALSE(read.diagnostics.all().empty()) << part;
      const std::string text = read.diagnostics.text();
      EXPECT_NE(text.find(part), std::string::npos) << text;
      EXPECT_EQ(static_cast<std::size_t>(read.diagnostics.all().front().where.column), column)
        << text;
    }

    TEST(OwnNumbers, MistakesHaveTheirColumn)
    {
      // "  set Integrals = " has 18 characters, "  set Probes = " 15, "  set Crossings = " 18.
      expect_error(output("Integrals = c"), 19, "a name and a formula are expected");
      expect_error(output("Integrals = a: q"), 22, "there is no variable 'q'");
      expect_error(output("Integrals = a: c; b: 2*u"), 30, "there is no variable 'u'");
      expect_error(output("Integrals = a: c over top"), 29, "no boundary 'top'");
      expect_error(output("Integrals = a: c over top"), 29, "there are: left, right");
      expect_error(output("Integrals = c: c"), 19, "that is a field");
      expect_error(output("Integrals = L: c"), 19, "that is a constant");
      expect_error(output("Integrals = h: c"), 19, "that is a definition of the case");
      expect_error(output("Integrals = time: c"), 19, "statistics.csv has such a column");
      expect_error(output("Integrals = a: c; a: phi"), 25, "there is another number of this name");
      expect_error(output("Integrals = a b: c"), 19, "'a b' cannot name a number");
      expect_error(output("Integrals = a [m]: c"), 19, "no unit can be chosen here");
      expect_error(output("Integrals = a [m: c", false), 19, "this is no name with a unit");
      // "  set Fluxes = " has 15 characters.
      expect_error(output("Fluxes = a: c"), 19, "a field and a boundary are expected");
      expect_error(output("Fluxes = a: phi through left"), 19, "no conserved field 'phi'");
      expect_error(output("Fluxes = a: phi through left"), 19, "there are: c");
      expect_error(output("Fluxes = a: c through top"), 29, "no boundary 'top'");
      expect_error(output("Probes = a: c"), 19, "the point is missing");
      expect_error(output("Probes = a: c at 1"), 24, "a point has 2 coordinates here");
      expect_error(output("Probes = a: c at 1, q"), 27, "write: NAME: FORMULA at X, Y");
      expect_error(output("Probes = a: c at 1 s, 1 m", false), 24, "write: NAME: FORMULA at X, Y");
      expect_error(output("Crossings = a: c from 0, 0 to 1, 0"),
                   22,
                   "a formula, its value and the ends of a line are expected");
      expect_error(output("Crossings = a: c = 0.5 from 1, 0 to 1, 0"),
                   43,
                   "the line has no length");
      expect_error(output("Crossings = a: c = phi from 0, 0 to 1, 0"), 26, "there is no variable");
      // "  set Lines = " has 14 characters.
      const std::string ends = " from 0, 0 to 1, 0";
      const std::string form =
        "write: NAME: COLUMN [UNIT] = FORMULA, ... from X, Y to X, Y with N points";
      expect_error(output("Lines = a: c"),
                   15,
                   "a name, formulas and the ends of a line are expected");
      expect_error(output("Lines = a: c"), 15, form);
      expect_error(output("Lines = c" + ends), 15, form);
      expect_error(output("Lines = a b: c" + ends), 15, "'a b' cannot name a line");
      expect_error(output("Lines = a: c" + ends + "; a: phi" + ends),
                   39,
                   "there is another line of this name");
      expect_error(output("Lines = a: q" + ends), 18, "it is no field");
      expect_error(output("Lines = a: 2*c" + ends), 18, "'2*c' cannot name a column");
      expect_error(output("Lines = a: c = 2*c" + ends), 18, "that is a field");
      expect_error(output("Lines = a: c, c" + ends), 21, "there is another column of this name");
      expect_error(output("Lines = a: time = c" + ends), 18, "the table has such a column");
      expect_error(output("Lines = a: q = w" + ends), 22, "there is no variable 'w'");
      expect_error(output("Lines = a: c [m]" + ends), 18, "no unit can be chosen here");
      expect_error(output("Lines = a: , c" + ends), 18, "cannot name a column");
      expect_error(output("Lines = a: c from 0, 0 to 0, 0"), 33, "the line has no length");
      expect_error(output("Lines = a: c from 0 to 1, 0"), 25, "a point has 2 coordinates here");
      expect_error(output("Lines = a: c" + ends + " with 5"), 43, "a number of points is expected");
      expect_error(output("Lines = a: c" + ends + " with 1 points"),
                   43,
                   "a line has 2 to 20000 points");
      expect_error(output("Lines = a: c" + ends + " with 2.5 points"), 43, "a line has 2 to 20000");
      expect_error(output("Lines = a: c" + ends + " with phi points"), 43, "there is no variable");
      const std::string probe = in("Output", "Probes = a: c at 1, 1");
      expect_error(Read(probe + in("Time", "Stop when = b > 3")), 19, "there is no variable 'b'");
      expect_error(Read(probe + in("Time", "Stop when = a")), 20, "expected <, <=, > or >=");
      expect_error(Read(in("Time", "Stop when = c > 1")), 19, "there is no variable 'c'");
    }

    TEST(OwnNumbers, AreNoneUnlessAskedFor)
    {
      const Read read("");
      EXPECT_FALSE(read.numbers.is_asked_for());
      EXPECT_FALSE(read.numbers.end().has_value());
    }
  } // namespace
} // namespace softlattice
