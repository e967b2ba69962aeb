// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/expressions/seeded_field.h"

#include "solver/case/case.h"
#include "solver/case/seeding.h"
#include "solver/nucleation/prescribed_nucleation.h"
#include "solver/parts/prescribed_seeds.h"

namespace softlattice
{
  std::optional<SeedProfile> SeededField::seed_profile() const
  {
    if (!case_.seeding.is_given())
      return {};
    return SeedProfile{first_own_ + seeded_field(case_), case_.seeding.interface_length};
  }

  std::unique_ptr<Nucleation> SeededField::make_nucleation(const PhaseField &fields) const
  {
    if (!case_.seeding.is_given())
      return nullptr;
    return std::make_unique<PrescribedNucleation>(prescribed_nuclei(case_, fields));
  }

  std::string SeededField::nucleating_phase() const
  {
    return case_.seeding.field;
  }
} // namespace softlattice
