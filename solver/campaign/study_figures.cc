// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_figures.h"

#include "solver/campaign/study_labels.h"
#include "solver/study/kaplan_meier.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace softlattice
{
  namespace
  {
    /// Axes of a point of a view: what is fixed, and the places of two others; all else has one value.
    std::vector<std::size_t> values_of(const StudyResults &results, const StudyView &view)
    {
      std::vector<std::size_t> values(results.axes.size(), 0);
      for (const auto &[axis, value] : view.fixed)
        values[axis] = value;
      return values;
    }

    std::string fixed_text(const StudyResults &results, const StudyView &view)
    {
      std::string text;
      for (const auto &[axis, value] : view.fixed)
        text += ", " + results.axes[axis].at(value);
      return text;
    }

    std::vector<double> values_in(const std::vector<Curve> &curves)
    {
      std::vector<double> all;
      for (const Curve &curve : curves)
        for (const CurvePoint &point : curve.points)
          for (const double value : {point.value, point.lower, point.upper})
            all.push_back(value);
      return all;
    }

    /// Where no value is negative, bars are cut off at zero: the interval by Student's t does not know that times
    /// are not.
    std::vector<double> values_for_scale(const std::vector<Curve> &curves)
    {
      std::vector<double> bare;
      for (const Curve &curve : curves)
        for (const CurvePoint &point : curve.points)
          bare.push_back(point.value);
      const bool is_logarithmic = spans_decades(bare);
      const bool is_negative =
        std::any_of(bare.begin(), bare.end(), [](const double value) { return value < 0.; });
      std::vector<double> all;
      for (const double value : values_in(curves))
        if (value > 0. || (!is_logarithmic && is_negative))
          all.push_back(value);
        else if (!is_logarithmic && std::isfinite(value))
          all.push_back(0.);
      return all;
    }

    void multiply(std::vector<Curve> &curves, const double factor)
    {
      for (Curve &curve : curves)
        for (CurvePoint &point : curve.points)
          for (double *value : {&point.value, &point.lower, &point.upper})
            *value *= factor;
    }

    /// Takes the values into the unit that suits all of them.
    ShownUnit take_unit(const std::string &column, std::vector<Curve> &curves)
    {
      std::vector<double> bare;
      for (const Curve &curve : curves)
        for (const CurvePoint &point : curve.points)
          bare.push_back(point.value);
      const ShownUnit unit = shown_unit(column, bare);
      multiply(curves, unit.factor);
      return unit;
    }

    Curve curve_over(const StudyResults &results,
                     const StudyView &view,
                     const std::size_t quantity,
                     std::vector<std::size_t> values,
                     const std::string &name)
    {
      const ResultAxis &axis = results.axes[view.x];
      Curve curve{name, {}};
      for (std::size_t v = 0; v < axis.values.size(); ++v)
        {
          values[view.x] = v;
          if (const auto point = results.point_at(values))
            {
              curve.points.push_back(value_at_point(results, *point, quantity));
              curve.points.back().place = place_of(axis, v);
            }
        }
      return curve;
    }

    constexpr int ticks_of_values = 6;
    constexpr const char *interval_of_mean = "mean, and bars for its 95 % interval,";

    /// The point at which a transformation is fastest, if that is not at an end of the axis.
    std::optional<CurvePoint> nose_of(const Curve &curve)
    {
      const auto earlier = [](const CurvePoint &one, const CurvePoint &two) {
        return one.known == CurvePoint::Known::mean && one.value < two.value;
      };
      const auto nose = std::min_element(curve.points.begin(), curve.points.end(), earlier);
      if (curve.points.size() < 3 || nose == curve.points.begin() || nose + 1 == curve.points.end())
        return {};
      return *nose;
    }

    /// "bars: 95 % interval of the mean of n = 3 replicates".
    void add_replicates(const StudyResults &results,
                        const std::string &what,
                        std::vector<std::string> &notes)
    {
      int fewest = std::numeric_limits<int>::max(), most = 0;
      for (const PointSummary &point : results.summary.points)
        {
          fewest = std::min(fewest, point.n_done);
          most = std::max(most, point.n_done);
        }
      if (most > 1)
        notes.insert(notes.begin(),
                     fewest == most
                       ? fmt::format("{} of n = {} replicates", what, most)
                       : fmt::format("{} of n = {} to {} replicates", what, fewest, most));
    }
  } // namespace

  CurvePoint value_at_point(const StudyResults &results,
                            const std::size_t point,
                            const std::size_t quantity)
  {
    const PointResult &found = results.summary.points[point].results[quantity];
    CurvePoint one{0., found.mean.mean};
    if (found.n_censored == 0)
      {
        one.lower = found.mean.mean - found.mean.half_width;
        one.upper = found.mean.mean + found.mean.half_width;
        return one;
      }
    if (!std::isfinite(found.median))
      {
        one.value = found.watched_until;
        one.known = CurvePoint::Known::bound;
        return one;
      }
    const SurvivalCurve curve = kaplan_meier(results.lifetimes(point, quantity));
    one.value = found.median;
    one.lower = curve.median_lower;
    one.upper = curve.median_upper;
    one.known = CurvePoint::Known::median;
    return one;
  }

  CurveFigure curve_figure(const StudyResults &results,
                           const StudyView &view,
                           std::vector<std::string> notes,
                           const std::optional<FavouredLaw> &law)
  {
    add_replicates(results, interval_of_mean, notes);
    const ResultAxis &axis = results.axes[view.x];
    const std::vector<std::string> &names = results.quantities();
    const std::string &first = names[view.quantities.front()];
    const bool are_times = view.quantities.size() > 1;
    std::vector<Curve> curves, laws;
    const auto add_law = [&](const std::vector<std::size_t> &values) {
      if (law)
        if (Curve one = law_over(*law, results, view, values); !one.points.empty())
          laws.push_back(std::move(one));
    };
    if (view.other == StudyView::no_axis)
      for (const std::size_t q : view.quantities)
        curves.push_back(curve_over(results,
                                    view,
                                    q,
                                    values_of(results, view),
                                    are_times ? label_of(names[q]) : ""));
    else
      for (std::size_t v = 0; v < std::min(results.axes[view.other].values.size(), most_curves);
           ++v)
        {
          std::vector<std::size_t> values = values_of(results, view);
          values[view.other] = v;
          curves.push_back(curve_over(results,
                                      view,
                                      view.quantities.front(),
                                      values,
                                      results.axes[view.other].at(v)));
          add_law(values);
        }
    if (view.other == StudyView::no_axis && !are_times)
      add_law(values_of(results, view));
    const ShownUnit unit = take_unit(first, curves);
    multiply(laws, unit.factor);

    CurveFigure figure{"",
                       chart_axis(axis),
                       {are_times ? "time" + (unit.name.empty() ? "" : " [" + unit.name + "]")
                                  : label_of(first, unit),
                        scale_for(values_for_scale(curves), ticks_of_values)},
                       CurveFigure::Direction::up,
                       axis.is_numeric(),
                       std::move(curves),
                       std::move(notes),
                       std::move(laws)};
    if (are_times && is_temperature(axis)) // as such diagrams are drawn
      {
        figure.direction = CurveFigure::Direction::right;
        figure.title = "Time-temperature-transformation diagram";
        std::string noses;
        for (std::size_t c = 0; c < figure.curves.size(); ++c)
          if (const auto nose = nose_of(figure.curves[c]))
            {
              const double in_table = nose->value / unit.factor;
              const ShownUnit own = shown_unit(first, {in_table});
              noses += fmt::format("{}{} {:.3g} {} at {:.4g} {}",
                                   noses.empty() ? "nose: " : "; ",
                                   without_unit(names[view.quantities[c]]),
                                   in_table * own.factor,
                                   own.name,
                                   nose->place,
                                   axis.unit);
            }
        if (!noses.empty())
          figure.notes.push_back(noses);
      }
    else
      figure.title = as_title(are_times ? "times of the transformation" : label_of(first)) +
                     " over " + within_sentence(axis.title) + fixed_text(results, view);
    return figure;
  }

  CurveFigure scatter_figure(const StudyResults &results,
                             const StudyView &view,
                             std::vector<std::string> notes)
  {
    const ResultAxis &axis = results.axes[view.x];
    const std::string &name = results.quantities()[view.quantities.front()];
    std::vector<Curve> curves(1);
    for (std::size_t p = 0; p < results.values.size(); ++p)
      {
        curves[0].points.push_back(value_at_point(results, p, view.quantities.front()));
        curves[0].points.back().place = place_of(axis, results.values[p][view.x]);
      }
    const ShownUnit unit = take_unit(name, curves);
    add_replicates(results, interval_of_mean, notes);
    notes.emplace_back("a sample: all other axes vary as well");
    return {as_title(label_of(name)) + " over " + within_sentence(axis.title),
            chart_axis(axis),
            {label_of(name, unit), scale_for(values_for_scale(curves), ticks_of_values)},
            CurveFigure::Direction::up,
            false,
            std::move(curves),
            std::move(notes)};
  }

  MapFigure map_figure(const StudyResults &results,
                       const StudyView &view,
                       std::vector<std::string> notes)
  {
    const ResultAxis &x = results.axes[view.x], &y = results.axes[view.other];
    const std::string &name = results.quantities()[view.quantities.front()];
    add_replicates(results, "mean", notes);
    MapFigure figure{as_title(label_of(name)) + " over " + within_sentence(x.title) + " and " +
                       within_sentence(y.title) + fixed_text(results, view),
                     tight_axis(x),
                     tight_axis(y),
                     x.numbers,
                     y.numbers,
                     shown_values(x),
                     shown_values(y),
                     {},
                     {"", Scale::linear(0., 1., 1)},
                     {},
                     "",
                     std::move(notes)};
    std::vector<double> known;
    for (std::size_t row = 0; row < y.values.size(); ++row)
      for (std::size_t column = 0; column < x.values.size(); ++column)
        {
          std::vector<std::size_t> values = values_of(results, view);
          values[view.x] = column;
          values[view.other] = row;
          const auto point = results.point_at(values);
          if (!point)
            {
              figure.cells.push_back({0., MapCell::Known::missing});
              continue;
            }
          const CurvePoint one = value_at_point(results, *point, view.quantities.front());
          figure.cells.push_back({one.value,
                                  !std::isfinite(one.value)               ? MapCell::Known::failed
                                  : one.known == CurvePoint::Known::bound ? MapCell::Known::bound
                                  : one.known == CurvePoint::Known::median
                                    ? MapCell::Known::partly
                                    : MapCell::Known::value});
          if (std::isfinite(one.value) && one.known != CurvePoint::Known::bound)
            known.push_back(one.value);
        }
    const ShownUnit unit = shown_unit(name, known);
    for (double &value : known)
      value *= unit.factor;
    for (MapCell &cell : figure.cells)
      cell.value *= unit.factor;
    figure.colour = {label_of(name, unit), colour_scale(known)};
    figure.contours = contour_levels(known);
    return figure;
  }
} // namespace softlattice
