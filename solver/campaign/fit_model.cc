// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/fit_model.h"

#include "solver/base/error.h"
#include "solver/case/case_twin.h"
#include "solver/study/mean_field_films.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    double area_of(const MeanFieldProblem &problem, const bool is_effective)
    {
      double area = 0.;
      for (const MeanFieldSites &one : problem.sites)
        area += exposed_area(problem.body, one) * (is_effective ? one.relative_rate : 1.);
      return area;
    }

    /// Chance of many nuclei is told from fewer films, which take as long.
    std::size_t fewer_films(const std::size_t n,
                            const MeanFieldProblem &problem,
                            const Numbers &times)
    {
      constexpr double most_births = 6000., fewest = 40.;
      const double births = area_of(problem, true) * births_until(problem.history, times).back();
      return std::min(n, static_cast<std::size_t>(std::max(fewest, most_births / (1. + births))));
    }

    Response waiting_response(const MeanFieldProblem &problem, const Numbers &times)
    {
      // One of an array of islands.
      const double area = area_of(problem, true);
      Response response{births_until(problem.history, times), {}};
      for (double &one : response.value)
        one *= area;
      for (const double time : times)
        response.rate.push_back(area * problem.history.rate(time));
      return response;
    }

    Response curve_response(const std::string &quantity, const Twin &twin, const Numbers &times)
    {
      const MeanFieldResult result = mean_field(twin);
      const bool is_nuclei = quantity == FitDataSettings::nuclei_per_area;
      Response response{interpolated(result.series.time,
                                     is_nuclei ? result.nuclei_so_far : result.series.fraction,
                                     times),
                        {}};
      for (double &one : response.value)
        if (is_nuclei)
          one /= result.exposed_area;
        else if (quantity == FitDataSettings::ht_retained)
          one = 1. - one;
      return response;
    }
  } // namespace

  Numbers interpolated(const Numbers &at, const Numbers &values, const Numbers &wanted)
  {
    Numbers found;
    for (const double x : wanted)
      {
        const auto i =
          static_cast<std::size_t>(std::upper_bound(at.begin(), at.end(), x) - at.begin());
        if (i == 0 || i == at.size())
          found.push_back(i == 0 ? values.front() : values.back());
        else
          found.push_back(values[i - 1] +
                          (values[i] - values[i - 1]) * (x - at[i - 1]) / (at[i] - at[i - 1]));
      }
    return found;
  }

  /// The twin of one data set. It must not outlive the next one of these data.
  class TwinModel::CaseOfData
  {
  public:
    CaseOfData(const TwinModel &model, const FitDataSet &data, const Numbers &unknowns)
    {
      const CaseVariants::Reading &read =
        model.cases_.at(data.settings.name)
          ->read(assignments_at(model.plan_, unknowns, model.units_));
      if (read.diagnostics.n_errors() > 0)
        throw InputError(read.diagnostics.rejection());
      twin_ = make_twin(read.what);
      twin_.problem.with_spread = false;
    }
    const MeanFieldProblem &problem() const { return twin_.problem; }
    const Twin &twin() const { return twin_; }

  private:
    Twin twin_;
  };

  TwinModel::TwinModel(const FitPlan &plan, const UnitSystem &units)
    : plan_(plan)
    , units_(units)
  {
    for (const FitDataSet &one : plan.data)
      cases_[one.settings.name] =
        std::make_unique<CaseVariants>(plan.case_file, one.assignments, units, plan.further_parts);
  }

  std::vector<Response> TwinModel::operator()(const Numbers &unknowns) const
  {
    std::vector<Response> all;
    for (const FitDataSet &one : plan_.data)
      all.push_back(response(one, one.observations->times(), unknowns));
    return all;
  }

  Response TwinModel::response(const FitDataSet &data,
                               const Numbers &times,
                               const Numbers &unknowns) const
  {
    const CaseOfData here(*this, data, unknowns);
    return data.settings.is_curve() ? curve_response(data.settings.quantity, here.twin(), times)
                                    : waiting_response(here.problem(), times);
  }

  FilmSpread TwinModel::film_spread_of(const FitDataSet &data,
                                       const Numbers &unknowns,
                                       const std::size_t n_films,
                                       const double variance) const
  {
    const CaseOfData here(*this, data, unknowns);
    const MeanFieldProblem &problem = here.problem();
    const Numbers &times = data.observations->times();
    const bool is_nuclei = data.settings.quantity == FitDataSettings::nuclei_per_area;
    FilmDraws how;
    how.n = fewer_films(n_films, problem, times);
    how.places = 200;
    how.with_nuclei = is_nuclei;
    const double area = area_of(problem, false) * problem.body.copies;
    const double unit = is_nuclei                                                ? 1. / area
                        : data.settings.quantity == FitDataSettings::ht_retained ? -1.
                                                                                 : 1.;
    FilmSpread spread;
    spread.films = 1. / variance;
    for (const DrawnFilm &film : draw_films(problem, times, how))
      spread.deviations.push_back(is_nuclei ? film.nuclei : film.lt_fraction);
    for (std::size_t k = 0; k < times.size(); ++k)
      {
        double mean = 0.;
        for (const Numbers &one : spread.deviations)
          mean += one[k] / static_cast<double>(spread.deviations.size());
        for (Numbers &one : spread.deviations)
          one[k] = unit * (one[k] - mean);
      }
    return spread;
  }

  std::vector<FilmSpread> TwinModel::film_spread(const Numbers &unknowns,
                                                 const std::size_t films,
                                                 const int replicates) const
  {
    std::vector<FilmSpread> all;
    for (const FitDataSet &data : plan_.data)
      {
        // The variances of data and model add up.
        double variance = 0.;
        for (const int n : {data.settings.films, replicates})
          variance += n > 0 ? 1. / n : 0.;
        all.push_back(data.settings.is_curve() && variance > 0.
                        ? film_spread_of(data, unknowns, films, variance)
                        : FilmSpread());
      }
    return all;
  }
} // namespace softlattice
