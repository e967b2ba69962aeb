// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/diagnostics.h"

#include "models/shown_text.h"
#include "solver/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace softlattice
{
  namespace
  {
    std::string to_string(const Diagnostic::Severity severity)
    {
      return severity == Diagnostic::Severity::error ? "error" : "warning";
    }

    // Of a source line; a longer one is shown around the place that is meant.
    constexpr std::size_t longest_excerpt = 200;
    constexpr std::size_t longest_message = 1000;

    bool continues_a_character(const char c)
    {
      return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; // second and later bytes in UTF-8
    }

    std::string padded(const int number, const std::size_t width)
    {
      const std::string digits = std::to_string(number);
      return std::string(width > digits.size() ? width - digits.size() : 0, ' ') + digits;
    }

    /// Cuts a long line down to the surroundings of `begin`, which then counts in what is left.
    std::string surroundings(const std::string &line, std::size_t &begin)
    {
      if (line.size() <= longest_excerpt)
        return clean_text(line);
      std::size_t from = begin - std::min(begin, longest_excerpt / 3);
      while (from > 0 && continues_a_character(line[from]))
        --from;
      std::size_t to = std::min(from + longest_excerpt, line.size());
      while (to < line.size() && continues_a_character(line[to]))
        ++to;
      const std::string before = from > 0 ? "..." : "";
      begin = begin - from + before.size();
      return before + clean_text(line.substr(from, to - from)) + (to < line.size() ? "..." : "");
    }

    /// The source line, and under it the caret with the hint.
    std::string excerpt(const Diagnostic &diagnostic)
    {
      const Location &at = diagnostic.where;
      const std::string &whole = at.source->lines[static_cast<std::size_t>(at.line - 1)];
      std::size_t begin = std::min(static_cast<std::size_t>(at.column - 1), whole.size());
      const std::string line = surroundings(whole, begin);
      const std::size_t end = std::min(begin + static_cast<std::size_t>(at.length), line.size());
      std::string under;
      for (std::size_t i = 0; i < begin; ++i)
        if (!continues_a_character(line[i]))
          under += line[i] == '\t' ? '\t' : ' ';
      under += '^';
      for (std::size_t i = begin + 1; i < end; ++i)
        if (!continues_a_character(line[i]))
          under += '~';
      if (!diagnostic.hint.empty())
        under += " " + diagnostic.hint;
      const std::string margin = at.source->is_file ? padded(at.line, 5) : "     ";
      return margin + " | " + line + "\n      | " + under + "\n";
    }

    std::string rendered(const Diagnostic &diagnostic)
    {
      const Location &at = diagnostic.where;
      std::string head = at.place();
      const bool has_text = at.source && at.line >= 1 && at.column >= 1 &&
                            static_cast<std::size_t>(at.line) <= at.source->lines.size();
      if (has_text && at.source->is_file)
        head += ":" + std::to_string(at.column);
      if (!head.empty())
        head += ": ";
      head += to_string(diagnostic.severity) + ": " + diagnostic.message;
      if (has_text)
        return head + "\n" + excerpt(diagnostic);
      return head + (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint) + "\n";
    }

    std::string counted(const int number, const std::string &noun)
    {
      return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
    }
  } // namespace

  std::string Location::place() const
  {
    if (!source)
      return {};
    const std::string name = shown_text(source->name, longest_message);
    return source->is_file && line > 0 ? name + ":" + std::to_string(line) : name;
  }

  void Diagnostics::add(const Diagnostic::Severity severity,
                        Location where,
                        const std::string &message,
                        const std::string &hint)
  {
    ++(severity == Diagnostic::Severity::error ? n_errors_ : n_warnings_);
    if (!is_full())
      all_.push_back({severity,
                      std::move(where),
                      shown_text(message, longest_message),
                      shown_text(hint, longest_message)});
  }

  void Diagnostics::error(Location where, const std::string &message, const std::string &hint)
  {
    add(Diagnostic::Severity::error, std::move(where), message, hint);
  }

  void Diagnostics::warning(Location where, const std::string &message, const std::string &hint)
  {
    add(Diagnostic::Severity::warning, std::move(where), message, hint);
  }

  std::vector<const Diagnostic *> Diagnostics::sorted() const
  {
    // Files in the order of first mention and by line, which is how one repairs them; then the rest.
    std::map<const SourceText *, std::size_t> order;
    std::vector<const Diagnostic *> list;
    for (const Diagnostic &one : all_)
      {
        if (one.where.source)
          order.emplace(one.where.source.get(), order.size());
        list.push_back(&one);
      }
    const auto key = [&](const Diagnostic *d) {
      const SourceText *source = d->where.source.get();
      return std::make_tuple(source == nullptr || !source->is_file,
                             source == nullptr ? order.size() : order.at(source),
                             d->where.line,
                             d->where.column);
    };
    std::stable_sort(list.begin(), list.end(), [&](const Diagnostic *a, const Diagnostic *b) {
      return key(a) < key(b);
    });
    return list;
  }

  std::string Diagnostics::text(const std::size_t most) const
  {
    std::string all;
    std::size_t shown = 0;
    for (const Diagnostic *one : sorted())
      if (shown < most)
        {
          all += rendered(*one);
          ++shown;
        }
    const auto left = n_errors() + n_warnings() - static_cast<int>(shown);
    if (left > 0)
      all += "and " + counted(left, "more problem") + "\n";
    return all;
  }

  std::string Diagnostics::rejection() const
  {
    return text() + counted(n_errors() + n_warnings(), "problem") + " (" +
           counted(n_errors(), "error") + "). Nothing was run. Exit code " +
           std::to_string(static_cast<int>(ExitCode::input)) + ".";
  }

  nlohmann::ordered_json Diagnostics::json() const
  {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Diagnostic *one : sorted())
      {
        nlohmann::ordered_json &entry = list.emplace_back();
        entry["severity"] = to_string(one->severity);
        entry["file"] = one->where.source ? clean_text(one->where.source->name) : "";
        entry["line"] = one->where.line;
        entry["column"] = one->where.column;
        entry["length"] = one->where.length;
        entry["message"] = one->message;
        entry["hint"] = one->hint;
      }
    return {{"errors", n_errors()}, {"warnings", n_warnings()}, {"diagnostics", std::move(list)}};
  }
} // namespace softlattice
