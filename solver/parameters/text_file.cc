// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/text_file.h"

#include "models/shown_text.h"
#include "solver/base/error.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/plain_text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    constexpr std::size_t largest_file = 4U << 20U;

    /// Replaces what is no text by '?'; the column (from 1) of the first such byte, 0 if none.
    int clean(std::string &line)
    {
      int first = 0;
      for (std::size_t at = 0; at < line.size();)
        if (const std::size_t length = character_length(line, at); length > 0)
          at += length;
        else
          {
            if (first == 0)
              first = static_cast<int>(at + 1);
            line[at++] = '?';
          }
      return first;
    }
  } // namespace

  std::shared_ptr<const SourceText> source_from(const std::string &text,
                                                const std::string &name,
                                                const fs::path &directory,
                                                Diagnostics &diagnostics)
  {
    auto source = std::make_shared<SourceText>();
    source->name = name;
    source->directory = directory;
    if (const std::string start = text.substr(0, 2); start == "\xFF\xFE" || start == "\xFE\xFF")
      {
        diagnostics.error({source, 0, 0, 0},
                          "this is text in UTF-16",
                          "save the file as plain UTF-8 text");
        return source;
      }
    const std::string mark = "\xEF\xBB\xBF"; // some editors begin UTF-8 files so
    for (std::size_t from = text.compare(0, mark.size(), mark) == 0 ? mark.size() : 0;
         from < text.size();)
      {
        // Lines end in LF, CR LF or, as old programs and some exports have it, in CR.
        const std::size_t to = std::min(text.find_first_of("\r\n", from), text.size());
        source->lines.push_back(text.substr(from, to - from));
        from = to + (text.compare(to, 2, "\r\n") == 0 ? 2 : 1);
      }
    bool reported = false;
    for (std::size_t i = 0; i < source->lines.size(); ++i)
      if (const int column = clean(source->lines[i]); column > 0 && !reported)
        {
          reported = true;
          diagnostics.error({source, static_cast<int>(i + 1), column, 1},
                            "this is no text in UTF-8",
                            "save the file as plain UTF-8 text");
        }
    for (std::string &line : source->lines)
      line = as_typed(line);
    return source;
  }

  std::shared_ptr<const SourceText> read_source(const fs::path &path, Diagnostics &diagnostics)
  {
    std::error_code error;
    const std::string name = clean_text(path.string());
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
      throw FileError("no such file: '" + shown_text(name, 300) + "'");
    if (fs::is_directory(status))
      throw FileError("'" + name + "' is a directory");
    if (!fs::is_regular_file(status))
      throw FileError("'" + name + "' is no regular file");
    const auto too_large = [&] {
      auto source = std::make_shared<SourceText>();
      source->name = path.string();
      diagnostics.error({source, 0, 0, 0},
                        "larger than 4 MiB",
                        "that is no parameter file; put long lists of numbers into a CSV file");
      return source;
    };
    if (const auto size = fs::file_size(path, error); !error && size > largest_file)
      return too_large();
    std::ifstream in(path, std::ios::binary);
    if (!in)
      throw FileError("cannot read '" + name + "': " + std::strerror(errno));
    // The size that the file system tells is that of a moment ago, and 0 in /proc.
    std::string text(largest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad())
      throw FileError("cannot read '" + name + "'");
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > largest_file)
      return too_large();
    return source_from(text, path.string(), path.parent_path(), diagnostics);
  }

  std::string nearest_file(const fs::path &path)
  {
    std::error_code error;
    if (fs::exists(path, error))
      return {}; // what is wrong with it is not its name
    const fs::path directory = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(directory, error))
      return "there is no directory '" + directory.string() + "'";
    std::vector<std::string> names;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
      names.push_back(it->path().filename().string());
    const auto name = nearest(path.filename().string(), names);
    return name ? "did you mean '" + *name + "'?" : "";
  }
} // namespace softlattice
