// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/vacancy_charts.h"

namespace softlattice
{
  namespace
  {
    ResultChart current_over_voltage()
    {
      ResultChart chart;
      chart.name = "current-over-voltage";
      chart.title = "Current over voltage";
      chart.table = "statistics";
      chart.x_title = "voltage";
      chart.y_title = "current";
      chart.caption = "Of the biased electrode, displacement and ionic current, the mean over each "
                      "step at the voltage of its end. Where both branches differ there is "
                      "hysteresis.";
      chart.lines = {{"", "voltage", "current of the biased electrode"}};
      chart.branches = ResultChart::Branches::by_direction;
      return chart;
    }

    ResultChart step_response()
    {
      ResultChart chart;
      chart.name = "step-response";
      chart.title = "Current after a step of the voltage";
      chart.table = "statistics";
      chart.x_title = "time since the step";
      chart.y_title = "current";
      chart.caption =
        "Into the crystal through the biased electrode. What comes at once, to charge "
        "the crystal as a capacitor, is left out.";
      chart.lines = {{"", "time since the voltage step", "current of the biased electrode"}};
      chart.branches = ResultChart::Branches::restarting;
      chart.has_logarithmic_x = true;
      return chart;
    }

    /// Of the last time, with the closed form where there is one.
    ResultChart of_impedance(const std::string &name,
                             const std::string &title,
                             const std::string &x,
                             const std::string &y,
                             const double factor = 1.)
    {
      ResultChart chart;
      chart.name = name;
      chart.title = title;
      chart.table = "impedance";
      chart.rows = ResultChart::Rows::of_last_time;
      chart.x_title = x;
      chart.y_title = y;
      chart.lines = {{"computed", x, y, factor},
                     {"closed form (320)",
                      x == "frequency" ? x : x + " of theory",
                      y + " of theory",
                      factor,
                      true}};
      return chart;
    }

    ResultChart nyquist()
    {
      ResultChart chart = of_impedance("nyquist",
                                       "Impedance (Nyquist plot)",
                                       "real impedance",
                                       "imaginary impedance",
                                       -1.);
      chart.x_title = "Re Z";
      chart.y_title = "- Im Z";
      chart.has_equal_scales = true;
      chart.caption = "Times the area of an electrode, from high frequencies at the left to low "
                      "ones. Both axes have one scale; what is above the frame is cut off.";
      return chart;
    }

    ResultChart bode(const std::string &name,
                     const std::string &title,
                     const std::string &y,
                     const std::string &y_title)
    {
      ResultChart chart = of_impedance(name, title, "frequency", y);
      chart.y_title = y_title;
      chart.has_logarithmic_x = true;
      return chart;
    }
  } // namespace

  std::vector<ResultChart> vacancy_charts()
  {
    return {current_over_voltage(),
            step_response(),
            nyquist(),
            bode("bode-modulus", "Impedance (Bode plot)", "modulus", "|Z|"),
            bode("bode-phase", "Phase of the impedance (Bode plot)", "phase", "phase")};
  }
} // namespace softlattice
