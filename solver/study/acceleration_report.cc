// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/acceleration_report.h"

#include "solver/study/sample.h"
#include "solver/study/transformation_quantities.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    SimulatedLife simulated_life(const ReplicateRows &rows, const std::size_t life)
    {
      SimulatedLife found;
      std::vector<double> logarithms;
      for (const auto &[replicate, row] : rows)
        if (const MemberResult &one = row->results[life]; one.value > 0.)
          {
            ++found.n;
            if (!one.is_censored)
              logarithms.push_back(std::log(one.value));
            else
              {
                ++found.n_censored;
                found.longer_than = std::isnan(found.longer_than)
                                      ? one.value
                                      : std::min(found.longer_than, one.value);
              }
          }
      if (found.n_censored > 0 || found.n == 0)
        return found;
      const SampleMean mean = mean_of(logarithms);
      const double value = std::exp(mean.mean);
      found.life = {value,
                    value * mean.standard_deviation / std::sqrt(static_cast<double>(mean.n)),
                    std::exp(mean.mean - mean.half_width),
                    std::exp(mean.mean + mean.half_width)};
      return found;
    }

    SimulatedLife simulated_life(const MemberResult &one)
    {
      SimulatedLife found;
      found.n = one.value > 0. ? 1 : 0;
      found.n_censored = one.is_censored ? found.n : 0;
      if (one.is_censored)
        found.longer_than = one.value;
      else
        found.life.value = one.value;
      return found;
    }

    AccelerationFactor factor_of(const LifeCondition &test,
                                 const SimulatedLife &in_test,
                                 const AccelerationReport &report)
    {
      AccelerationFactor factor;
      factor.test = test;
      factor.life = in_test.life.value;
      factor.simulated = report.simulated.life.value / in_test.life.value;
      for (const AccelerationFit &fit : report.fits)
        factor.by_laws.push_back(fit.valid() ? fit.use_life.value / fit.life(test)
                                             : std::numeric_limits<double>::quiet_NaN());
      return factor;
    }

    /// The time of the first nucleus of what has this life; none where the study does not ask for it.
    std::optional<std::size_t> first_nucleus_among(const StudyColumns &columns,
                                                   const std::size_t life)
    {
      // The life of the mean film of many is no mean life: that a fifth of all films has turned needs no more than
      // a nucleus in each fifth.
      const bool is_mean = columns.quantities[life].find("mean of replicates") != std::string::npos;
      const std::string wanted = std::string(first_nucleus) + (is_mean ? " mean" : "");
      for (std::size_t q = 0; q < columns.quantities.size(); ++q)
        if (without_unit(columns.quantities[q]) == wanted)
          return q;
      return {};
    }

    /// Waiting time over life, of members that have both.
    double waiting_part(const ReplicateRows &rows, const std::size_t life, const std::size_t first)
    {
      double waiting = 0., all = 0.;
      for (const auto &[replicate, row] : rows)
        {
          const MemberResult &to_first = row->results[first], &to_end = row->results[life];
          if (to_first.is_censored || to_end.is_censored || !std::isfinite(to_first.value) ||
              !std::isfinite(to_end.value))
            continue;
          waiting += to_first.value;
          all += to_end.value;
        }
      return all > 0. ? waiting / all : std::numeric_limits<double>::quiet_NaN();
    }
  } // namespace

  const AccelerationFit *AccelerationReport::favoured() const
  {
    const AccelerationFit *best = nullptr;
    for (const AccelerationFit &fit : fits)
      if (fit.valid() && std::isfinite(fit.aicc) && (best == nullptr || fit.aicc < best->aicc))
        best = &fit;
    return best;
  }

  AccelerationReport acceleration_of(const std::vector<ReplicateRows> &rows,
                                     const std::vector<std::optional<LifeCondition>> &conditions,
                                     const VariedConditions varied,
                                     const std::optional<std::size_t> use_point,
                                     const StudyColumns &columns,
                                     const std::size_t life,
                                     const std::optional<SiteUse> &site)
  {
    AccelerationReport report;
    report.quantity = columns.quantities[life];
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    report.use = site ? LifeCondition{unknown, unknown} : *conditions[*use_point];
    report.site = site ? site->name : "";
    const std::optional<std::size_t> first = first_nucleus_among(columns, life);
    std::vector<Lifetime> lifetimes;
    std::vector<LifeCondition> of_lifetimes;
    for (std::size_t p = 0; p < rows.size(); ++p)
      {
        if (use_point && p == *use_point)
          continue;
        for (const auto &[replicate, row] : rows[p])
          {
            const MemberResult &one = row->results[life];
            if (!(one.value > 0.))
              {
                ++report.n_without;
                continue;
              }
            if (!conditions[p])
              {
                ++report.n_left_out;
                continue;
              }
            lifetimes.push_back(one.is_censored ? Lifetime::longer_than(one.value)
                                                : Lifetime::exact(one.value));
            of_lifetimes.push_back(*conditions[p]);
            report.n_censored += one.is_censored ? 1 : 0;
          }
        if (first && conditions[p])
          report.waiting_in_tests =
            std::fmax(report.waiting_in_tests, waiting_part(rows[p], life, *first));
      }
    report.n = lifetimes.size();
    for (const AccelerationLaw law :
         {AccelerationLaw::arrhenius, AccelerationLaw::peck, AccelerationLaw::exponential_humidity})
      report.fits.push_back(fit_acceleration(law,
                                             lifetimes,
                                             of_lifetimes,
                                             varied,
                                             site ? site->use : LifeUse(report.use)));
    report.simulated = site ? simulated_life(site->life) : simulated_life(rows[*use_point], life);
    if (first && use_point)
      report.waiting_in_use = waiting_part(rows[*use_point], life, *first);
    for (std::size_t p = 0; site && p < rows.size(); ++p)
      if (conditions[p])
        report.factors.push_back(factor_of(*conditions[p], simulated_life(rows[p], life), report));
    return report;
  }
} // namespace softlattice
