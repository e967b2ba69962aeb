// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/fit_plan.h"
#include "solver/case/case_variants.h"
#include "solver/fit/film_spread.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// Linear between ascending places, the first and last value beyond.
  Numbers interpolated(const Numbers &at, const Numbers &values, const Numbers &wanted);

  /// The mean-field twins of the cases of a fit, set up anew for each value of the parameters.
  class TwinModel
  {
  public:
    /// Both must outlive it.
    TwinModel(const FitPlan &plan, const UnitSystem &units);

    /// What is expected of each data set. @throws InputError, FileError
    std::vector<Response> operator()(const Numbers &unknowns) const;

    /// Of one data set at other times [s], ascending.
    Response response(const FitDataSet &data, const Numbers &times, const Numbers &unknowns) const;

    /// How so many films differ by chance at these parameters, for each data set that is a curve of films.
    /// `replicates`: that what the data are compared to is the mean of; 0: it is that of all.
    std::vector<FilmSpread> film_spread(const Numbers &unknowns,
                                        std::size_t films,
                                        int replicates = 0) const;

  private:
    class CaseOfData;
    FilmSpread film_spread_of(const FitDataSet &data,
                              const Numbers &unknowns,
                              std::size_t films,
                              double variance) const;

    const FitPlan &plan_;
    const UnitSystem &units_;
    std::map<std::string, std::unique_ptr<CaseVariants>> cases_; ///< by the name of the data
  };
} // namespace softlattice
