// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_figures.h"
#include "solver/campaign/study_labels.h"
#include "solver/study/kaplan_meier.h"

namespace softlattice
{
  namespace
  {
    /// What tells a point from the others of the study. Names of axes, which are long, stand in the notes where
    /// all points have them.
    std::string point_text(const StudyResults &results, const std::size_t point)
    {
      std::string text;
      const bool is_alone = results.design == StudyResults::Design::one_at_a_time;
      for (const std::size_t a : results.varied_axes())
        if (!is_alone || results.values[point][a] != results.values.front()[a])
          text += (text.empty() ? "" : ", ") +
                  (is_alone ? results.axes[a].at(results.values[point][a])
                            : results.axes[a].shown(results.values[point][a]));
      return text.empty() ? is_alone ? "the case as it is" : "all members" : text;
    }

    std::string names_of_axes(const StudyResults &results)
    {
      std::string text;
      for (const std::size_t a : results.varied_axes())
        text += (text.empty() ? "" : ", ") + within_sentence(results.axes[a].title);
      return text;
    }
  } // namespace

  SurvivalFigure survival_figure(const StudyResults &results,
                                 const StudyView &view,
                                 std::vector<std::string> notes)
  {
    const std::size_t q = view.quantities.front();
    const std::string &name = results.quantities()[q];
    std::vector<double> times;
    std::vector<SurvivalCurve> curves;
    for (const std::size_t point : view.points)
      {
        curves.push_back(kaplan_meier(results.lifetimes(point, q)));
        for (const SurvivalStep &step : curves.back().steps)
          times.push_back(step.time);
      }
    const ShownUnit unit = shown_unit(name, times);
    SurvivalFigure figure{"Survival: " + label_of(name),
                          label_of(name, unit),
                          survivors_of(name),
                          {},
                          std::move(notes)};
    for (std::size_t i = 0; i < curves.size(); ++i)
      {
        SurvivalPlot plot{point_text(results, view.points[i]), curves[i].n, {}};
        for (const SurvivalStep &step : curves[i].steps)
          plot.steps.push_back({step.time * unit.factor,
                                step.at_risk,
                                step.censored,
                                step.survival,
                                step.lower,
                                step.upper});
        figure.groups.push_back(std::move(plot));
      }
    if (results.design != StudyResults::Design::one_at_a_time && !results.varied_axes().empty())
      figure.notes.push_back("Curves are named by " + names_of_axes(results));
    figure.notes.emplace_back("Kaplan-Meier estimator with 95 % bands (log-log)");
    return figure;
  }
} // namespace softlattice
