// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/report.h"

#include "solver/base/error.h"
#include "solver/campaign/report/comparison_page.h"
#include "solver/campaign/report/run_page.h"
#include "solver/campaign/report/study_page.h"
#include "solver/files/text_file.h"
#include "solver/output/file_list.h"

#include <cstring>
#include <filesystem>
#include <fstream>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    bool has_study(const std::string &directory)
    {
      std::error_code problem;
      return fs::exists(fs::path(directory) / "study.csv", problem);
    }

    void require_results(const std::string &directory)
    {
      std::error_code problem;
      if (!fs::is_directory(directory, problem))
        throw FileError("'" + directory + "' is not a directory");
      if (!has_study(directory) && !fs::exists(fs::path(directory) / "statistics.csv", problem))
        throw FileError(
          "'" + directory +
          "' has neither statistics.csv, as a run has, nor study.csv, as a study has");
    }

    /// Whether a file is a page that this program made.
    bool is_report(const std::string &path)
    {
      std::string start(std::strlen(report_mark), '\0');
      std::ifstream file(path, std::ios::binary);
      return file.read(start.data(), static_cast<std::streamsize>(start.size())) &&
             start == report_mark;
    }

    void require_free(const std::string &path)
    {
      std::error_code problem;
      const fs::file_status status = fs::symlink_status(path, problem);
      if (fs::exists(status) && !(fs::is_regular_file(status) && is_report(path)))
        throw FileError("'" + path +
                        "' is in the way: it is no report of softlattice, which does not replace "
                        "it; move it, or name another file with -o");
    }
  } // namespace

  std::string write_report(const std::vector<std::string> &directories,
                           const std::string &target,
                           const std::vector<Topic> &topics,
                           const PartKinds &further)
  {
    for (const std::string &directory : directories)
      require_results(directory);
    const std::string name = directories.size() > 1 ? "comparison.html" : "report.html";
    const std::string path = target.empty() ? directories.front() + "/" + name : target;
    require_free(path);
    const ReportContext context{topics, further, path};
    ReportPage page;
    if (directories.size() > 1)
      {
        for (const std::string &directory : directories)
          if (has_study(directory))
            throw UsageError("'" + directory + "' is a study; two runs can be compared");
        page = comparison_page(read_run(directories[0], further),
                               read_run(directories[1], further),
                               context);
      }
    else if (has_study(directories.front()))
      page = study_page(directories.front(), context);
    else
      page = run_page(read_run(directories.front(), further), context);
    const std::string text = html(page);
    if (target.empty())
      FileList(directories.front()).add({name});
    write_atomically(path, text);
    return path;
  }
} // namespace softlattice
