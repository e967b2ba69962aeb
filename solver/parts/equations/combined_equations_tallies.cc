// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What the parts of a case add up over a run.
#include "solver/parts/equations/combined_equations.h"
#include "solver/parts/equations/field_rows.h"

#include <utility>

namespace softlattice
{
  void CombinedEquations::add_tallies(const EquationsDescription &more, const Numbers &reads)
  {
    for (Tally tally : more.tallies)
      {
        if (tally.density)
          tally.density = [of_part = std::move(tally.density), reads](const double *const *u,
                                                                      double *density) {
            of_part(rows_of(reads, u).data(), density);
          };
        else
          tally.field = reads[tally.field];
        description_.tallies.push_back(std::move(tally));
      }
    const std::size_t n_own = more.tallies.size();
    if (!more.seed_effect && n_own == 0)
      return;
    description_.seed_effect = [before_it = std::move(description_.seed_effect),
                                of_part = more.seed_effect,
                                reads,
                                n_own](const std::vector<GrownNucleus> &nuclei,
                                       const double *before,
                                       double *const *u,
                                       const BodyIntegral &body) {
      std::vector<double> sums;
      if (before_it)
        sums = before_it(nuclei, before, u, body);
      std::vector<double> own(n_own);
      if (of_part)
        own = of_part(nuclei, before, rows_of(reads, u).data(), body);
      sums.insert(sums.end(), own.begin(), own.end());
      return sums;
    };
  }
} // namespace softlattice
