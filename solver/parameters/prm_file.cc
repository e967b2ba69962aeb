// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/prm_file.h"

#include "models/shown_text.h"
#include "solver/base/error.h"
#include "solver/parameters/joined_line.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/number.h"
#include "solver/parameters/text_file.h"

#include <algorithm>
#include <set>
#include <utility>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    constexpr std::size_t deepest_include = 20;
    constexpr std::size_t most_files = 1000;
    constexpr std::size_t deepest_section = 10;
    constexpr std::size_t most_entries = 20000; // sections and settings
    constexpr std::size_t longest_line = 1U << 20U;
    constexpr std::size_t most_bytes = 16U << 20U; // of all files together

    class PrmReader
    {
    public:
      PrmReader(PrmFile &file, Diagnostics &diagnostics)
        : file_(file)
        , diagnostics_(diagnostics)
      {}

      void read(const std::shared_ptr<const SourceText> &source, const fs::path &identity)
      {
        chain_.push_back({source->name, identity});
        ++n_files_;
        const std::size_t depth_before = open_.size();
        for (const std::string &line : source->lines)
          n_bytes_ += line.size() + 1;
        for (std::size_t line = 0; line < source->lines.size() && !is_stopped_;)
          {
            const JoinedLine joined(source, line);
            read_line(joined, depth_before);
            line = joined.next_line();
          }
        while (open_.size() > depth_before && !is_stopped_)
          {
            const PrmFile::Section &section = file_.sections[open_.back()];
            diagnostics_.error(section.where,
                               "subsection '" + shown_text(section.name) + "' is not closed",
                               "an 'end' is missing");
            open_.pop_back();
          }
        chain_.pop_back();
      }

    private:
      void read_line(const JoinedLine &line, const std::size_t depth_before)
      {
        const std::string_view text = line.text();
        if (text.empty())
          return;
        if (text.size() > longest_line)
          return stop(line.locate(text.substr(0, 1)),
                      "a line of " + std::to_string(text.size()) + " characters; at most " +
                        std::to_string(longest_line) + " are read",
                      "put long lists of numbers into a CSV file");
        if (file_.sections.size() + file_.settings.size() >= most_entries && word_of(text) != "end")
          return stop(line.whole(),
                      "more than " + std::to_string(most_entries) + " entries",
                      "that is no parameter file");
        const std::string_view word = word_of(text);
        const std::string_view rest = trimmed(text.substr(word.size()));
        if (word == "subsection" || word == "SUBSECTION")
          open_section(line, rest);
        else if (word == "end" || word == "END")
          close_section(line, rest, depth_before);
        else if (word == "set" || word == "SET")
          read_setting(line, rest);
        else if (word == "include" || word == "INCLUDE")
          include(line, rest);
        else
          complain(line, word);
      }

      static std::string_view word_of(const std::string_view text)
      {
        return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
      }

      void open_section(const JoinedLine &line, const std::string_view name)
      {
        if (name.empty())
          diagnostics_.error(line.whole(), "a subsection without a name", "write: subsection NAME");
        if (open_.size() >= deepest_section)
          return stop(line.whole(),
                      "sections are nested deeper than " + std::to_string(deepest_section) +
                        " levels",
                      "is an 'end' missing above?");
        open_.push_back(file_.sections.size());
        const int parent = open_.size() > 1 ? static_cast<int>(open_[open_.size() - 2]) : -1;
        file_.sections.push_back({single_spaced(name), parent, line.locate(name), false});
      }

      void close_section(const JoinedLine &line,
                         const std::string_view rest,
                         const std::size_t depth_before)
      {
        if (!rest.empty())
          diagnostics_.error(line.locate(rest),
                             "unexpected text after 'end'",
                             "'end' stands alone");
        if (open_.size() > depth_before)
          {
            file_.sections[open_.back()].closed = true;
            open_.pop_back();
          }
        else
          diagnostics_.error(line.whole(), "'end' without a subsection", "remove it");
      }

      void read_setting(const JoinedLine &line, const std::string_view rest)
      {
        const std::size_t equals = rest.find('=');
        const std::string_view name = trimmed(rest.substr(0, equals));
        if (equals == std::string_view::npos)
          diagnostics_.error(line.whole(), "'set' without '='", "write: set NAME = VALUE");
        else if (name.empty())
          diagnostics_.error(line.whole(), "'set' without a name", "write: set NAME = VALUE");
        else
          {
            const std::string_view value = trimmed(rest.substr(equals + 1));
            file_.settings.push_back({open_.empty() ? -1 : static_cast<int>(open_.back()),
                                      single_spaced(name),
                                      std::string(value),
                                      line.locate(name),
                                      line.locate(value.empty() ? rest.substr(equals, 1) : value)});
          }
      }

      void include(const JoinedLine &line, std::string_view target)
      {
        const Location where = line.locate(target);
        if (target.size() >= 2 && target.front() == '"' && target.back() == '"')
          target = target.substr(1, target.size() - 2);
        if (target.empty())
          {
            diagnostics_.error(line.whole(), "'include' without a file", "write: include FILE");
            return;
          }
        const fs::path path = where.source->directory / fs::path(std::string(target));
        std::error_code ignored;
        const fs::path identity = fs::weakly_canonical(path, ignored);
        std::string way;
        for (const auto &[name, seen] : chain_)
          if (!way.empty() || seen == identity)
            way += name + " -> ";
        if (!way.empty())
          diagnostics_.error(where,
                             "circular include: " + way + path.string(),
                             "remove one of them");
        else if (chain_.size() > deepest_include)
          diagnostics_.error(where,
                             "includes are nested deeper than " + std::to_string(deepest_include) +
                               " levels");
        else if (n_files_ >= most_files)
          stop(where,
               "more than " + std::to_string(most_files) + " files are included",
               "include fewer");
        else if (n_bytes_ >= most_bytes)
          stop(where,
               "all files together are larger than " + std::to_string(most_bytes >> 20U) + " MiB",
               "include less");
        else
          try
            {
              file_.includes.push_back({path, where});
              if (!included_.emplace(where.source.get(), identity).second)
                diagnostics_.warning(where,
                                     "this file is included twice",
                                     "what it sets wins over what stands between; remove one of "
                                     "them");
              read(read_source(path, diagnostics_), identity);
            }
          catch (const FileError &error)
            {
              diagnostics_.error(where, error.what(), nearest_file(path));
            }
      }

      /// Reports what is beyond all bounds, and leaves the rest unread.
      void stop(const Location &where, const std::string &message, const std::string &hint)
      {
        diagnostics_.error(where, message, hint);
        is_stopped_ = true;
      }

      static bool follows_backslash_in_comment(const Location &where)
      {
        const auto line = static_cast<std::size_t>(where.line - 1);
        if (line == 0)
          return false;
        const std::string_view before = trimmed(where.source->lines[line - 1]);
        return !before.empty() && before.back() == '\\' &&
               before.find('#') != std::string_view::npos;
      }

      void complain(const JoinedLine &line, const std::string_view word)
      {
        static const std::vector<std::string> keywords = {"set", "subsection", "end", "include"};
        const auto meant = nearest(std::string(word), keywords);
        const Location where = line.locate(word);
        diagnostics_.error(
          where,
          "expected 'subsection', 'set', 'end' or 'include'",
          follows_backslash_in_comment(where)
            ? "the '\\' of the line before is in its comment; write it before the '#'"
          : meant                                           ? "did you mean '" + *meant + "'?"
          : line.text().find('=') != std::string_view::npos ? "write: set NAME = VALUE"
                                                            : "a comment begins with #");
        is_stopped_ = diagnostics_.is_full();
      }

      static std::string single_spaced(const std::string_view text)
      {
        std::string spaced;
        for (const char c : text)
          if (c != ' ' && c != '\t')
            spaced += c;
          else if (!spaced.empty() && spaced.back() != ' ')
            spaced += ' ';
        return spaced;
      }

      PrmFile &file_;
      Diagnostics &diagnostics_;
      std::vector<std::size_t> open_; // indices of the sections we are in
      std::vector<std::pair<std::string, fs::path>>
        chain_; // files being read: shown name, identity
      std::set<std::pair<const SourceText *, fs::path>> included_; // by which file
      std::size_t n_files_ = 0;
      std::size_t n_bytes_ = 0;
      bool is_stopped_ = false; // by a bound
    };
  } // namespace

  std::string PrmFile::section_path(const int section, const bool without_unclosed) const
  {
    std::string path;
    for (int i = section; i >= 0; i = sections[static_cast<std::size_t>(i)].parent)
      {
        const Section &one = sections[static_cast<std::size_t>(i)];
        // The innermost name always counts: it is the one the line stands in.
        if (without_unclosed && !one.closed && i != section)
          continue;
        path.insert(0, path.empty() ? one.name : one.name + "/");
      }
    return path;
  }

  PrmFile read_prm_file(const fs::path &path, Diagnostics &diagnostics)
  {
    PrmFile file;
    file.path = path;
    std::error_code ignored;
    const fs::path identity = fs::weakly_canonical(path, ignored);
    const auto source = read_source(path, diagnostics);
    PrmReader(file, diagnostics).read(source, identity);
    if (file.settings.empty() && diagnostics.n_errors() == 0)
      diagnostics.warning({source, 0, 0, 0},
                          "nothing is set in this file",
                          "every parameter has its default; is it the file that was meant?");
    return file;
  }

  PrmFile read_prm_text(const std::string &text,
                        const std::string &name,
                        const fs::path &directory,
                        Diagnostics &diagnostics)
  {
    PrmFile file;
    file.path = name;
    PrmReader(file, diagnostics).read(source_from(text, name, directory, diagnostics), {});
    return file;
  }
} // namespace softlattice
