// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/strain/lattice_angles.h"

#include "meshes/grains.h"
#include "models/constants.h"
#include "models/expression/expression_batch.h"
#include "models/expression_model/formula_reader.h"

#include <cmath>
#include <map>

namespace softlattice
{
  namespace
  {
    const std::string section_name = "Strain", formula_name = "Lattice angle by place";
    const std::vector<std::string> axes = {"x", "y", "z"};
  } // namespace

  void LatticeAngles::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section(section_name);
    section.choice("Lattices", &lattices_, {"one", "grains", "formula"})
      .about("'one': the whole body is one crystal. 'grains': each grain of a polycrystal has an "
             "axis of its "
             "own, drawn with the grains, the one of interfaces that have directions. 'formula': "
             "as one says. "
             "Moduli and misfits are turned with it, beside 'Lattice angle'. Away from fronts "
             "cells may be larger than "
             "grains, unless 'Discretisation/Adaptive' is false.")
      .from_equation("302")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Lattices", {"formula"})
      .text(formula_name, &formula_)
      .about("By how many degrees the lattice is turned from x to y at a place, about the third "
             "axis: a formula "
             "of x, y and z in m, such as if(x < 2e-6, 0, 45).")
      .from_equation("302")
      .from_source("the sample at hand", Confidence::assumed)
      .must_be_set();
  }

  void LatticeAngles::check(const Geometry &geometry,
                            const bool has_directions,
                            std::vector<Finding> &findings) const
  {
    if (!vary())
      return;
    if (lattices_ == "formula")
      {
        const std::map<std::string, double> constants;
        FormulaReader(constants, Definitions::none(), findings)
          .formula(section_name + "/" + formula_name, {formula_, 0}, axes);
      }
    else if (geometry.kind != "polycrystal")
      findings.push_back({Finding::Severity::error,
                          section_name + "/Lattices",
                          "there are no grains in the geometry '" + geometry.kind + "'",
                          "take the geometry 'polycrystal', or 'formula'"});
    if (!has_directions)
      findings.push_back(
        {Finding::Severity::warning,
         section_name + "/Lattices",
         "neither moduli nor misfit of LT have directions, so that it makes no difference",
         "set 'Symmetry' or 'Misfit of LT'"});
  }

  LatticeAngles::Turns LatticeAngles::at(const std::vector<std::array<double, 3>> &places,
                                         const Geometry &geometry) const
  {
    std::vector<double> angles(places.size(), 0.);
    if (lattices_ == "grains")
      {
        const auto size = box_size(geometry);
        const GrainMap grains(geometry.grains, size[0], size[1]);
        for (std::size_t k = 0; k < places.size(); ++k)
          angles[k] = grains.axis_angle(places[k][0], places[k][1]);
      }
    else if (lattices_ == "formula")
      {
        std::array<std::vector<double>, 3> along;
        std::array<const double *, 3> rows{};
        for (std::size_t d = 0; d < 3; ++d)
          {
            for (const auto &place : places)
              along[d].push_back(place[d]);
            rows[d] = along[d].data();
          }
        ExpressionBatch(Expression(formula_, axes))
          .evaluate(places.size(), rows.data(), nullptr, angles.data());
        for (double &angle : angles)
          angle *= constants::pi / 180.;
      }
    Turns turns;
    for (const double angle : angles)
      {
        turns.cosine.push_back(std::cos(angle));
        turns.sine.push_back(std::sin(angle));
      }
    return turns;
  }
} // namespace softlattice
