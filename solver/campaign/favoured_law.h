// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/curve_figure.h"
#include "solver/study/acceleration_laws.h"
#include "solver/study/study_views.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace softlattice
{
  /// The law of acceleration that a study found best, with what was fitted.
  struct FavouredLaw
  {
    std::string quantity; ///< the life, with its unit
    std::string name;
    AccelerationLaw law;
    double life_in_use; ///< [unit of the quantity]
    LifeCondition use;
    double activation_energy; ///< E [J]; 0 where no temperature varied
    double humidity;          ///< n, or b for a relative humidity of 1; 0 where the law has none

    /// The median life [unit of the quantity]. What no axis varied may be NaN.
    double life(const LifeCondition &condition) const;
  };

  /// What summary.json of a study says of it; none without acceleration, or where no law was found.
  std::optional<FavouredLaw> favoured_law(const nlohmann::ordered_json &summary);

  /// The law along the axis x of a view of the life, at the values that the view fixes and the one of its curve; none
  /// if the view is not of the life, or over something else than temperature or relative humidity.
  Curve law_over(const FavouredLaw &law,
                 const StudyResults &results,
                 const StudyView &view,
                 const std::vector<std::size_t> &values);
} // namespace softlattice
