// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/report/curve_chart.h"

#include "postprocess/markup.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_places = 400; // of a line: more than pixels can tell apart

    bool is_known(const Chart::Place &place)
    {
      return std::isfinite(place.x) && std::isfinite(place.y);
    }

    /// Six digits: what a chart can show, and short.
    nlohmann::json short_json(const double value)
    {
      if (!std::isfinite(value))
        return nullptr;
      char text[32];
      std::snprintf(text, sizeof(text), "%.6g", value);
      return std::strtod(text, nullptr);
    }

    std::string json_of(const LineFigure &figure)
    {
      nlohmann::json json;
      json["title"] = figure.title;
      json["x"] = {{"title", figure.x.title}, {"logarithmic", figure.x.scale.is_logarithmic()}};
      json["y"] = {{"title", figure.y.title}, {"logarithmic", figure.y.scale.is_logarithmic()}};
      if (figure.equal_scales)
        json["equal"] = {{"x", {figure.equal_scales->lowest_x, figure.equal_scales->highest_x}},
                         {"y", figure.equal_scales->lowest_y}};
      json["lines"] = nlohmann::json::array();
      for (std::size_t n = 0; n < figure.lines.size(); ++n)
        {
          const Line &line = figure.lines[n];
          nlohmann::json places = nlohmann::json::array();
          for (const Chart::Place &place : line.places)
            places.push_back({short_json(place.x), short_json(place.y)});
          const Colour colour = distinct_colour(n);
          json["lines"].push_back({{"name", line.name.empty() ? figure.y.title : line.name},
                                   {"dashed", line.is_dashed || n % 4 != 0},
                                   {"colour", {colour[0], colour[1], colour[2]}},
                                   {"places", std::move(places)}});
        }
      return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }

    std::string figure_html(const std::string &kind,
                            const AnyFigure &figure,
                            const std::string &further,
                            const std::string &caption)
    {
      return "<figure class=\"" + kind + "\">" + draw_svg(figure).element(title_of(figure)) +
             further +
             (caption.empty() ? "" : "<figcaption>" + escaped(caption) + "</figcaption>") +
             "</figure>\n";
    }
  } // namespace

  std::vector<Chart::Place> thinned(const std::vector<Chart::Place> &places, const std::size_t most)
  {
    if (places.size() <= most)
      return places;
    // Of each stretch the first, the lowest, the highest and, where there is a gap, one that is no number.
    const std::size_t n_stretches = std::max<std::size_t>(1, most / 4);
    std::vector<Chart::Place> kept;
    for (std::size_t s = 0; s < n_stretches; ++s)
      {
        const std::size_t begin = s * places.size() / n_stretches;
        const std::size_t end = (s + 1) * places.size() / n_stretches;
        std::vector<std::size_t> chosen = {begin};
        std::size_t lowest = end, highest = end, gap = end;
        for (std::size_t i = begin; i < end; ++i)
          if (!is_known(places[i]))
            gap = i;
          else
            {
              if (lowest == end || places[i].y < places[lowest].y)
                lowest = i;
              if (highest == end || places[i].y > places[highest].y)
                highest = i;
            }
        for (const std::size_t i : {lowest, highest, gap})
          if (i != end)
            chosen.push_back(i);
        if (s + 1 == n_stretches)
          chosen.push_back(end - 1);
        std::sort(chosen.begin(), chosen.end());
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
        for (const std::size_t i : chosen)
          kept.push_back(places[i]);
      }
    return kept;
  }

  std::string chart_html(const AnyFigure &figure, const std::string &caption)
  {
    return figure_html("chart", figure, "", caption);
  }

  std::string curve_html(const LineFigure &figure,
                         const std::string &id,
                         const std::string &caption)
  {
    LineFigure thin = figure;
    for (Line &line : thin.lines)
      line.places = thinned(line.places, most_places);
    return figure_html("chart curves",
                       thin,
                       "<script type=\"application/json\" id=\"" + id + "\">" +
                         escaped_for_script(json_of(thin)) + "</script>",
                       caption);
  }
} // namespace softlattice
