// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/log_rank.h"

#include "solver/study/kaplan_meier.h"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>

namespace softlattice
{
  namespace
  {
    using Matrix = std::vector<std::vector<double>>;

    /// u^T V^-1 u by Cholesky's factors; none if V is singular, where the groups cannot be compared.
    std::optional<double> quadratic_form(Matrix V, std::vector<double> u)
    {
      constexpr double singular = 1e-12; // of a diagonal entry: what is left is rounding
      double sum = 0.;
      for (std::size_t i = 0; i < u.size(); ++i)
        {
          const double whole = V[i][i];
          for (std::size_t j = 0; j <= i; ++j)
            {
              double entry = V[i][j];
              for (std::size_t k = 0; k < j; ++k)
                entry -= V[i][k] * V[j][k];
              if (j < i)
                V[i][j] = entry / V[j][j];
              else if (!(entry > singular * whole))
                return {};
              else
                V[i][i] = std::sqrt(entry);
            }
          for (std::size_t k = 0; k < i; ++k)
            u[i] -= V[i][k] * u[k];
          u[i] /= V[i][i];
          sum += u[i] * u[i];
        }
      return sum;
    }

    struct End
    {
      double time;
      std::size_t group;
      bool is_event;
    };
  } // namespace

  LogRankTest log_rank_test(const std::vector<Lifetime> &lifetimes,
                            const std::vector<std::string> &groups)
  {
    assert(has_kaplan_meier(lifetimes));
    LogRankTest test;
    std::map<std::string, std::size_t> index;
    for (const std::string &name : groups)
      {
        index.emplace(name, test.groups.size());
        test.groups.emplace_back().name = name;
      }
    const std::size_t n_groups = test.groups.size();
    std::vector<int> at_risk(n_groups);
    std::vector<End> ends;
    ends.reserve(lifetimes.size());
    const std::vector<double> times = times_without_rounding(lifetimes);
    for (std::size_t i = 0; i < lifetimes.size(); ++i)
      {
        const std::size_t g = index.at(lifetimes[i].group);
        ends.push_back({times[i], g, lifetimes[i].is_exact()});
        ++test.groups[g].n;
        test.groups[g].observed += ends.back().is_event ? 1 : 0;
        ++at_risk[g];
      }
    std::sort(ends.begin(), ends.end(), [](const End &a, const End &b) { return a.time < b.time; });

    Matrix V(n_groups, std::vector<double>(n_groups));
    for (auto here = ends.begin(); here != ends.end();)
      {
        const auto next =
          std::find_if(here, ends.end(), [&](const End &end) { return end.time > here->time; });
        const double n = double(ends.end() - here);
        const double d =
          double(std::count_if(here, next, [](const End &end) { return end.is_event; }));
        const double spread = n > 1. ? d * (n - d) / (n - 1.) : 0.;
        for (std::size_t g = 0; g < n_groups && d > 0.; ++g)
          {
            const double share = at_risk[g] / n;
            test.groups[g].expected += d * share;
            V[g][g] += spread * share;
            for (std::size_t h = 0; h < n_groups; ++h)
              V[g][h] -= spread * share * (at_risk[h] / n);
          }
        for (; here != next; ++here)
          --at_risk[here->group];
      }

    // Each row of V sums up to zero: all but one of the groups that were at risk tell everything.
    std::vector<std::size_t> counted;
    for (std::size_t g = 0; g < n_groups; ++g)
      if (test.groups[g].expected > 0.)
        counted.push_back(g);
    if (counted.size() < 2)
      {
        test.reason = counted.empty() ? "nothing ended in any group"
                                      : "nothing ended while more than one group was watched";
        return test;
      }
    test.degrees_of_freedom = static_cast<int>(counted.size()) - 1;
    const std::size_t m = counted.size() - 1;
    Matrix part(m, std::vector<double>(m));
    std::vector<double> difference(m);
    for (std::size_t i = 0; i < m; ++i)
      {
        const LogRankTest::Group &group = test.groups[counted[i]];
        difference[i] = group.observed - group.expected;
        for (std::size_t j = 0; j < m; ++j)
          part[i][j] = V[counted[i]][counted[j]];
      }
    if (const auto chi_square = quadratic_form(part, difference))
      {
        test.chi_square = *chi_square;
        const boost::math::chi_squared distribution(test.degrees_of_freedom);
        test.p = boost::math::cdf(boost::math::complement(distribution, *chi_square));
      }
    else
      test.reason = "the groups ended at times when they were not watched together";
    return test;
  }
} // namespace softlattice
