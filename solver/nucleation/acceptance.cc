// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/acceptance.h"

#include "solver/base/error.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>
#include <utility>

namespace softlattice
{
  RateOf one_by_one(std::function<double(const Candidate &)> rate)
  {
    return [rate = std::move(rate)](const std::vector<Candidate> &candidates) {
      std::vector<double> rates;
      rates.reserve(candidates.size());
      for (const Candidate &candidate : candidates)
        rates.push_back(rate(candidate));
      return rates;
    };
  }

  namespace
  {
    struct Chosen
    {
      std::vector<Candidate> candidates;
      std::vector<double> rates;
    };

    /// Those that nucleate if their place is free.
    Chosen below_rate(const std::vector<Candidate> &candidates, const RateOf &rate_of)
    {
      Chosen chosen;
      if (candidates.empty())
        return chosen;
      const std::vector<double> rates = rate_of(candidates);
      if (rates.size() != candidates.size())
        throw InvariantError("a nucleation rate is missing for some candidates");
      for (std::size_t i = 0; i < candidates.size(); ++i)
        {
          const Candidate &candidate = candidates[i];
          const double density = candidate.point.density;
          require_within_bound(rates[i], candidate.bound, candidate.point, candidate.time);
          if (!(density > 0. && density <= 1. + 1e-10))
            throw InvariantError("a nucleation site has an area element above the stated largest");
          if (candidate.mark < rates[i] * density)
            {
              chosen.candidates.push_back(candidate);
              chosen.rates.push_back(rates[i]);
            }
        }
      return chosen;
    }
  } // namespace

  std::vector<Nucleus> accept(const std::vector<Candidate> &candidates,
                              const RateOf &rate_of,
                              const TransformedAt &transformed_at,
                              const PendingNuclei &pending,
                              const std::vector<Nucleus> &prescribed)
  {
    if (!std::is_sorted(candidates.begin(), candidates.end(), earlier))
      throw InvariantError("candidates for nuclei are not in the order of time");
    const Chosen chosen = below_rate(candidates, rate_of);
    std::vector<char> transformed;
    if (!chosen.candidates.empty())
      transformed = transformed_at(chosen.candidates);
    if (transformed.size() != chosen.candidates.size())
      throw InvariantError("the phase is missing for some candidates");

    std::vector<Nucleus> nuclei = prescribed;
    PendingNuclei born = pending.without_nuclei();
    born.add(prescribed);
    for (std::size_t i = 0; i < chosen.candidates.size(); ++i)
      {
        const Candidate &candidate = chosen.candidates[i];
        const std::array<double, 3> &place = candidate.point.place;
        if (transformed[i] || pending.covers(place, candidate.time) ||
            born.covers(place, candidate.time))
          continue;
        Nucleus &nucleus = nuclei.emplace_back();
        nucleus.id = candidate.id;
        nucleus.time = candidate.time;
        nucleus.place = place;
        nucleus.site = candidate.site;
        nucleus.rate = chosen.rates[i];
        nucleus.br_fraction = candidate.br_fraction;
        nucleus.conditions = candidate.conditions;
        born.add({nuclei.back()});
      }
    std::sort(nuclei.begin(), nuclei.end(), [](const Nucleus &a, const Nucleus &b) {
      return std::tie(a.time, a.id) < std::tie(b.time, b.id);
    });
    return nuclei;
  }
} // namespace softlattice
