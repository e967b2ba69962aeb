// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/file_findings.h"

#include <memory>

namespace softlattice
{
  namespace
  {
    Location location_of(const FileProblem &problem)
    {
      auto source = std::make_shared<SourceText>();
      source->name = problem.file;
      Location where;
      where.source = source;
      where.line = static_cast<int>(problem.line);
      return where;
    }
  } // namespace

  void report_problems(const std::vector<FileProblem> &problems, Diagnostics &diagnostics)
  {
    for (const FileProblem &problem : problems)
      diagnostics.error(location_of(problem), problem.message);
  }

  void report_notes(const std::vector<FileProblem> &notes, Diagnostics &diagnostics)
  {
    for (const FileProblem &note : notes)
      diagnostics.warning(location_of(note), note.message);
  }
} // namespace softlattice
