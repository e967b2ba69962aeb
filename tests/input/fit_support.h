// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/fit_run.h"
#include "solver/case/case_twin.h"
#include "solver/study/mean_field_films.h"
#include "tests/support/noise.h"
#include "tests/support/scratch_folder.h"

#include <string>
#include <vector>

namespace softlattice
{
  inline const UnitSystem &fit_units()
  {
    static const UnitSystem system;
    return system;
  }

  /// A fit of the humid film whose data are what the twin says at known parameters.
  class SyntheticFit
  {
  public:
    /// `lines`: of the file of the fit, with the data in files `NAME.csv` of `times`.
    SyntheticFit(const std::string &lines,
                 const std::vector<std::string> &names,
                 const std::string &header,
                 const Numbers &times)
    {
      for (const std::string &name : names)
        {
          std::string text = header + "\n";
          for (const double time : times)
            text += std::to_string(time) + ",0\n";
          make_file(folder_ / (name + ".csv"), text);
        }
      make_file(folder_ / "fit.prm", lines);
      read_fit(folder_ / "fit.prm", fit_units(), fit_);
      plan = plan_fit(fit_, fit_units());
      EXPECT_EQ(fit_.diagnostics.n_errors(), 0) << fit_.diagnostics.text();
    }

    static std::string humid_film()
    {
      return std::string(SOFTLATTICE_SOURCE_DIR) + "/parameters/humid_film.prm";
    }

    /// The unknowns of these values in SI.
    Numbers unknowns(const Numbers &values) const
    {
      Numbers all;
      for (std::size_t i = 0; i < values.size(); ++i)
        all.push_back(plan.ranges[i].unknown(values[i]));
      return all;
    }

    /// Replaces what was measured by the twin at these values with noise. `known`: whether the fit is told.
    void measure(const Numbers &values, const double noise, const bool known, std::mt19937 &random)
    {
      const std::vector<Response> exact = TwinModel(plan, fit_units())(unknowns(values));
      for (std::size_t d = 0; d < plan.data.size(); ++d)
        {
          MeasuredCurve &curve = plan.data[d].data.curve;
          for (std::size_t k = 0; k < curve.time.size(); ++k)
            curve.value[k] = exact[d].value[k] + noise * normal(random);
          set(d, known ? std::optional<double>(noise) : std::nullopt);
        }
    }

    void set(const std::size_t data_set, const std::optional<double> noise)
    {
      plan.data[data_set].observations = observations_of(plan.data[data_set].data.curve, noise);
    }

    FitResult result() const
    {
      const TwinModel twin(plan, fit_units());
      return fit_twin(plan, twin, 2);
    }

    /// Single films of the twin at these values.
    std::vector<DrawnFilm> films(const Numbers &values,
                                 const unsigned int seed,
                                 const std::size_t n) const
    {
      std::vector<std::string> all = plan.data[0].assignments;
      for (const std::string &one : assignments_at(plan, unknowns(values), fit_units()))
        all.push_back(one);
      Case what;
      read_case(plan.case_file, all, fit_units(), what);
      FilmDraws how;
      how.n = n;
      how.seed = seed;
      how.with_nuclei = false;
      return draw_films(make_twin(what).problem, plan.data[0].observations->times(), how);
    }

    /// Replaces the first data by a film with noise.
    void measure(const DrawnFilm &film, const double noise, const bool known, std::mt19937 &random)
    {
      Numbers &value = plan.data[0].data.curve.value;
      for (std::size_t k = 0; k < value.size(); ++k)
        value[k] = film.lt_fraction[k] + noise * normal(random);
      set(0, known ? std::optional<double>(noise) : std::nullopt);
    }

    FitPlan plan;

  private:
    ScratchFolder folder_;
    ReadFit fit_;
  };

  /// Two films at constant humidity, from which nucleation and growth can be told.
  inline std::string two_films(const std::string &more = " set Films = 0\n")
  {
    std::string text = "subsection Fit\n set Case = " + SyntheticFit::humid_film() + "\n";
    for (const char *humidity : {"80", "85"})
      text += std::string("subsection Data/film_") + humidity + "\n set File = film_" + humidity +
              ".csv\n" + more + " subsection Environment\n  set Relative humidity = " + humidity +
              " %\n end\nend\n";
    return text + "subsection Nucleation/Prefactor\n set From = 1e22 1/m^2/s\n set To = 1e26 "
                  "1/m^2/s\nend\n"
                  "subsection Model/Interface kinetics/HT to LT wet/Reference velocity\n"
                  " set From = 10 nm/s\n set To = 1000 nm/s\nend\nend\n";
  }

  inline Numbers every(const double step, const int n)
  {
    Numbers times;
    for (int i = 0; i < n; ++i)
      times.push_back(step * i);
    return times;
  }
} // namespace softlattice
