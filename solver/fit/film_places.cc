// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/film_places.h"

namespace softlattice
{
  namespace
  {
    /// One over the noise at each value of a curve.
    Numbers weights_of(const Observations &data, const double noise)
    {
      const std::size_t n = data.times().size();
      Numbers none, one;
      data.add_informative({Numbers(n, 0.), {}}, noise, none);
      data.add_informative({Numbers(n, 1.), {}}, noise, one);
      for (std::size_t k = 0; k < one.size(); ++k)
        one[k] -= none[k];
      return one;
    }

    CurveLikelihood likelihood_of(const Observations &data,
                                  const Response &response,
                                  const double noise,
                                  FilmSpread &spread)
    {
      Numbers mean;
      data.add_informative(response, noise, mean);
      const Numbers weights = weights_of(data, noise);
      for (Numbers &film : spread.deviations)
        for (std::size_t k = 0; k < film.size(); ++k)
          film[k] *= weights[k];
      return CurveLikelihood(std::move(mean), std::move(spread.deviations), spread.films);
    }
  } // namespace

  FilmPlaces::FilmPlaces(const FitProblem &problem,
                         const FilmSpreadModel &spread,
                         Rows places,
                         const std::size_t films,
                         const Numbers &noise)
    : places_(std::move(places))
  {
    for (std::size_t d = 0; d < problem.data.size(); ++d)
      {
        Numbers &values = measured_.emplace_back();
        const Observations &data = *problem.data[d];
        if (!data.is_curve())
          continue;
        data.add_residuals({Numbers(data.times().size(), 0.), {}}, noise[d], values);
        for (double &one : values)
          one = -one;
      }
    for (const Numbers &at : places_)
      {
        const std::vector<Response> responses = problem.model(at);
        std::vector<FilmSpread> spreads = spread(at, films);
        std::vector<CurveLikelihood> &here = curves_.emplace_back();
        Numbers waiting;
        for (std::size_t d = 0; d < problem.data.size(); ++d)
          if (problem.data[d]->is_curve())
            here.push_back(likelihood_of(*problem.data[d], responses[d], noise[d], spreads[d]));
          else
            {
              problem.data[d]->add_residuals(responses[d], noise[d], waiting);
              here.emplace_back(Numbers(), Rows(), 0.);
            }
        waiting_.push_back(sum_of_squares(waiting));
      }
  }

  Numbers FilmPlaces::minus_two_log(const CurveValues &curves) const
  {
    Numbers all = waiting_;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t d = 0; d < curves.size(); ++d)
        all[i] += curves_[i][d].minus_two_log(curves[d]);
    return all;
  }

  CurveValues FilmPlaces::drawn(const std::size_t place, std::mt19937 &random) const
  {
    CurveValues all;
    for (const CurveLikelihood &one : curves_[place])
      all.push_back(one.drawn(random));
    return all;
  }
} // namespace softlattice
