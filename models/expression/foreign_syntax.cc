// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/foreign_syntax.h"

#include "models/shown_text.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace softlattice
{
  namespace
  {
    struct Foreign
    {
      std::vector<std::string_view> spellings;
      std::string_view message;
    };

    bool is_digit(const std::string &text, const std::size_t at)
    {
      return at < text.size() && text[at] >= '0' && text[at] <= '9';
    }

    bool is_name_character(const std::string &text, const std::size_t at)
    {
      return at < text.size() &&
             (text[at] == '_' || std::isalnum(static_cast<unsigned char>(text[at])) != 0);
    }

    std::string lower(const std::string_view name)
    {
      std::string text(name);
      for (char &c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      return text;
    }

    constexpr auto both = "there is no 'and' of comparisons; "
                          "write if(a < b, if(c < d, x, y), y)";
    constexpr auto either = "there is no 'or' of comparisons; "
                            "write if(a < b, x, if(c < d, x, y))";

    /// By what they begin with, longer ones first.
    const std::vector<Foreign> &operators()
    {
      static const std::vector<Foreign> all = {
        {{"&&", "&", "\u2227"}, both},
        {{"||", "\u2228"}, either},
        {{"|"}, "there is no '|'; the absolute value is abs(x)"},
        {{"?"}, "there is no '? :'; write if(a < b, x, y)"},
        {{":"}, "there is no ':' in a formula; a choice is if(a < b, x, y)"},
        {{"===", "=="},
         "the comparisons are <, <=, > and >=; for equality write "
         "if(abs(a - b) < 1e-9, x, y)"},
        {{"!=", "~=", "<>", "\u2260"},
         "the comparisons are <, <=, > and >=; for inequality write "
         "if(abs(a - b) < 1e-9, y, x)"},
        {{"=<", "=>"}, "the comparisons are <, <=, > and >=; the '=' stands behind"},
        {{"="},
         "a formula has no '='; the comparisons are <, <=, > and >=, as the first argument of "
         "if(...)"},
        {{"!", "\u00AC", "~"},
         "there is no '!'; to negate a comparison swap the last two arguments of "
         "if(a < b, x, y)"},
        {{"%"}, "there is no '%'; 75 % is 0.75, and a remainder is not differentiable"},
        {{"[", "{"}, "parentheses are ( and ); write them instead"},
        {{"]", "}"}, "parentheses are ( and ); write them instead"},
        {{";"}, "a ';' does not belong into a formula; it divides the conditions of boundaries"},
        {{"\\"}, "a '\\' continues a line at its very end only; remove it"},
        {{"\"", "'"}, "there are no quotation marks in a formula; remove them"},
        {{"\u2264"}, "there is no \u2264; write <="},
        {{"\u2265"}, "there is no \u2265; write >="},
        {{"\u00B7", "\u22C5", "\u00D7", "\u2022", "\u2219", "\u2217"},
         "this is no multiplication sign here; write *"},
        {{"\u00F7", "\u2215", "\u2044"}, "this is no division sign here; write /"},
        {{"\u2212", "\u2013", "\u2014"}, "this is no minus sign here; write -"},
        {{"\u00B2"}, "there are no superscripts; write ^2"},
        {{"\u00B3"}, "there are no superscripts; write ^3"},
        {{"\u00B9",
          "\u2070",
          "\u2074",
          "\u2075",
          "\u2076",
          "\u2077",
          "\u2078",
          "\u2079",
          "\u207A",
          "\u207B",
          "\u207F"},
         "there are no superscripts; write a power with ^, such as ^4 or ^-1"},
        {{"\u2080",
          "\u2081",
          "\u2082",
          "\u2083",
          "\u2084",
          "\u2085",
          "\u2086",
          "\u2087",
          "\u2088",
          "\u2089"},
         "there are no subscripts; a name has letters, digits and _, such as c_1"},
        {{"\u221A"}, "there is no root sign; write sqrt(x)"},
        {{"\u03C0"}, "there is no '\u03C0'; write pi"},
        {{"\u221E"}, "there is no infinity; write a large number"},
        {{"\u2202", "\u2207", "\u2206"},
         "derivatives by place are d(u, x), grad2(u) and dot(grad(u), grad(v)); the program forms "
         "all others that it needs"},
        {{"\u00BD"}, "there are no fractions in one character; write 0.5"},
        {{"\u00BC"}, "there are no fractions in one character; write 0.25"},
        {{"\u00B0"}, "an angle is in rad; 180 degrees are pi"}};
      return all;
    }

    const std::vector<Foreign> &functions()
    {
      static const std::vector<Foreign> all = {
        {{"rand",
          "random",
          "randn",
          "rnd",
          "rand_seed",
          "normal",
          "gauss",
          "gaussian",
          "uniform",
          "noise"},
         "a formula has one value at one place and time; in 'Initial state' write noise(SEED, "
         "LENGTH), a "
         "smooth random field, and for fluctuations in time see 'Model/Noise/Thermal noise'"},
        {{"heaviside", "unitstep"}, "write step(x)"},
        {{"sgn", "signum"}, "write sign(x)"},
        {{"fabs"}, "write abs(x)"},
        {{"power"}, "write a^b or pow(a, b)"},
        {{"sqr", "square"}, "write x^2"},
        {{"cbrt"}, "write x^(1/3), for x >= 0"},
        {{"log2"}, "write log(x)/log(2)"},
        {{"lg"}, "write log10(x)"},
        {{"exp2"}, "write 2^x"},
        {{"arcsin"}, "write asin(x)"},
        {{"arccos"}, "write acos(x)"},
        {{"arctan"}, "write atan(x)"},
        {{"arctan2"}, "write atan2(y, x)"},
        {{"tg"}, "write tan(x)"},
        {{"cot", "ctg"}, "write 1/tan(x)"},
        {{"sec"}, "write 1/cos(x)"},
        {{"csc", "cosec"}, "write 1/sin(x)"},
        {{"coth"}, "write 1/tanh(x)"},
        {{"csch"}, "write 1/sinh(x)"},
        {{"asinh", "arcsinh", "arsinh"}, "write log(x + sqrt(x^2 + 1))"},
        {{"acosh", "arccosh", "arcosh"}, "write log(x + sqrt(x^2 - 1))"},
        {{"atanh", "arctanh", "artanh"}, "write log((1 + x)/(1 - x))/2"},
        {{"erfc"}, "write 1 - erf(x)"},
        {{"hypot"}, "write sqrt(a^2 + b^2)"},
        {{"floor", "ceil", "round", "int", "trunc", "rint", "frac"},
         "write step(x) or if(a < b, x, y) for steps"},
        {{"mod", "fmod", "remainder"}, "write sin(x) or cos(x) for what repeats itself"},
        {{"iif", "ifelse", "where", "ternary", "select", "piecewise", "cond", "switch"},
         "write if(a < b, x, y)"},
        {{"and"}, "write if(a < b, if(c < d, x, y), y)"},
        {{"or"}, "write if(a < b, x, if(c < d, x, y))"},
        {{"not", "xor"}, "swap the last two arguments of if(a < b, x, y)"},
        {{"grad", "div", "laplacian", "lap", "diff", "ddx", "ddy", "ddt"},
         "derivatives by place are d(u, x), grad2(u) and dot(grad(u), grad(v)); the program forms "
         "all others that it needs, and 'Gradient coefficient' has the usual gradient energy"},
        {{"clamp", "clip"}, "write min(max(x, lowest), highest)"},
        {{"mean", "integral", "integrate"}, "a formula knows one place: write what holds there"}};
      return all;
    }

    const std::vector<Foreign> &values()
    {
      static const std::vector<Foreign> all = {
        {{"e", "euler"}, "write exp(1)"},
        {{"time"}, "the time is t, where a formula knows it"},
        {{"inf", "infinity"}, "write a large number"},
        {{"nan"}, "write a number"},
        {{"true"}, "write 1"},
        {{"false"}, "write 0"},
        {{"kb", "k_b"}, "name it in 'Model/Constants': kB = 1.380649e-23"}};
      return all;
    }

    std::string found(const std::vector<Foreign> &list,
                      const std::string_view name,
                      const std::string &what)
    {
      const std::string small = lower(name);
      for (const Foreign &one : list)
        if (std::find(one.spellings.begin(), one.spellings.end(), small) != one.spellings.end())
          return "there is no " + what + " '" + std::string(name) + "'; " +
                 std::string(one.message);
      return {};
    }
  } // namespace

  std::string foreign_operator(const std::string &text, const std::size_t position)
  {
    const auto starts_with = [&](const std::string_view word) {
      return text.compare(position, word.size(), word) == 0;
    };
    for (const auto &[word, message] :
         {std::pair{"and", both}, {"or", either}, {"AND", both}, {"OR", either}})
      if (starts_with(word) && !is_name_character(text, position + std::string_view(word).size()))
        return message;
    for (const Foreign &one : operators())
      if (std::any_of(one.spellings.begin(), one.spellings.end(), starts_with))
        return std::string(one.message);
    const bool behind_a_digit = position > 0 && is_digit(text, position - 1);
    if (behind_a_digit && text[position] == ',' && is_digit(text, position + 1))
      return "a ',' stands only between the arguments of a function; a number has a decimal point: "
             "0.5";
    if (behind_a_digit && (starts_with("d") || starts_with("D")) &&
        (is_digit(text, position + 1) ||
         ((text.compare(position + 1, 1, "-") == 0 || text.compare(position + 1, 1, "+") == 0) &&
          is_digit(text, position + 2))))
      return "the exponent of a number is written with e; write 8e5";
    if (static_cast<unsigned char>(text[position]) >= 0x80)
      if (const std::size_t length = character_length(text, position); length > 0)
        return "'" + text.substr(position, length) +
               "' has no meaning in a formula; names have the letters a to z and A to Z, digits "
               "and _";
    return {};
  }

  std::string chained_comparison()
  {
    return "a comparison has two sides; for a < x < b write if(a < x, if(x < b, y, z), z)";
  }

  std::string foreign_function(const std::string_view name)
  {
    return found(functions(), name, "function");
  }

  std::string foreign_value(const std::string_view name)
  {
    return found(values(), name, "variable");
  }
} // namespace softlattice
