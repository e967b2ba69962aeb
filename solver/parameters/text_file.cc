// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/text_file.h"

#include "solver/base/error.h"
#include "solver/parameters/nearest.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    constexpr std::uintmax_t largest_file = 16U << 20U;

    /// Length of the UTF-8 character at `at`, 0 if the bytes there are none. Control characters other
    /// than the tab count as none: they have no business in a parameter file.
    std::size_t character_length(const std::string &line, const std::size_t at)
    {
      const auto byte = [&](const std::size_t i) {
        return i < line.size() ? static_cast<unsigned char>(line[i]) : 0U;
      };
      const unsigned int first = byte(at);
      if (first < 0x80U)
        return first >= 0x20U || first == '\t' ? 1 : 0;
      const std::size_t length = first >= 0xF0U && first < 0xF5U   ? 4
                                 : first >= 0xE0U && first < 0xF0U ? 3
                                 : first >= 0xC2U && first < 0xE0U ? 2
                                                                   : 0;
      for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xC0U) != 0x80U)
          return 0;
      // Overlong forms, surrogates and what lies beyond Unicode.
      const unsigned int second = byte(at + 1);
      const bool wrong = (first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU) ||
                         (first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU);
      return wrong ? 0 : length;
    }

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
    const std::string mark = "\xEF\xBB\xBF"; // some editors begin UTF-8 files so
    for (std::size_t from = text.compare(0, mark.size(), mark) == 0 ? mark.size() : 0;
         from < text.size();)
      {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        source->lines.push_back(text.substr(from, to - from));
        if (!source->lines.back().empty() && source->lines.back().back() == '\r')
          source->lines.back().pop_back();
        from = to + 1;
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
    return source;
  }

  std::shared_ptr<const SourceText> read_source(const fs::path &path, Diagnostics &diagnostics)
  {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
      throw FileError("no such file: '" + path.string() + "'");
    if (fs::is_directory(status))
      throw FileError("'" + path.string() + "' is a directory");
    if (!fs::is_regular_file(status))
      throw FileError("'" + path.string() + "' is no regular file");
    if (fs::file_size(path, error) > largest_file)
      throw FileError("'" + path.string() + "' is larger than 16 MiB");
    std::ifstream in(path, std::ios::binary);
    if (!in)
      throw FileError("cannot read '" + path.string() + "': " + std::strerror(errno));
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad())
      throw FileError("cannot read '" + path.string() + "'");
    return source_from(text, path.string(), path.parent_path(), diagnostics);
  }

  std::string clean_text(std::string text)
  {
    clean(text);
    return text;
  }

  std::string nearest_file(const fs::path &path)
  {
    std::error_code error;
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
