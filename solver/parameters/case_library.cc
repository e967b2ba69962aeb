// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/case_library.h"

#include "solver/base/error.h"
#include "solver/parameters/joined_line.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/number.h"
#include "solver/parameters/prm_file.h"
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/reader.h"
#include "solver/parameters/text_file.h"
#include "solver/parameters/value.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    /// The comment on top of a file, without licence lines.
    std::string top_comment(const fs::path &path)
    {
      Diagnostics ignored;
      const std::shared_ptr<const SourceText> source = read_source(path, ignored);
      std::string text;
      for (const std::string &line : source->lines)
        {
          std::string_view comment = trimmed(line);
          if (!text.empty() && comment.empty())
            break;
          if (comment.substr(0, 1) != "#")
            {
              if (comment.empty()) // between the licence and the text
                continue;
              break;
            }
          comment.remove_prefix(1);
          if (comment.find("SPDX-") == std::string_view::npos)
            text += (text.empty() ? "" : " ") + std::string(trimmed(comment));
        }
      return text;
    }

    /// A reference to another file in the text of a case, and what it becomes.
    struct Replacement
    {
      Location where;
      std::string text;
    };

    /// Whether an entry is the one of a path; NAME in that of an entry stands for any name.
    bool is_entry_of(const ParameterEntry &entry, const std::string &path)
    {
      const std::string own = entry.path(), any = "/NAME/";
      const std::size_t name = own.find(any);
      if (name == std::string::npos)
        return own == path;
      const std::string behind = own.substr(name + any.size() - 1);
      return path.size() > name + 1 + behind.size() &&
             path.compare(0, name + 1, own, 0, name + 1) == 0 &&
             path.compare(path.size() - behind.size(), behind.size(), behind) == 0;
    }

    /// Files in quotation marks, as formulas and lists have them.
    void name_files_fully(std::string &line, const fs::path &directory)
    {
      const std::size_t length = without_comment(line).size();
      for (std::size_t open = line.find('"'); open < length; open = line.find('"', open + 1))
        {
          const std::size_t close = line.find('"', open + 1);
          if (close == std::string::npos)
            return;
          const fs::path name = line.substr(open + 1, close - open - 1);
          std::error_code ignored;
          std::string full = name.string();
          if (fs::is_regular_file(directory / name, ignored))
            full = fs::absolute(directory / name).lexically_normal().string();
          line.replace(open + 1, close - open - 1, full);
          open += full.size() + 1;
        }
    }

    std::string relocated(const fs::path &path, const ParameterTable &table)
    {
      Diagnostics ignored;
      const PrmFile file = read_prm_file(path, ignored);
      const std::string name = path.string();
      const auto absolute = [](const fs::path &target) {
        return fs::absolute(target).lexically_normal().string();
      };
      std::vector<Replacement> replacements;
      for (const PrmFile::Include &include : file.includes)
        replacements.push_back({include.where, absolute(include.path)});
      for (const PrmFile::Setting &setting : file.settings)
        for (const ParameterEntry &entry : table.entries())
          if (!setting.value.empty() && std::holds_alternative<InputFile *>(entry.target) &&
              is_entry_of(entry, file.section_path(setting.section) + "/" + setting.name))
            {
              replacements.push_back(
                {setting.value_at, absolute(path.parent_path() / setting.value)});
              break;
            }
      std::vector<std::string> lines = read_source(path, ignored)->lines;
      for (const Replacement &one : replacements)
        if (one.where.source->name == name) // included files stay where they are
          lines[static_cast<std::size_t>(one.where.line - 1)].replace(
            static_cast<std::size_t>(one.where.column - 1),
            static_cast<std::size_t>(one.where.length),
            one.text);
      std::string text;
      for (std::string &line : lines)
        {
          name_files_fully(line, path.parent_path());
          text += line + "\n";
        }
      return text;
    }

    /// Cases and studies, by name.
    std::vector<Topic> shipped_files(const fs::path &directory)
    {
      std::vector<Topic> files;
      std::error_code error;
      for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end;
           it.increment(error))
        if (it.depth() <= 1 && it->path().extension() == ".prm")
          files.push_back(
            {it->path().parent_path() == directory / "study" ? "study" : "case",
             it->path().lexically_relative(directory).replace_extension().generic_string(),
             top_comment(it->path())});
      std::sort(files.begin(), files.end(), [](const Topic &a, const Topic &b) {
        return a.name < b.name;
      });
      return files;
    }

    std::string generated(const ParameterTable &table, const UnitSystem &units)
    {
      Diagnostics diagnostics;
      const PrmFile empty = read_prm_text("", "defaults", {}, diagnostics);
      const ReadValues values = read_parameters(table, empty, {}, units, {}, diagnostics);
      std::vector<PrmLine> lines;
      for (const ParameterEntry &entry : table.entries())
        if (values.is_active(entry))
          {
            PrmLine line;
            line.section = entry.section;
            line.name = entry.name;
            line.remarks = wrapped(one_line(entry.meaning), 90);
            const auto text = written(entry, units);
            line.value = text.value_or("");
            line.commented_out = !text || entry.required;
            line.comment = allowed(entry, units);
            lines.push_back(std::move(line));
          }
      return prm_text({"Every parameter that the default selections use, at its default.",
                       "Delete what you do not change: what is not set here keeps its default."},
                      lines);
    }
  } // namespace

  std::vector<Topic> shipped_cases(const fs::path &directory)
  {
    std::vector<Topic> cases = shipped_files(directory);
    cases.erase(std::remove_if(cases.begin(),
                               cases.end(),
                               [](const Topic &one) { return one.kind != "case"; }),
                cases.end());
    return cases;
  }

  std::vector<Topic> shipped_studies(const fs::path &directory)
  {
    std::vector<Topic> studies = shipped_files(directory);
    studies.erase(std::remove_if(studies.begin(),
                                 studies.end(),
                                 [](const Topic &one) { return one.kind != "study"; }),
                  studies.end());
    return studies;
  }

  std::string new_case(const std::string &kind,
                       const fs::path &directory,
                       const ParameterTable &table,
                       const UnitSystem &units)
  {
    if (kind == generated_kind)
      return generated(table, units);
    std::vector<std::string> kinds = {generated_kind};
    for (const Topic &one : shipped_files(directory))
      {
        if (one.name == kind)
          return relocated(directory / (kind + ".prm"), table);
        kinds.push_back(one.name);
      }
    const auto meant = nearest(kind, kinds);
    std::string list;
    for (const std::string &one : kinds)
      list += (list.empty() ? "" : ", ") + one;
    throw UsageError("no case of the kind '" + kind + "'; " +
                     (meant ? "did you mean '" + *meant + "'?" : "there are: " + list));
  }

  void write_new_file(const fs::path &path, const std::string &text)
  {
    const auto close = [](std::FILE *file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "wx"), close);
    if (!file)
      throw FileError(errno == EEXIST
                        ? "'" + path.string() + "' exists; choose another name with -o"
                        : "cannot write '" + path.string() + "': " + std::strerror(errno));
    if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
        std::fflush(file.get()) != 0)
      throw FileError("cannot write '" + path.string() + "': " + std::strerror(errno));
  }
} // namespace softlattice
