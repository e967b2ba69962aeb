// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/render.h"
#include "solver/app/topics.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/campaign/report/report.h"

#include <iostream>

namespace softlattice
{
  int verbs::report(const ReportOptions &options, const PartKinds &further)
  {
    try
      {
        std::vector<std::string> directories;
        for (const std::string &word : options.directories)
          directories.push_back(results_of(word));
        std::cout << write_report(directories, options.output, all_topics(further), further)
                  << "\n";
      }
    catch (const RenderError &error)
      {
        throw FileError(error.what());
      }
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
