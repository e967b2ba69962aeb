// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/seeding.h"

#include "solver/app/case.h"
#include "solver/base/error.h"
#include "solver/parameters/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace softlattice
{
  std::size_t seeded_field(const Case &what)
  {
    const std::vector<std::string> names = what.expressions.names();
    const auto found = std::find(names.begin(), names.end(), what.seeding.field);
    return static_cast<std::size_t>(found - names.begin());
  }

  void check_seeded_field(const Case &what, const ReadValues &values, Diagnostics &diagnostics)
  {
    if (!what.seeding.is_given())
      return;
    const Location where = values.location("Nucleation/Seeded field");
    const std::size_t field = seeded_field(what);
    const std::vector<std::string> names = what.expressions.names();
    if (field == names.size())
      {
        const auto near = nearest(what.seeding.field, names);
        diagnostics.error(where,
                          "there is no field '" + what.seeding.field + "'",
                          near ? "did you mean '" + *near + "'?"
                               : fmt::format("choose from: {}", fmt::join(names, ", ")));
      }
    else if (what.expressions.texts(field).kind != "non-conserved")
      diagnostics.error(where,
                        "nuclei cannot be set into '" + names[field] + "', which is " +
                          what.expressions.texts(field).kind,
                        "it takes a non-conserved field that runs from 0 to 1");
  }

  PrescribedNuclei prescribed_nuclei(const Case &what, const PhaseField &fields)
  {
    if (!what.seeding.is_given())
      return {};
    const bool own = what.is_by_expression();
    const bool dimensionless = own && what.expressions.is_dimensionless();
    PrescribedNuclei nuclei(what.seeding.file.path, dimensionless);
    const std::string unit = dimensionless ? "" : " m";
    for (const Nucleus &nucleus : nuclei.all())
      {
        const std::string which =
          fmt::format("{}: the nucleus at x = {:.6g}{}, y = {:.6g}{}, z = {:.6g}{}",
                      what.seeding.file.path,
                      nucleus.place[0],
                      unit,
                      nucleus.place[1],
                      unit,
                      nucleus.place[2],
                      unit);
        if (!fields.contains(nucleus.place))
          throw InputError(which + " lies outside of the body; check the unit in the header");
        if (own && !(nucleus.initial_radius > 0.))
          throw InputError(which +
                           " has no radius; where a case defines its own equations it has to "
                           "be given, in the column 'radius'");
      }
    return nuclei;
  }
} // namespace softlattice
