// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/prescribed_seeds.h"

#include "solver/base/error.h"
#include "solver/case/case.h"

#include <fmt/format.h>

#include <string>

namespace softlattice
{
  PrescribedNuclei prescribed_nuclei(const Case &what, const PhaseField &fields)
  {
    if (!what.seeding.is_given())
      return {};
    const bool own = what.is_by_expression();
    const bool dimensionless = what.is_dimensionless();
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
        if (!fields.probe().contains(nucleus.place))
          throw InputError(which + " lies outside of the body; check the unit in the header");
        if (own && !(nucleus.initial_radius > 0.))
          throw InputError(which +
                           " has no radius; where a case defines its own equations it has to "
                           "be given, in the column 'radius'");
      }
    return nuclei;
  }
} // namespace softlattice
