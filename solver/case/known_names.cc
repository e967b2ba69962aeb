// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/known_names.h"

#include "meshes/boundary_names.h"
#include "meshes/cell_materials.h"
#include "meshes/periodic.h"
#include "models/expression_model/known_names.h"
#include "solver/case/case.h"
#include "solver/case/halide_checks.h"

namespace softlattice
{
  std::vector<std::vector<std::string>> known_boundaries(const Geometry &geometry)
  {
    try
      {
        return names_of_boundaries(geometry);
      }
    catch (const MeshError &)
      {
        return {};
      }
  }

  std::vector<std::string> periodic_boundaries(const Geometry &geometry)
  {
    const Place3 lengths = periods(geometry);
    std::vector<std::string> names;
    if (lengths == Place3{} || !is_rectangular(geometry))
      return names;
    const std::vector<std::string> all = boundary_names(geometry); // of a rectangular body
    for (std::size_t d = 0; d < 3; ++d)
      if (lengths[d] > 0. && all.size() > 2 * d + 1)
        names.insert(names.end(), {all[2 * d], all[2 * d + 1]});
    return names;
  }

  OwnNumbers::Known known_to_numbers(const Case &what)
  {
    OwnNumbers::Known known;
    for (const Case::Field &field : what.fields())
      {
        known.fields.push_back(field.name);
        if (field.is_conserved)
          known.conserved[field.name] = field.unit;
      }
    known.constants = what.expressions.constants();
    known.definitions = what.expressions.definitions();
    known.definitions.set_table_reader({}); // a definition may hold one
    for (const std::vector<std::string> &names : known_boundaries(what.geometry))
      for (const std::string &name : names) // faces may have several
        if (!contains(known.boundaries, name))
          known.boundaries.push_back(name);
    known.materials = [&geometry = what.geometry]() -> std::vector<CellMaterial> {
      if (is_rectangular(geometry))
        return {};
      try
        {
          return cell_materials(geometry);
        }
      catch (const MeshError &)
        {
          return {};
        }
    };
    known.columns = {"nuclei", "temperature"}; // the others have names that numbers cannot have
    known.dimensionless = what.is_dimensionless();
    known.dimension = dimension(what.geometry);
    return known;
  }

  InitialFormulas::Known known_to_initial_formulas(const Case &what)
  {
    return {what.expressions.constants(),
            what.expressions.definitions(),
            what.given_fields.functions()};
  }

  GivenFields::Domain domain_of_given_fields(const Case &what)
  {
    GivenFields::Domain domain;
    domain.dimension = dimension(what.geometry);
    domain.dimensionless = what.is_dimensionless();
    if (is_rectangular(what.geometry))
      {
        const std::array<double, 3> size = box_size(what.geometry);
        domain.box.emplace();
        domain.box->lowest = lower_corner(what.geometry);
        for (std::size_t d = 0; d < 3; ++d)
          domain.box->highest[d] = domain.box->lowest[d] + size[d];
      }
    return domain;
  }
} // namespace softlattice
