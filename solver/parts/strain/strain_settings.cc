// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/strain/strain_settings.h"

#include "solver/case/case.h"
#include "solver/parts/strain/strain_part.h"

namespace softlattice
{
  std::vector<CaseField> StrainSettings::fields() const
  {
    std::vector<CaseField> all;
    for (const std::string &name : StrainFields::names_of_displacements())
      all.push_back({name, "m", false});
    return all;
  }

  std::vector<CaseField> StrainSettings::fields_in(const Case &what) const
  {
    std::vector<CaseField> own = fields();
    own.resize(laws_.support.n_displacements(what.geometry));
    return own;
  }

  void StrainSettings::check(const Case &what, std::vector<Finding> &findings) const
  {
    if (what.is_dimensionless())
      findings.push_back({Finding::Severity::error,
                          "Model/Dimensionless",
                          "the part 'strain' has moduli in pascal",
                          "give the case units, or state the energy of strain as a formula"});
    laws_.support.check(what.geometry, findings);
    laws_.mean_stress.check(what.geometry, laws_.support, findings);
  }

  std::unique_ptr<Part> StrainSettings::make(const Case &what, std::size_t /*first_field*/) const
  {
    return std::make_unique<StrainPart>(laws_, what);
  }

  PartKind strain_part()
  {
    return {"strain", "the elastic energy of what does not fit, and its stress", [] {
              return std::make_unique<StrainSettings>();
            }};
  }
} // namespace softlattice
