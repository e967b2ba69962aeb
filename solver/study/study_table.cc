// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_table.h"

#include "models/csv_cells.h"
#include "solver/base/error.h"
#include "solver/files/text_file.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <sys/file.h>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    double number_of(const std::string &text)
    {
      return text.empty() ? std::numeric_limits<double>::quiet_NaN()
                          : std::strtod(text.c_str(), nullptr);
    }

    std::string text_of(const double value)
    {
      return std::isfinite(value) ? shortest(value) : "";
    }

    /// Axes stand before the replicate; each quantity has a column that says whether it is censored.
    StudyColumns columns_of(const std::vector<std::string> &header)
    {
      StudyColumns columns;
      const auto place = [&](const std::string &name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) -
                                        header.begin());
      };
      for (std::size_t i = place("member") + 1; i < std::min(place("replicate"), header.size());
           ++i)
        columns.axes.push_back(header[i]);
      for (const std::string &name : header)
        if (place("censored: " + without_unit(name)) < header.size())
          columns.quantities.push_back(name);
      return columns;
    }

    /// Where the last whole row of a file ends. The rest of a row was cut by a crash.
    off_t end_of_rows(const int file)
    {
      constexpr off_t longest_row = 1 << 20;
      const off_t size = ::lseek(file, 0, SEEK_END);
      std::string tail(static_cast<std::size_t>(std::min(size, longest_row)), ' ');
      const off_t begin = size - static_cast<off_t>(tail.size());
      if (::pread(file, tail.data(), tail.size(), begin) != static_cast<ssize_t>(tail.size()))
        return size;
      const std::size_t last = tail.rfind("\r\n");
      return last == std::string::npos ? size : begin + static_cast<off_t>(last) + 2;
    }

    /// One at a time: O_APPEND alone does not keep rows of several machines apart on a network file system.
    void append_record(const std::string &path, const std::string &record)
    {
      const int file = ::open(path.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
      // Some file systems know no locks: then there is none.
      const bool is_open = file >= 0 && (::flock(file, LOCK_EX) == 0 || errno != EINTR);
      // One write: a reader never sees half a row but after a crash.
      if (!is_open || ::ftruncate(file, end_of_rows(file)) != 0 ||
          ::write(file, record.data(), record.size()) != static_cast<ssize_t>(record.size()) ||
          ::fdatasync(file) != 0)
        {
          const std::string why = std::strerror(errno);
          if (file >= 0)
            ::close(file);
          throw FileError("cannot append to '" + path + "': " + why);
        }
      ::close(file);
    }
  } // namespace

  std::string without_unit(const std::string &column)
  {
    const std::size_t bracket = column.rfind(" [");
    return column.substr(0, bracket);
  }

  StudyTable::StudyTable(std::string path, StudyColumns columns)
    : path_(std::move(path))
    , columns_(std::move(columns))
  {
    if (std::filesystem::exists(path_))
      read(file_cells());
    sort({}); // begins it, takes off a torn last line, and gives it the columns of today
  }

  StudyTable::StudyTable(const std::string &path, JustLook)
    : path_(path)
  {
    const CsvCells table = file_cells();
    columns_ = columns_of(table.header);
    read(table);
  }

  StudyTable StudyTable::look_at(const std::string &path)
  {
    return {path, JustLook()};
  }

  StudyTable::StudyTable(std::string path, StudyColumns columns, Joining)
    : path_(std::move(path))
    , columns_(std::move(columns))
  {
    const std::string text = read_file(path_);
    if (text.compare(0, text.find("\r\n") + 2, csv_record(header())) != 0)
      throw FileError("'" + path_ +
                      "' has other columns than the study: softlattice sweep STUDY.prm --resume "
                      "brings it up to date");
    read(file_cells());
  }

  StudyTable StudyTable::joined(std::string path, StudyColumns columns)
  {
    return {std::move(path), std::move(columns), Joining()};
  }

  std::vector<std::string> StudyTable::header() const
  {
    std::vector<std::string> names = {"member"};
    names.insert(names.end(), columns_.axes.begin(), columns_.axes.end());
    for (const char *name : {"replicate", "seed", "status", "exit code", "reason"})
      names.emplace_back(name);
    for (const std::string &quantity : columns_.quantities)
      {
        names.push_back(quantity);
        names.push_back("censored: " + without_unit(quantity));
      }
    names.emplace_back("wall time [s]");
    return names;
  }

  std::vector<std::string> StudyTable::cells(const MemberRow &row) const
  {
    std::vector<std::string> cells = {row.member};
    for (std::size_t a = 0; a < columns_.axes.size(); ++a)
      cells.push_back(a < row.axes.size() ? row.axes[a] : "");
    cells.push_back(std::to_string(row.replicate));
    cells.push_back(std::to_string(row.seed));
    cells.push_back(row.status);
    cells.push_back(std::to_string(row.exit_code));
    cells.push_back(row.reason);
    for (std::size_t q = 0; q < columns_.quantities.size(); ++q)
      {
        const MemberResult result = q < row.results.size() ? row.results[q] : MemberResult();
        cells.push_back(text_of(result.value));
        cells.emplace_back(!std::isfinite(result.value) ? "" : result.is_censored ? "yes" : "no");
      }
    cells.push_back(text_of(row.wall_time));
    return cells;
  }

  CsvCells StudyTable::file_cells() const
  {
    // A row that a crash has cut has no end of its own.
    std::string text = read_file(path_);
    const std::size_t last_end = text.rfind("\r\n");
    text.resize(last_end == std::string::npos ? 0 : last_end + 2);
    std::vector<FileProblem> problems; // that there are no rows yet is none
    return read_cells(std::move(text), path_, problems);
  }

  void StudyTable::read(const CsvCells &table)
  {
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < table.header.size(); ++i)
      column[table.header[i]] = i;
    if (column.count("member") == 0 || column.count("status") == 0)
      throw FileError("'" + path_ + "' is no table of a study; it is left as it is");
    for (const std::vector<std::string> &cells : table.rows)
      {
        const auto cell = [&](const std::string &name) -> std::string {
          const auto found = column.find(name);
          return found == column.end() || found->second >= cells.size() ? "" : cells[found->second];
        };
        MemberRow row;
        row.member = cell("member");
        if (row.member.empty())
          continue;
        for (const std::string &axis : columns_.axes)
          row.axes.push_back(cell(axis));
        row.replicate = std::atoi(cell("replicate").c_str());
        row.seed = std::atol(cell("seed").c_str());
        row.status = cell("status");
        row.exit_code = std::atoi(cell("exit code").c_str());
        row.reason = cell("reason");
        for (const std::string &quantity : columns_.quantities)
          row.results.push_back(
            {number_of(cell(quantity)), cell("censored: " + without_unit(quantity)) == "yes"});
        row.wall_time = number_of(cell("wall time [s]"));
        // A quantity that this table did not have is looked up again in what the member left.
        for (const std::string &quantity : columns_.quantities)
          if (column.count(quantity) == 0 && row.status == "done")
            row.status = "unread";
        keep(row);
      }
  }

  void StudyTable::keep(const MemberRow &row)
  {
    if (rows_.count(row.member) == 0)
      order_.push_back(row.member);
    rows_[row.member] = row;
  }

  void StudyTable::append(const MemberRow &row)
  {
    append_record(path_, csv_record(cells(row)));
    keep(row);
  }

  void StudyTable::sort(const std::vector<std::string> &members)
  {
    std::string text = csv_record(header());
    std::set<std::string> written;
    for (const std::string &member : members)
      if (const auto found = rows_.find(member);
          found != rows_.end() && written.insert(member).second)
        text += csv_record(cells(found->second));
    for (const std::string &member : order_)
      if (written.insert(member).second)
        text += csv_record(cells(rows_.at(member)));
    write_atomically(path_, text);
  }
} // namespace softlattice
