// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/diagnostics.h"

#include "solver/base/error.h"
#include "solver/parameters/text_file.h"

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

    bool continues_a_character(const char c)
    {
      return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; // second and later bytes in UTF-8
    }

    std::string padded(const int number, const std::size_t width)
    {
      const std::string digits = std::to_string(number);
      return std::string(width > digits.size() ? width - digits.size() : 0, ' ') + digits;
    }

    /// The source line, and under it the caret with the hint.
    std::string excerpt(const Diagnostic &diagnostic)
    {
      const Location &at = diagnostic.where;
      const std::string &line = at.source->lines[static_cast<std::size_t>(at.line - 1)];
      const std::size_t begin = std::min(static_cast<std::size_t>(at.column - 1), line.size());
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
    return source->is_file && line > 0 ? source->name + ":" + std::to_string(line) : source->name;
  }

  void Diagnostics::error(Location where, std::string message, std::string hint)
  {
    all_.push_back(
      {Diagnostic::Severity::error, std::move(where), std::move(message), std::move(hint)});
  }

  void Diagnostics::warning(Location where, std::string message, std::string hint)
  {
    all_.push_back(
      {Diagnostic::Severity::warning, std::move(where), std::move(message), std::move(hint)});
  }

  int Diagnostics::n_errors() const
  {
    return static_cast<int>(std::count_if(all_.begin(), all_.end(), [](const Diagnostic &d) {
      return d.severity == Diagnostic::Severity::error;
    }));
  }

  int Diagnostics::n_warnings() const
  {
    return static_cast<int>(all_.size()) - n_errors();
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
    if (shown < all_.size())
      all += "and " + counted(static_cast<int>(all_.size() - shown), "more problem") + "\n";
    return all;
  }

  std::string Diagnostics::rejection() const
  {
    return text() + counted(static_cast<int>(all_.size()), "problem") + " (" +
           counted(n_errors(), "error") + "). Nothing was run. Exit code " +
           std::to_string(static_cast<int>(ExitCode::input)) + ".";
  }

  nlohmann::ordered_json Diagnostics::json() const
  {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Diagnostic *one : sorted())
      list.push_back({{"severity", to_string(one->severity)},
                      {"file", one->where.source ? clean_text(one->where.source->name) : ""},
                      {"line", one->where.line},
                      {"column", one->where.column},
                      {"length", one->where.length},
                      {"message", clean_text(one->message)},
                      {"hint", clean_text(one->hint)}});
    return {{"errors", n_errors()}, {"warnings", n_warnings()}, {"diagnostics", std::move(list)}};
  }
} // namespace softlattice
