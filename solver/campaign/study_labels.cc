// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_labels.h"

#include "models/shown_text.h"
#include "solver/study/transformation_quantities.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    std::string unit_in(const std::string &column)
    {
      const std::string name = without_unit(column);
      if (name.size() == column.size())
        return "";
      const std::string unit = column.substr(name.size() + 2, column.size() - name.size() - 3);
      return unit == "1" ? "" : unit;
    }

    double kelvins_at_zero(const ResultAxis &axis)
    {
      return axis.unit == "degC" ? 273.15 : 0.;
    }

    /// Whether all differences are the same but for the twelve digits that a study writes.
    bool are_even(const std::vector<double> &values)
    {
      const double mean = (values.back() - values.front()) / static_cast<double>(values.size() - 1);
      for (std::size_t i = 1; i < values.size(); ++i)
        if (std::abs(values[i] - values[i - 1] - mean) > 1e-6 * std::abs(mean))
          return false;
      return true;
    }

    /// Lengths within a film are nanometres or micrometres.
    ShownUnit of_length(const std::vector<double> &values)
    {
      double largest = 0.;
      for (const double value : values)
        if (std::isfinite(value))
          largest = std::max(largest, std::abs(value));
      if (largest == 0. || largest >= 1e-3)
        return {"m"};
      return largest < 1e-6 ? ShownUnit{"nm", 1e9} : ShownUnit{"um", 1e6};
    }

    Scale scale_of(const ResultAxis &axis)
    {
      constexpr int ticks = 8;
      double lowest = axis.numbers.front(), highest = axis.numbers.back();
      if (is_inverse_temperature(axis))
        return Scale::inverse(lowest, highest, kelvins_at_zero(axis), ticks);
      if (spans_decades(axis.numbers))
        return Scale::logarithmic(lowest, highest);
      if (lowest == highest)
        {
          lowest -= 1.;
          highest += 1.;
        }
      return Scale::linear(lowest, highest, ticks);
    }
  } // namespace

  ShownUnit shown_unit(const std::string &column, const std::vector<double> &values)
  {
    ShownUnit unit{unit_in(column)};
    if (unit.name == "m")
      return of_length(values);
    if (unit.name != "s")
      return unit;
    double smallest = std::numeric_limits<double>::infinity(), largest = 0.;
    for (const double value : values)
      if (std::isfinite(value) && value > 0.)
        {
          smallest = std::min(smallest, value);
          largest = std::max(largest, value);
        }
    for (const ShownUnit &larger :
         {ShownUnit{"min", 1. / 60.}, ShownUnit{"h", 1. / 3600.}, ShownUnit{"d", 1. / 86400.}})
      if (2. <= largest * larger.factor && std::sqrt(smallest * largest) * larger.factor >= 1.)
        unit = larger;
    return unit;
  }

  std::string label_of(const std::string &column)
  {
    const std::string name = clean_text(without_unit(column));
    if (name == "t80 retained")
      return "time to 80 % HT (T80)";
    if (name == first_nucleus)
      return "time of the first nucleus";
    if (name == half_time_of_ht)
      return "time to 50 % HT again (HT t50)";
    if (name.size() > 1 && name[0] == 't' && is_time_to_reach(name))
      return "time to " + name.substr(1) + " % LT (" + name + ")";
    return name;
  }

  std::string label_of(const std::string &column, const ShownUnit &unit)
  {
    return label_of(column) + (unit.name.empty() ? "" : " [" + unit.name + "]");
  }

  std::string as_title(const std::string &text)
  {
    std::string title = text;
    if (title.size() > 1 && std::isalpha(static_cast<unsigned char>(title[1])) != 0)
      title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return title;
  }

  std::string within_sentence(const std::string &text)
  {
    // Symbols, such as Br, J, PL, are short or have a second capital.
    const std::size_t first_word = std::min(text.find(' '), text.size());
    std::string word = text;
    if (first_word > 2 && std::islower(static_cast<unsigned char>(word[1])) != 0)
      word[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(word[0])));
    return word;
  }

  std::string survivors_of(const std::string &column)
  {
    const std::string name = without_unit(column);
    if (name == "t80 retained")
      return "fraction with more than 80 % HT";
    if (name == first_nucleus)
      return "fraction without a nucleus";
    if (name == half_time_of_ht)
      return "fraction not yet half HT again";
    return "fraction with less than " + name.substr(1) + " % LT";
  }

  std::vector<std::string> shown_values(const ResultAxis &axis)
  {
    std::vector<std::string> texts;
    for (std::size_t v = 0; v < axis.values.size(); ++v)
      {
        texts.push_back(axis.shown(v));
        if (!axis.is_time() && !axis.unit.empty() && axis.is_numeric())
          texts.back().resize(texts.back().size() - axis.unit.size() - 1);
      }
    return texts;
  }

  std::string heading_of_shown_values(const ResultAxis &axis)
  {
    const std::string heading = axis.is_time() ? axis.title : axis.heading();
    return is_inverse_temperature(axis) ? heading + ", spaced as 1/T" : heading;
  }

  ChartAxis tight_axis(const ResultAxis &axis)
  {
    return {heading_of_shown_values(axis),
            axis.is_numeric() ? scale_of(axis) : Scale::categories(axis.values)};
  }

  ChartAxis chart_axis(const ResultAxis &axis)
  {
    constexpr double room = 0.05;
    if (!axis.is_numeric())
      return tight_axis(axis);
    // Ticks of the longer axis, not of the range of the values alone.
    const double lowest = axis.numbers.front(), highest = axis.numbers.back();
    ResultAxis longer = axis;
    if (is_inverse_temperature(axis))
      return {heading_of_shown_values(axis), scale_of(axis).widened(room, room)};
    if (spans_decades(axis.numbers))
      {
        const double factor = std::pow(highest / lowest, room);
        longer.numbers = {lowest / factor, highest * factor};
      }
    else if (highest > lowest)
      {
        const double margin = room * (highest - lowest);
        longer.numbers = {lowest - margin, highest + margin};
      }
    return {axis.heading(), scale_of(longer)};
  }

  double place_of(const ResultAxis &axis, const std::size_t value)
  {
    return axis.is_numeric() ? axis.numbers[value] : static_cast<double>(value);
  }

  bool is_temperature(const ResultAxis &axis)
  {
    return axis.is_numeric() && (axis.unit == "degC" || axis.unit == "K");
  }

  bool is_inverse_temperature(const ResultAxis &axis)
  {
    if (!is_temperature(axis) || axis.numbers.size() < 3)
      return false;
    std::vector<double> inverse;
    for (const double value : axis.numbers)
      if (const double kelvins = value + kelvins_at_zero(axis); kelvins > 0.)
        inverse.push_back(1. / kelvins);
      else
        return false;
    return are_even(inverse) && !are_even(axis.numbers);
  }
} // namespace softlattice
