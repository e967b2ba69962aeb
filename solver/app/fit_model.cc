// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/fit_model.h"

#include "solver/app/case_twin.h"
#include "solver/base/error.h"
#include "solver/study/mean_field_films.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    /// A case as it is read for one data set. It must not be moved: the twin knows it.
    struct CaseOfData
    {
      CaseOfData(const FitPlan &plan,
                 const FitDataSet &data,
                 const Numbers &unknowns,
                 const UnitSystem &units)
      {
        std::vector<std::string> all = data.assignments;
        for (std::string &one : assignments_at(plan, unknowns, units))
          all.push_back(std::move(one));
        const ReadCase read = read_case(plan.case_file, all, units, what);
        if (read.diagnostics.n_errors() > 0)
          throw InputError(read.diagnostics.rejection());
        twin = make_twin(what);
        twin.problem.with_spread = false;
      }
      Case what;
      Twin twin;
    };

    double area_of(const MeanFieldProblem &problem, const bool is_effective)
    {
      double area = 0.;
      for (const MeanFieldSites &one : problem.sites)
        area += exposed_area(problem.body, one) * (is_effective ? one.relative_rate : 1.);
      return area;
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

    Response curve_response(const std::string &quantity,
                            const MeanFieldProblem &problem,
                            const Numbers &times)
    {
      const MeanFieldResult result = mean_field(problem);
      const bool is_nuclei = quantity == FitDataSettings::nuclei_per_area;
      Response response{interpolated(result.series.time,
                                     is_nuclei ? result.nuclei_so_far : result.series.lt_fraction,
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
    const CaseOfData here(plan_, data, unknowns, units_);
    return data.settings.is_curve()
             ? curve_response(data.settings.quantity, here.twin.problem, times)
             : waiting_response(here.twin.problem, times);
  }

  std::vector<FilmSpread> TwinModel::film_spread(const Numbers &unknowns,
                                                 const int replicates) const
  {
    std::vector<FilmSpread> all;
    for (const FitDataSet &data : plan_.data)
      {
        FilmSpread &spread = all.emplace_back();
        // The variances of data and model add up.
        double variance = 0.;
        for (const int n : {data.settings.films, replicates})
          variance += n > 0 ? 1. / n : 0.;
        if (!data.settings.is_curve() || !(variance > 0.))
          continue;
        const CaseOfData here(plan_, data, unknowns, units_);
        const MeanFieldProblem &problem = here.twin.problem;
        FilmDraws how;
        how.with_nuclei = data.settings.quantity == FitDataSettings::nuclei_per_area;
        const std::vector<DrawnFilm> films = draw_films(problem, data.observations->times(), how);
        const double area = area_of(problem, false) * problem.body.copies;
        spread.films = 1. / variance;
        for (const DrawnFilm &film : films)
          {
            Numbers &one =
              spread.deviations.emplace_back(how.with_nuclei ? film.nuclei : film.lt_fraction);
            if (how.with_nuclei)
              for (double &value : one)
                value /= area;
          }
        // Deviations of HT retained are those of LT, but for their sign, which does not matter.
        for (std::size_t k = 0; !films.empty() && k < data.observations->times().size(); ++k)
          {
            double mean = 0.;
            for (const Numbers &one : spread.deviations)
              mean += one[k] / static_cast<double>(films.size());
            for (Numbers &one : spread.deviations)
              one[k] -= mean;
          }
      }
    return all;
  }
} // namespace softlattice
