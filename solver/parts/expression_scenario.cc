// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/expression_scenario.h"

#include "solver/case/seeding.h"
#include "solver/nucleation/prescribed_nucleation.h"
#include "solver/parts/prescribed_seeds.h"

#include <fmt/format.h>

#include <limits>

namespace softlattice
{
  InitialFields ExpressionScenario::initial_fields() const
  {
    InitialFields initial;
    initial.value = [this](const std::size_t field, const std::array<double, 3> &place) {
      return own_.equations().initial_value(field, place);
    };
    return initial;
  }

  std::optional<SeedProfile> ExpressionScenario::seed_profile() const
  {
    if (!case_.seeding.is_given())
      return {};
    return SeedProfile{seeded_field(case_), case_.seeding.interface_length};
  }

  std::unique_ptr<Nucleation> ExpressionScenario::make_nucleation(const PhaseField &fields) const
  {
    if (!case_.seeding.is_given())
      return nullptr;
    return std::make_unique<PrescribedNucleation>(prescribed_nuclei(case_, fields));
  }

  std::vector<std::string> ExpressionScenario::standard_columns() const
  {
    if (case_.seeding.is_given())
      return {"nuclei"};
    return {};
  }

  std::optional<ThermalNoise> ExpressionScenario::thermal_noise(double) const
  {
    return thermal_noise_of(case_, case_.noise.energy);
  }

  double ExpressionScenario::transformed(const Measured &) const
  {
    return std::numeric_limits<double>::quiet_NaN();
  }

  std::vector<std::string> ExpressionScenario::closing_lines(
    const Statistics &,
    const std::vector<Quantity> &quantities,
    const std::string &directory) const
  {
    std::vector<std::string> lines;
    lines.reserve(quantities.size());
    for (const Quantity &quantity : quantities)
      lines.push_back(fmt::format("{:<34} {:.7g}{}",
                                  quantity.name,
                                  quantity.value,
                                  quantity.unit == "1" ? "" : " " + quantity.unit));
    lines.push_back(fmt::format("{:<34} {}/solution.pvd (ParaView), statistics.csv, summary.json",
                                "results",
                                directory));
    return lines;
  }

  std::vector<std::string> ExpressionScenario::description(const MeshFigures &mesh, double) const
  {
    return {fmt::format("{} in {}D with the fields {}; degree {}, finest cell {:.4g}{}",
                        case_.geometry.kind,
                        mesh.dimension,
                        own_.names_and_kinds(),
                        mesh.degree,
                        mesh.finest_cell,
                        is_dimensionless() ? "" : " m")};
  }
} // namespace softlattice
