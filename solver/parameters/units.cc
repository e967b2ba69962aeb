// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/units.h"

#include "models/shown_text.h"
#include "solver/base/error.h"
#include "solver/parameters/number.h"
#include "solver/parameters/unit_advice.h"

#include <udunits2.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace softlattice
{
  namespace
  {
    // What UDUNITS is asked to parse; its own bounds are those of its parser's stack.
    constexpr std::size_t longest_unit = 100;
    // Text that strangers write must not fill the memory.
    constexpr std::size_t most_known = 1000;

    /// UDUNITS writes its complaints to stderr; ours say more and stand at the right place.
    class Silence
    {
    public:
      Silence()
        : previous_(ut_set_error_message_handler(ut_ignore))
      {}
      ~Silence() { ut_set_error_message_handler(previous_); }
      Silence(const Silence &) = delete;
      Silence &operator=(const Silence &) = delete;

    private:
      ut_error_message_handler previous_;
    };

    double rounded(const double value, const int precision)
    {
      char digits[40];
      std::snprintf(digits, sizeof(digits), "%.*g", precision, value);
      std::string_view view = digits;
      return take_number(view).value_or(value);
    }

    /// Products of prefixes and powers leave 1.0000000000000002e-4 for cm^2: where a number is a
    /// short decimal up to round-off, that decimal is meant.
    double short_decimal(const double value)
    {
      const double decimal = rounded(value, 12);
      return std::abs(decimal - value) <= 8e-16 * std::abs(value) ? decimal : value;
    }

    bool is_digit(const char c)
    {
      return c >= '0' && c <= '9';
    }

    bool is_letter(const char c)
    {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// Whether the digits in a unit are exponents ("m^2", "s-1"). Any other number would be a factor that
    /// nobody sees: "3 um 2" would be 6 um, "1 hour 30 min" 30 of hour times minute.
    bool has_exponents_only(const std::string_view text)
    {
      const auto is_end_of_unit = [&](const std::size_t i) {
        return is_letter(text[i]) || text[i] == '^' || text[i] == ')' ||
               static_cast<unsigned char>(text[i]) >= 0x80 ||
               (text[i] == '*' && i > 0 && text[i - 1] == '*');
      };
      for (std::size_t i = 0; i < text.size(); ++i)
        {
          if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1])))
            continue;
          std::size_t before = i; // one past what the exponent belongs to
          if (before > 0 && (text[before - 1] == '-' || text[before - 1] == '+'))
            --before;
          if (before == 0 || !is_end_of_unit(before - 1))
            return false;
        }
      return true;
    }

    /// Units start with a letter, "%", "(" or "1/"; everything else UDUNITS would take for a scale, an
    /// origin or a date.
    bool looks_like_a_unit(const std::string_view text)
    {
      if (text.empty() || text.size() > longest_unit || text.find('@') != std::string_view::npos ||
          text.find(" since ") != std::string_view::npos)
        return false;
      // The scanner of UDUNITS echoes a line break to standard output.
      if (std::any_of(text.begin(), text.end(), [](const char one) {
            return one >= 0 && one < ' ';
          }))
        return false;
      const unsigned char c = static_cast<unsigned char>(text.front());
      if (c == '1')
        {
          const std::string_view behind = trimmed(text.substr(1));
          return text.size() == 1 || (behind.substr(0, 1) == "/" && has_exponents_only(behind));
        }
      return (is_letter(text.front()) || c == '%' || c == '(' || c >= 0x80) &&
             has_exponents_only(text);
    }

    std::string with_unit(const std::string &number, const std::string &unit)
    {
      return unit == "1" ? number : number + " " + unit;
    }
  } // namespace

  Unit::Unit(const double factor, const double offset)
    : factor_(short_decimal(factor))
    , divisor_(0.)
    , offset_(offset)
  {
    const double inverse = short_decimal(1. / factor);
    if (factor_ < 1. && inverse == std::floor(inverse) && inverse <= 1e22) // 1e22 is still exact
      divisor_ = inverse;
  }

  double Unit::to_si(const double value) const
  {
    return (divisor_ != 0. ? value / divisor_ : value * factor_) + offset_;
  }

  double Unit::from_si(const double si) const
  {
    return divisor_ != 0. ? (si - offset_) * divisor_ : (si - offset_) / factor_;
  }

  void UnitSystem::Free::operator()(ut_system *system) const
  {
    ut_free_system(system);
  }

  void UnitSystem::Free::operator()(ut_unit *unit) const
  {
    ut_free(unit);
  }

  UnitSystem::UnitSystem()
  {
    const Silence silence;
    system_.reset(ut_read_xml(nullptr));
    if (!system_)
      throw FileError("the unit database of UDUNITS-2 cannot be read; set UDUNITS2_XML_PATH to the "
                      "file udunits2.xml or reinstall the package libudunits2-data");
    // The database holds the values of 1986, 0.7 parts per million off; the SI fixed them in 2019.
    redefine("eV", 1.602176634e-19, "J");
    redefine("e", 1.602176634e-19, "C");
  }

  void UnitSystem::redefine(const char *symbol, const double value, const char *si_unit)
  {
    const UnitPointer base = parse(si_unit);
    const UnitPointer unit(ut_scale(value, base.get()));
    for (const ut_encoding encoding : {UT_ASCII, UT_LATIN1, UT_UTF8})
      {
        ut_unmap_symbol_to_unit(system_.get(), symbol, encoding);
        ut_map_symbol_to_unit(symbol, encoding, unit.get());
      }
  }

  UnitSystem::UnitPointer UnitSystem::parse(const std::string_view text) const
  {
    return UnitPointer(ut_parse(system_.get(), std::string(text).c_str(), UT_UTF8));
  }

  Unit UnitSystem::unit(const std::string_view text, const std::string &si_unit) const
  {
    return unit_of({}, text, si_unit);
  }

  Unit UnitSystem::unit_of(const std::string_view number,
                           std::string_view text,
                           const std::string &si_unit) const
  {
    text = trimmed(text);
    std::pair<std::string, std::string> asked(text, si_unit);
    const auto known = known_.find(asked);
    if (known != known_.end())
      return known->second;
    const Unit unit = found(number, text, si_unit);
    if (known_.size() < most_known)
      known_.emplace(std::move(asked), unit);
    return unit;
  }

  Unit UnitSystem::found(const std::string_view number,
                         const std::string_view text,
                         const std::string &si_unit) const
  {
    const Silence silence;
    std::string spelled(text);
    if (!text.empty() && text.front() == '/') // "5e9/m^2" without a space
      spelled = "1" + spelled;
    const UnitPointer si = parse(si_unit);
    if (!si)
      throw std::logic_error("a parameter is declared with the unknown unit '" + si_unit + "'");
    const UnitPointer from = looks_like_a_unit(spelled) ? parse(spelled) : nullptr;
    if (!from)
      throw UnitError("unknown unit '" + shown_text(text) + "'",
                      advice_on_unknown_unit(question(number, text, si_unit)));
    if (!ut_are_convertible(from.get(), si.get()))
      throw UnitError("wrong dimension: got " + shown_text(text) + ", expected " +
                        (si_unit == "1" ? "a pure number" : si_unit),
                      advice_on_dimension(question(number, text, si_unit)));
    struct FreeConverter
    {
      void operator()(cv_converter *c) const { cv_free(c); }
    };
    const std::unique_ptr<cv_converter, FreeConverter> converter(
      ut_get_converter(from.get(), si.get()));
    if (!converter)
      throw UnitError("unit '" + shown_text(text) + "' cannot be converted to " + si_unit, "");
    const double offset = cv_convert_double(converter.get(), 0.);
    // The factor alone, without the round-off of an offset: of the unit's steps, not of its zero.
    const double factor =
      offset == 0. ? cv_convert_double(converter.get(), 1.)
                   : short_decimal((cv_convert_double(converter.get(), 1e9) - offset) / 1e9);
    return {factor, offset};
  }

  std::optional<double> UnitSystem::converted(const double number,
                                              const std::string_view unit_text,
                                              const std::string &si_unit) const
  {
    const Silence silence;
    const UnitPointer from = looks_like_a_unit(unit_text) ? parse(unit_text) : nullptr;
    const UnitPointer to = parse(si_unit);
    if (!from || !to || !ut_are_convertible(from.get(), to.get()))
      return {};
    return unit(unit_text, si_unit).to_si(number);
  }

  UnitQuestion UnitSystem::question(const std::string_view number,
                                    const std::string_view rest,
                                    const std::string &si_unit) const
  {
    return {number,
            rest,
            si_unit,
            [this, si_unit](const double value, const std::string_view unit) {
              return converted(value, unit, si_unit);
            }};
  }

  double UnitSystem::quantity(std::string_view text, const std::string &si_unit) const
  {
    text = trimmed(text);
    std::string_view rest = text;
    const auto number = take_number(rest);
    if (!number)
      throw UnitError(text.empty() ? "the value is missing"
                                   : "not a number: '" + shown_text(text) + "'",
                      "write a finite number and its unit");
    const std::string_view digits = text.substr(0, text.size() - rest.size());
    const std::string advice = advice_on_number(question(digits, rest, si_unit));
    if (!advice.empty())
      throw UnitError("not one number and its unit", advice);
    rest = trimmed(rest);
    const double si = rest.empty() ? *number : unit_of(digits, rest, si_unit).to_si(*number);
    if (!std::isfinite(si))
      throw UnitError("'" + shown_text(text) + "' is too large for a number", "");
    return si;
  }

  std::string UnitSystem::text(const double si,
                               const std::string &si_unit,
                               const std::string &display_unit) const
  {
    const Unit display = unit(display_unit, si_unit);
    const double value = display.from_si(si);
    for (int precision = 1; precision <= 17; ++precision)
      if (const double read = rounded(value, precision); display.to_si(read) == si)
        return with_unit(number_text(read), display_unit);
    for (const double towards : {-HUGE_VAL, HUGE_VAL})
      if (const double neighbour = std::nextafter(value, towards); display.to_si(neighbour) == si)
        return with_unit(number_text(neighbour), display_unit);
    return with_unit(number_text(si), si_unit);
  }

  std::string UnitSystem::rounded_text(const double si,
                                       const std::string &si_unit,
                                       const std::string &display_unit) const
  {
    return with_unit(number_text(rounded(unit(display_unit, si_unit).from_si(si), 6)),
                     display_unit);
  }
} // namespace softlattice
