// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_views.h"

#include "solver/study/transformation_quantities.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace softlattice
{
  namespace
  {
    using Kind = StudyView::Kind;
    // A picture for each combination of the axes that one picture has no room for.
    constexpr std::size_t most_slices = 6;

    bool is_level_of_transformation(const std::string &name)
    {
      return name.size() > 1 && name[0] == 't' &&
             std::all_of(name.begin() + 1, name.end(), [](const unsigned char c) {
               return std::isdigit(c) != 0;
             });
    }

    class Chooser
    {
    public:
      explicit Chooser(const StudyResults &results)
        : results_(results)
        , varied_(results.varied_axes())
      {}

      StudyViews choose()
      {
        for (std::size_t q = 0; q < results_.quantities().size(); ++q)
          if (!has_value(q))
            chosen_.left_out.push_back(results_.quantities()[q] + ": no member has a value");
        switch (results_.design)
          {
            case StudyResults::Design::one_at_a_time:
              for (std::size_t q = 0; q < results_.quantities().size(); ++q)
                add({Kind::tornado, {q}, {}, {}, {}, {}, "tornado_" + file_name(q)});
              break;
            case StudyResults::Design::scattered:
              for (std::size_t q = 0; q < results_.quantities().size(); ++q)
                for (const std::size_t a : varied_)
                  add({Kind::scatter,
                       {q},
                       a,
                       StudyView::no_axis,
                       {},
                       {},
                       file_name(q) + "_over_" + name_for_file(results_.axes[a].title)});
              break;
            case StudyResults::Design::grid:
              if (!varied_.empty())
                grid();
          }
        for (std::size_t q = 0; q < results_.quantities().size(); ++q)
          survival(q);
        return std::move(chosen_);
      }

    private:
      std::string file_name(const std::size_t q) const
      {
        return name_for_file(without_unit(results_.quantities()[q]));
      }

      bool has_value(const std::size_t q) const
      {
        return std::any_of(results_.summary.points.begin(),
                           results_.summary.points.end(),
                           [&](const PointSummary &point) {
                             const PointResult &one = point.results[q];
                             return std::isfinite(one.mean.mean) || one.n_censored > 0;
                           });
      }

      void add(StudyView view)
      {
        view.quantities.erase(std::remove_if(view.quantities.begin(),
                                             view.quantities.end(),
                                             [&](const std::size_t q) { return !has_value(q); }),
                              view.quantities.end());
        const std::string name = view.name;
        const auto is_taken = [&](const StudyView &other) { return other.name == view.name; };
        for (int n = 2; std::any_of(chosen_.views.begin(), chosen_.views.end(), is_taken); ++n)
          view.name = name + "_" + std::to_string(n);
        if (!view.quantities.empty())
          chosen_.views.push_back(std::move(view));
      }

      /// Axes in the order in which they are worth to be the horizontal one: numbers before names, and those
      /// with more values first.
      std::vector<std::size_t> by_worth() const
      {
        std::vector<std::size_t> axes = varied_;
        std::stable_sort(axes.begin(), axes.end(), [&](const std::size_t a, const std::size_t b) {
          const ResultAxis &one = results_.axes[a], &two = results_.axes[b];
          if (one.is_numeric() != two.is_numeric())
            return one.is_numeric();
          return one.values.size() > two.values.size();
        });
        return axes;
      }

      void grid()
      {
        const std::vector<std::size_t> axes = by_worth();
        if (axes.size() == 1)
          {
            for (const std::vector<std::size_t> &quantities :
                 quantities_together(results_.quantities()))
              add(
                {Kind::curves,
                 quantities,
                 axes[0],
                 StudyView::no_axis,
                 {},
                 {},
                 (quantities.size() > 1 ? "transformation_times" : file_name(quantities.front())) +
                   "_over_" + name_for_file(results_.axes[axes[0]].title)});
            return;
          }
        const std::vector<std::size_t> further(axes.begin() + 2, axes.end());
        for (const auto &fixed : slices(further))
          for (std::size_t q = 0; q < results_.quantities().size(); ++q)
            over_two(q, axes[0], axes[1], fixed);
      }

      using Fixed = std::vector<std::pair<std::size_t, std::size_t>>;

      /// All combinations of the values of further axes, or some of them.
      std::vector<Fixed> slices(const std::vector<std::size_t> &further)
      {
        std::vector<Fixed> all = {{}};
        for (const std::size_t a : further)
          {
            std::vector<Fixed> longer;
            for (const Fixed &one : all)
              for (std::size_t v = 0; v < results_.axes[a].values.size(); ++v)
                {
                  longer.push_back(one);
                  longer.back().emplace_back(a, v);
                }
            all = std::move(longer);
          }
        if (all.size() <= most_slices)
          return all;
        std::vector<Fixed> some;
        for (const std::size_t i : evenly_spread(all.size(), most_slices))
          some.push_back(all[i]);
        chosen_.left_out.push_back(std::to_string(all.size() - some.size()) + " of the " +
                                   std::to_string(all.size()) +
                                   " combinations of the axes beyond the second");
        return some;
      }

      void over_two(const std::size_t q,
                    const std::size_t x,
                    const std::size_t other,
                    const Fixed &fixed)
      {
        const ResultAxis &curves = results_.axes[other];
        std::string behind;
        for (const auto &[axis, value] : fixed)
          behind += "_" + name_for_file(results_.axes[axis].title + " " +
                                        results_.axes[axis].values[value]);
        if (results_.axes[x].is_numeric() && curves.is_numeric())
          add({Kind::map, {q}, x, other, fixed, {}, file_name(q) + "_map" + behind});
        if (curves.values.size() <= most_curves || !curves.is_numeric())
          add({Kind::curves,
               {q},
               x,
               other,
               fixed,
               {},
               file_name(q) + "_over_" + name_for_file(results_.axes[x].title) + behind});
        if (curves.values.size() > most_curves && !curves.is_numeric() && fixed.empty() && q == 0)
          chosen_.left_out.push_back(std::to_string(curves.values.size() - most_curves) +
                                     " of the values of " + curves.title);
      }

      void survival(const std::size_t q)
      {
        if (!is_time_to_reach(without_unit(results_.quantities()[q])))
          return;
        std::vector<std::size_t> points;
        for (std::size_t p = 0; p < results_.values.size(); ++p)
          if (results_.lifetimes(p, q).size() >= fewest_lifetimes)
            points.push_back(p);
        if (points.empty())
          return;
        std::vector<std::size_t> some;
        for (const std::size_t i : evenly_spread(points.size(), most_curves))
          some.push_back(points[i]);
        if (some.size() < points.size())
          chosen_.left_out.push_back(without_unit(results_.quantities()[q]) +
                                     ": survival curves of " +
                                     std::to_string(points.size() - some.size()) + " of the " +
                                     std::to_string(points.size()) + " points");
        add({Kind::survival, {q}, {}, {}, {}, some, "survival_" + file_name(q)});
      }

      const StudyResults &results_;
      std::vector<std::size_t> varied_;
      StudyViews chosen_;
    };
  } // namespace

  StudyViews choose_views(const StudyResults &results)
  {
    return Chooser(results).choose();
  }

  std::vector<std::vector<std::size_t>> quantities_together(
    const std::vector<std::string> &quantities)
  {
    std::vector<std::vector<std::size_t>> groups;
    std::size_t times = quantities.size(); // the group of the transformation
    for (std::size_t q = 0; q < quantities.size(); ++q)
      {
        const bool is_level = is_level_of_transformation(without_unit(quantities[q]));
        if (is_level && times < groups.size())
          groups[times].push_back(q);
        else
          {
            if (is_level)
              times = groups.size();
            groups.push_back({q});
          }
      }
    return groups;
  }

  std::vector<std::size_t> evenly_spread(const std::size_t n, const std::size_t wanted)
  {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < std::min(n, wanted); ++i)
      indices.push_back(n <= wanted ? i : (i * (n - 1) + (wanted - 1) / 2) / (wanted - 1));
    return indices;
  }

  std::string name_for_file(const std::string &text)
  {
    std::string name;
    for (const unsigned char c : without_unit(text))
      if (std::isalnum(c) != 0 || c == '.' || c == '-')
        name += static_cast<char>(std::tolower(c));
      else if (!name.empty() && name.back() != '_')
        name += '_';
    while (!name.empty() && name.back() == '_')
      name.pop_back();
    return name.empty() ? "value" : name.substr(0, 80);
  }
} // namespace softlattice
