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
    all.push_back({MisfitRelaxation::name_of_field, "1", false});
    return all;
  }

  std::vector<CaseField> StrainSettings::fields_in(const Case &what) const
  {
    std::vector<CaseField> own = fields();
    const CaseField retained = own.back();
    own.resize(laws_.support.n_displacements(what.geometry));
    if (laws_.relaxation.is_on())
      own.push_back(retained);
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
    const auto is_zero = [](const Voigt &misfit) { return dot(misfit, misfit) == 0.; };
    if (laws_.relaxation.is_on() &&
        (!what.has_transformation() || is_zero(laws_.constants.phase_misfit())) &&
        (!what.is_mixed_halide() || is_zero(laws_.constants.composition_misfit())))
      findings.push_back({Finding::Severity::error,
                          "Strain/Relaxation of misfit",
                          "there is no misfit of phases or compositions that could relax",
                          "leave it out, or give a misfit and a 'Coherency factor' above 0"});
    laws_.lattices.check(what.geometry, laws_.constants.have_directions(), findings);
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
