// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/prm_file.h"

#include "solver/base/error.h"
#include "solver/parameters/joined_line.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/number.h"
#include "solver/parameters/text_file.h"

#include <utility>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    constexpr std::size_t deepest_include = 20;
    constexpr std::size_t most_files = 1000;

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
        for (std::size_t line = 0; line < source->lines.size();)
          {
            const JoinedLine joined(source, line);
            read_line(joined, depth_before);
            line = joined.next_line();
          }
        while (open_.size() > depth_before)
          {
            const PrmFile::Section &section = file_.sections[open_.back()];
            diagnostics_.error(section.where,
                               "subsection '" + section.name + "' is not closed",
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
        const std::size_t word_end = std::min(text.find_first_of(" \t"), text.size());
        const std::string_view word = text.substr(0, word_end);
        const std::string_view rest = trimmed(text.substr(word_end));
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

      void open_section(const JoinedLine &line, const std::string_view name)
      {
        if (name.empty())
          diagnostics_.error(line.whole(), "a subsection without a name", "write: subsection NAME");
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
          diagnostics_.error(where,
                             "more than " + std::to_string(most_files) + " files are included");
        else
          try
            {
              file_.includes.push_back({path, where});
              read(read_source(path, diagnostics_), identity);
            }
          catch (const FileError &error)
            {
              diagnostics_.error(where, error.what(), nearest_file(path));
            }
      }

      void complain(const JoinedLine &line, const std::string_view word)
      {
        static const std::vector<std::string> keywords = {"set", "subsection", "end", "include"};
        const auto meant = nearest(std::string(word), keywords);
        diagnostics_.error(line.locate(word),
                           "expected 'subsection', 'set', 'end' or 'include'",
                           meant ? "did you mean '" + *meant + "'?"
                           : line.text().find('=') != std::string_view::npos
                             ? "write: set NAME = VALUE"
                             : "a comment begins with #");
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
      std::size_t n_files_ = 0;
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
    PrmReader(file, diagnostics).read(read_source(path, diagnostics), identity);
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
