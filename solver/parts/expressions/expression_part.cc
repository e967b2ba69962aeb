// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/expressions/expression_part.h"

#include "solver/parts/parts_of_case.h"

#include <fmt/format.h>

#include <array>

namespace softlattice
{
  namespace
  {
    std::vector<std::string> names_of_fields(const Case &what)
    {
      std::vector<std::string> names;
      for (const Case::Field &field : what.fields())
        names.push_back(field.name);
      return names;
    }
  } // namespace

  ExpressionPart::ExpressionPart(const Case &what)
    : case_(what)
    , own_(what)
    , beside_others_(own_.equations(),
                     names_of_fields(what),
                     [&what](const double t, const bool before) {
                       if (!what.expressions.knows_surroundings())
                         return std::vector<double>();
                       const Conditions now = before ? what.models.environment().before(t)
                                                     : what.models.environment().at(t);
                       return std::vector<double>{now.temperature, now.relative_humidity};
                     })
    , seeded_(what, own_.equations().n_others())
  {}

  InitialFields ExpressionPart::initial_fields() const
  {
    InitialFields initial;
    initial.uniform = own_.equations().fields().empty();
    initial.value = [this](const std::size_t field, const std::array<double, 3> &place) {
      return own_.equations().initial_value(field, place);
    };
    return initial;
  }

  double ExpressionPart::first_step() const
  {
    return own_.equations().fields().empty() ? Part::first_step() : cautious_first_step(case_);
  }

  std::optional<ThermalNoise> ExpressionPart::thermal_noise(double) const
  {
    if (!case_.is_by_expression())
      return {};
    return thermal_noise_of(case_, case_.noise.energy);
  }

  std::vector<std::string> ExpressionPart::description(const MeshFigures &mesh, double) const
  {
    const std::string names = own_.names_and_kinds();
    if (!case_.is_by_expression())
      return {"by formula: " + (names.empty() ? "laws only" : names)};
    return {fmt::format("{} in {}D with the fields {}; degree {}, finest cell {:.4g}{}",
                        case_.geometry.kind,
                        mesh.dimension,
                        names,
                        mesh.degree,
                        mesh.finest_cell,
                        case_.is_dimensionless() ? "" : " m")};
  }
} // namespace softlattice
