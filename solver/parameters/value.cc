// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/value.h"

#include "models/shown_text.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/number.h"
#include "solver/parameters/quantity_reader.h"
#include "solver/parameters/quoted_names.h"
#include "solver/parameters/schedule_text.h"
#include "solver/parameters/text_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    constexpr std::size_t most_names = 1000;
    constexpr std::size_t most_numbers = 10000;

    std::string joined(const std::vector<std::string> &parts, const std::string &separator)
    {
      std::string text;
      for (const std::string &part : parts)
        text += (text.empty() ? "" : separator) + part;
      return text;
    }

    /// Reads a text into a variable of the type the entry is bound to.
    class Assigner
    {
    public:
      Assigner(const ParameterEntry &entry,
               const std::string_view text,
               const fs::path &directory,
               const UnitSystem &units,
               const Constants &constants)
        : entry_(entry)
        , text_(trimmed(text))
        , directory_(directory)
        , units_(units)
        , quantity_(entry, units, constants)
      {}

      void operator()(double *variable) const { *variable = quantity_.one(text_); }

      void operator()(int *variable) const
      {
        int value = 0;
        const std::string_view digits = text_.substr(text_.substr(0, 1) == "+" ? 1 : 0);
        const auto [end, status] =
          std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (status != std::errc() || end != digits.data() + digits.size())
          fail(text_.empty() ? "the value is missing"
                             : "not an integer: '" + shown_text(text_) + "'");
        in_range(value);
        *variable = value;
      }

      void operator()(bool *variable) const
      {
        if (text_ == "true" || text_ == "yes")
          *variable = true;
        else if (text_ == "false" || text_ == "no")
          *variable = false;
        else
          fail("neither true nor false: '" + shown_text(text_) + "'");
      }

      void operator()(std::string *variable) const
      {
        chosen(text_);
        *variable = text_;
      }

      void operator()(std::vector<std::string> *variable) const
      {
        const std::vector<std::string> names = split_names(text_);
        at_most(most_names, names.size(), "names", "leave some out");
        for (const std::string &name : names)
          {
            if (name.empty())
              fail("a name is missing between the commas");
            chosen(name);
          }
        *variable = names;
      }

      void operator()(std::vector<double> *variable) const { *variable = quantity_.list(text_); }

      void operator()(Schedule *variable) const
      {
        at_most(most_numbers,
                static_cast<std::size_t>(std::count(text_.begin(), text_.end(), ',')) + 1,
                "points in time",
                "put them into a CSV file");
        try
          {
            *variable = read_schedule(
              text_,
              [this](const std::string_view text) { return quantity_.one(text); },
              units_);
          }
        catch (const UnitError &error) // of the times; those of the values are told by quantity()
          {
            fail(error.what(), error.hint);
          }
      }

      void operator()(InputFile *variable) const
      {
        if (text_.empty())
          {
            variable->path.clear();
            return;
          }
        const bool quoted = text_.size() >= 2 && text_.front() == '"' && text_.back() == '"';
        const std::string_view name = quoted ? text_.substr(1, text_.size() - 2) : text_;
        const fs::path path = (directory_ / fs::path(std::string(name))).lexically_normal();
        std::error_code ignored;
        if (!fs::exists(path, ignored))
          throw ValueError(start() + ": no such file", nearest_file(path));
        if (!fs::is_regular_file(path, ignored))
          throw ValueError(start() + ": this is no regular file", "");
        variable->path = path.string();
      }

    private:
      std::string start() const { return "'" + entry_.name + "' = " + shown_text(text_); }

      void at_most(const std::size_t most,
                   const std::size_t n,
                   const char *what,
                   const char *advice) const
      {
        if (n > most)
          throw ValueError("'" + entry_.name + "': " + std::to_string(n) + " " + what +
                             "; at most " + std::to_string(most) + " are taken",
                           advice);
      }

      [[noreturn]] void fail(const std::string &what, const std::string &hint = {}) const
      {
        reject_value(entry_, units_, what, hint);
      }

      void in_range(const double value) const
      {
        if (value < entry_.lowest || value > entry_.highest)
          throw ValueError(start() + " is out of range", "allowed: " + range_text(entry_, units_));
      }

      void chosen(const std::string_view name) const
      {
        if (entry_.choices.empty() ||
            std::find(entry_.choices.begin(), entry_.choices.end(), name) != entry_.choices.end())
          return;
        const auto meant = nearest(std::string(name), entry_.choices);
        fail(name.empty() ? "the value is missing"
                          : "'" + shown_text(name) + "' is none of the choices",
             meant ? "did you mean '" + *meant + "'?" : "");
      }

      const ParameterEntry &entry_;
      std::string_view text_;
      const fs::path &directory_;
      const UnitSystem &units_;
      const QuantityReader quantity_;
    };

    /// Writes the variable of an entry.
    class Writer
    {
    public:
      /// is_rounded: to six digits, for people; else such that it reads back to the very same value.
      Writer(const ParameterEntry &entry, const UnitSystem &units, const bool is_rounded = false)
        : entry_(entry)
        , units_(units)
        , is_rounded_(is_rounded)
      {}

      using Text = std::optional<std::string>;

      Text operator()(const double *variable) const
      {
        return std::isfinite(*variable) ? Text(quantity(*variable)) : Text();
      }
      Text operator()(const int *variable) const { return std::to_string(*variable); }
      Text operator()(const bool *variable) const
      {
        return std::string(*variable ? "true" : "false");
      }
      Text operator()(const InputFile *variable) const
      {
        return variable->path.empty()
                 ? std::string()
                 : written_path(fs::absolute(variable->path).lexically_normal().string());
      }
      Text operator()(const std::string *variable) const
      {
        const auto &choices = entry_.choices;
        const bool is_value =
          choices.empty() || std::find(choices.begin(), choices.end(), *variable) != choices.end();
        return is_value ? Text(*variable) : Text();
      }
      Text operator()(const std::vector<std::string> *variable) const
      {
        std::vector<std::string> names;
        for (const std::string &name : *variable)
          names.push_back(written_name(name));
        return joined(names, ", ");
      }
      Text operator()(const std::vector<double> *variable) const
      {
        std::vector<std::string> parts;
        for (const double value : *variable)
          {
            if (!std::isfinite(value))
              return {};
            parts.push_back(quantity(value));
          }
        return joined(parts, ", ");
      }
      Text operator()(const Schedule *variable) const
      {
        if (variable->values.empty())
          return {};
        for (const double value : variable->values)
          if (!std::isfinite(value))
            return {};
        return write_schedule(
          *variable,
          [this](const double value) { return quantity(value); },
          units_);
      }

    private:
      std::string quantity(const double si) const
      {
        return is_rounded_ ? units_.rounded_text(si, entry_.si_unit, entry_.display_unit)
                           : units_.text(si, entry_.si_unit, entry_.display_unit);
      }

      const ParameterEntry &entry_;
      const UnitSystem &units_;
      const bool is_rounded_;
    };
  } // namespace

  void assign(const ParameterEntry &entry,
              const std::string_view text,
              const fs::path &directory,
              const UnitSystem &units,
              const Constants &constants)
  {
    std::visit(Assigner(entry, text, directory, units, constants), entry.target);
  }

  std::optional<std::string> written(const ParameterEntry &entry, const UnitSystem &units)
  {
    return std::visit(Writer(entry, units), entry.target);
  }

  std::string shown(const ParameterEntry &entry, const UnitSystem &units)
  {
    return std::visit(Writer(entry, units, true), entry.target).value_or("");
  }

  std::string range_text(const ParameterEntry &entry, const UnitSystem &units)
  {
    const auto text = [&](const double si) {
      return units.rounded_text(si, entry.si_unit, entry.display_unit);
    };
    const bool below = std::isfinite(entry.lowest), above = std::isfinite(entry.highest);
    if (below && above)
      return text(entry.lowest) + " … " + text(entry.highest);
    if (below)
      return "at least " + text(entry.lowest);
    return above ? "at most " + text(entry.highest) : "";
  }

  std::string allowed(const ParameterEntry &entry, const UnitSystem &units)
  {
    if (!entry.choices.empty())
      return joined(entry.choices, " | ");
    if (std::holds_alternative<bool *>(entry.target))
      return "true | false";
    std::string unit;
    if (entry.si_unit == "1")
      unit = entry.display_unit == "1" ? "" : "unit 1 or " + entry.display_unit;
    else
      unit = "unit " + entry.display_unit;
    const std::string range = range_text(entry, units);
    return unit + (unit.empty() || range.empty() ? "" : ", ") + range;
  }
} // namespace softlattice
