// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/profile_interval.h"

#include "solver/fit/singular_values.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr int most_places = 10, most_inner_steps = 4, most_shorter_steps = 3;
    constexpr double inner_gain = 0.01;    ///< of a sum of squares that is to be known to this
    constexpr double end_tolerance = 0.02; ///< of the quantile
    constexpr double longest_leap = 2.5;

    class Profile
    {
    public:
      Profile(const FunctionOfUnknowns &residuals,
              const FitMinimum &best,
              const ProfileStart &start)
        : residuals_(residuals)
        , best_(best)
        , start_(start)
        , others_(start.others)
      {}

      /// The end in a direction, -1 or 1.
      double end(const double direction) const
      {
        const double limit = direction < 0. ? 0. : 1., origin = best_.at[start_.unknown];
        Place inside{best_.at, 0.}, outside{best_.at, -1.};
        double next = origin + direction * start_.quantile * start_.standard_deviation;
        for (int i = 0; i < most_places; ++i)
          {
            next = std::clamp(next, 0., 1.);
            const Place here = lowest_at(next, inside.at);
            if (std::abs(here.root - start_.quantile) < end_tolerance * start_.quantile)
              return next;
            if (here.root < start_.quantile)
              {
                if (next == limit)
                  return limit;
                inside = here;
              }
            else
              outside = here;
            const double from = inside.at[start_.unknown];
            if (outside.root < 0.)
              next = origin +
                     (next - origin) *
                       std::min(longest_leap, 1.05 * start_.quantile / std::max(here.root, 1e-3));
            else
              {
                const double part = (start_.quantile - inside.root) / (outside.root - inside.root);
                next = from + std::clamp(part, 0.1, 0.9) * (outside.at[start_.unknown] - from);
              }
          }
        return next;
      }

    private:
      struct Place
      {
        Numbers at;
        double root; ///< of the rise of the sum above the best one
      };

      Numbers moved(const Numbers &from, const Numbers &step, const double part) const
      {
        Numbers at = from;
        for (std::size_t k = 0; k < others_.size(); ++k)
          at[others_[k]] = std::clamp(from[others_[k]] - part * step[k], 0., 1.);
        return at;
      }

      /// The others at their best with the unknown held, by steps of Gauss and Newton from what is known nearby.
      Place lowest_at(const double held, const Numbers &near) const
      {
        Numbers at = near;
        for (std::size_t k = 0; k < others_.size(); ++k)
          at[others_[k]] =
            std::clamp(near[others_[k]] + start_.tangent[k] * (held - near[start_.unknown]),
                       0.,
                       1.);
        at[start_.unknown] = held;
        Numbers here = residuals_(at);
        double sum = sum_of_squares(here);
        for (int i = 0; i < most_inner_steps && !others_.empty(); ++i)
          {
            const auto of_others = [&](const Numbers &values) {
              Numbers all = at;
              for (std::size_t k = 0; k < others_.size(); ++k)
                all[others_[k]] = values[k];
              return residuals_(all);
            };
            Numbers values;
            for (const std::size_t j : others_)
              values.push_back(at[j]);
            const Numbers step = pseudo_solution(differences(of_others, values, start_.step), here);
            const double before = sum;
            double part = 1.;
            for (int shorter = 0; shorter < most_shorter_steps; ++shorter, part /= 4.)
              {
                const Numbers there = moved(at, step, part), found = residuals_(there);
                if (const double lower = sum_of_squares(found); lower < sum)
                  {
                    at = there;
                    here = found;
                    sum = lower;
                    break;
                  }
              }
            if (before - sum < inner_gain)
              break;
          }
        return {at, std::sqrt(std::max(0., sum - best_.sum))};
      }

      const FunctionOfUnknowns &residuals_;
      const FitMinimum &best_;
      const ProfileStart &start_;
      const std::vector<std::size_t> &others_;
    };
  } // namespace

  ProfileEnds profile_interval(const FunctionOfUnknowns &residuals,
                               const FitMinimum &best,
                               const ProfileStart &start)
  {
    const Profile profile(residuals, best, start);
    return {profile.end(-1.), profile.end(1.)};
  }
} // namespace softlattice
