// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/sample.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  /// A quantity of the full model at one point beside mean-field theory: that of films whose nuclei are drawn,
  /// and that of films with the very nuclei of the replicates.
  struct TheoryCheck
  {
    SampleMean drawn; ///< over drawn films, which the theory expects
    /// Between the means of the full model and of the drawn films, by the spread of the latter.
    double standard_errors = 0.;
    bool agrees = false; ///< within three of them and 1 % for the errors of discretisation

    /// The mean by control variates: that of the drawn films and the mean difference of each replicate to the film
    /// of its nuclei. Half of its 95 % interval; NaN with fewer than two replicates.
    double controlled_mean = 0.;
    double controlled_half_width = 0.;
    /// By what it makes the variance of the mean smaller.
    double variance_reduction = 0.;
  };

  /// `runs`: of the replicates; `same_nuclei`: of the films of their nuclei, one each; `drawn`: of drawn films.
  TheoryCheck check_against_theory(const std::vector<double> &runs,
                                   const std::vector<double> &same_nuclei,
                                   const std::vector<double> &drawn);

  nlohmann::ordered_json json(const TheoryCheck &check);

  /// "controlled 313.1 +- 1.1, variance of the mean / 22"; empty without an interval.
  std::string controlled_text(const TheoryCheck &check);
} // namespace softlattice
