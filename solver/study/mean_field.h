// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/avrami.h"
#include "solver/study/mean_field_births.h"
#include "solver/study/mean_field_body.h"
#include "solver/study/mean_field_growth.h"

#include <array>
#include <functional>
#include <limits>
#include <vector>

namespace softlattice
{
  /// A nucleus that is known beforehand.
  struct KnownNucleus
  {
    std::array<double, 3> place{}; ///< [m]
    double time = 0.;              ///< of birth [s], by the end of the run
    double radius = 0.;            ///< at birth [m]
  };

  /// What a transformation by nucleation and growth is made of, for the mean over all that chance allows: that of HT
  /// into LT, or back of a body that is LT.
  struct MeanFieldProblem
  {
    MeanFieldBody body;
    std::vector<MeanFieldSites> sites;
    MeanFieldHistory history;
    MeanFieldGrowth growth{0., 0., {}};
    double exclusion_radius = 0.; ///< no nucleus is born closer to another one [m]
    std::vector<KnownNucleus> known;
    /// The way [m] of a flat front until it comes to a place from LT that is there at the start, 0 or
    /// less where LT is; none: all is HT.
    std::function<double(const std::array<double, 3> &place)> way_from_initial_lt;
    bool is_of_ht = false;   ///< nuclei are of HT in LT: where results say LT they mean HT
    bool with_spread = true; ///< over replicates; costs as much as all the rest
  };

  /// How times differ among replicates with other random numbers [s].
  struct TimeSpread
  {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double standard_deviation = std::numeric_limits<double>::quiet_NaN();
  };

  struct MeanFieldResult
  {
    TransformationSeries series;       ///< mean LT fraction over time
    std::vector<double> way;           ///< of the front at the same times [m]
    std::vector<double> nuclei_so_far; ///< born by the same times, of all bodies
    bool turns = false;                ///< fronts turn, and the series goes up and down
    double ht_nuclei = 0.;             ///< of HT, where they do
    double nuclei = 0.;                ///< by the end, or until all is LT, of all bodies
    double exposed_area = 0.;          ///< of all bodies [m^2]
    WaitingTime first_nucleus;         ///< of all bodies
    bool is_of_ht = false;             ///< as the problem says
    TimeSpread retained; ///< of the time to 80 % HT retained; not a number if it is not known
  };

  /// Exposed area of all bodies, each place as often as nuclei form there [m^2].
  double effective_area(const MeanFieldProblem &problem);

  /// Kolmogorov's mean of the transformation (Izv. Akad. Nauk SSSR, Ser. Mat. 3 (1937) 355; in English:
  /// Selected Works II, paper 22) for finite convex bodies, in the form of the time cone (Cahn, MRS
  /// Proc. 398 (1995) 425, 10.1557/PROC-398-425): a place is HT at t if no nucleus was born where and
  /// when it could have got there, and for a Poisson process of nuclei the probability of that is
  ///     P(x, t) = exp( - int dt' J(t') A(x, R(t', t)) ),
  /// A the area of the sites of the body within R. Nuclei that would have been born inside of LT count,
  /// and do no harm: older grains hold them. That takes one radius for all nuclei of an age.
  /// See models/README.md, section 9, (85) to (91).
  MeanFieldResult mean_field(const MeanFieldProblem &problem);
} // namespace softlattice
