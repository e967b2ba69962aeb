// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/study_fits.h"

#include "postprocess/report/html.h"
#include "solver/campaign/json_parts.h"
#include "solver/campaign/report/report_values.h"
#include "solver/campaign/study_labels.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace softlattice
{
  namespace
  {
    using FitJson = nlohmann::ordered_json;

    /// In the unit of a column, or as it is.
    std::string number_in(const FitJson &value, const std::string &key = "")
    {
      if (!value.is_number())
        return "not known";
      return key.empty() ? fmt::format("{:.4g}", value.get<double>())
                         : handy_value(key, value.get<double>());
    }

    std::string with_interval(const FitJson &estimate, const std::string &key = "")
    {
      const FitJson &value = part_of(estimate, "value"),
                    &interval = part_of(estimate, "interval_95");
      if (!value.is_number())
        return "";
      return number_in(value, key) +
             (interval.is_array() && interval.size() == 2
                ? " (" + number_in(interval[0], key) + " to " + number_in(interval[1], key) + ")"
                : "");
    }
  } // namespace

  std::string acceleration_html(const FitJson &summary)
  {
    const FitJson &fits = part_of(summary, "acceleration");
    if (!fits.is_object())
      return "";
    const std::string quantity = text_of(part_of(fits, "quantity"));
    HtmlTable table{
      "Laws for " + label_of(quantity) + ", with 95 % intervals",
      {"law", "activation energy [eV]", "humidity", "AICc", "life in use", "over simulated"},
      {}};
    const FitJson &laws = part_of(fits, "laws");
    for (std::size_t i = 0; laws.is_array() && i < laws.size(); ++i)
      {
        const FitJson &law = laws[i];
        const std::string name = text_of(part_of(law, "law"));
        const bool is_favoured = name == text_of(part_of(fits, "favoured"));
        if (const std::string reason = text_of(part_of(law, "reason")); !reason.empty())
          {
            table.rows.push_back({{name}, {"none: " + reason}, {}, {}, {}, {}});
            continue;
          }
        std::string humidity = with_interval(part_of(law, "humidity exponent n [1]"));
        humidity = humidity.empty() ? with_interval(part_of(law, "humidity coefficient b [1/%]"))
                                    : "n = " + humidity;
        table.rows.push_back({{name + (is_favoured ? " (favoured by AICc)" : "")},
                              {with_interval(part_of(law, "activation energy [eV]"))},
                              {humidity},
                              {number_in(part_of(law, "AICc"))},
                              {with_interval(part_of(law, "life in use"), quantity)},
                              {number_in(part_of(law, "life in use over simulated"))}});
      }
    return table.rows.empty() ? "" : html(table);
  }

  std::string spread_html(const FitJson &summary)
  {
    const FitJson &spread = part_of(summary, "spread");
    if (!spread.is_array() || spread.empty())
      return "";
    HtmlTable table{"What the ranges of the axes make of each quantity",
                    {"quantity", "5 %", "median", "95 %", "members", "censored"},
                    {}};
    for (const FitJson &one : spread)
      {
        const std::string key = text_of(part_of(one, "quantity"));
        const FitJson &ends = part_of(one, "interval_5_95");
        const bool has_ends = ends.is_array() && ends.size() == 2;
        const auto cell = [&](const FitJson &value) {
          return TableCell{value.is_number()
                             ? number_in(value, key)
                             : "above " + number_in(part_of(one, "watched_until"), key),
                           "",
                           true};
        };
        table.rows.push_back({{as_title(label_of(key))},
                              has_ends ? cell(ends[0]) : TableCell{},
                              cell(part_of(one, "median")),
                              has_ends ? cell(ends[1]) : TableCell{},
                              {number_in(part_of(one, "n")), "", true},
                              {number_in(part_of(one, "n_censored")), "", true}});
      }
    return html(table);
  }
} // namespace softlattice
