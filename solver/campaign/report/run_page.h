// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/report/page.h"
#include "solver/campaign/report/report_context.h"
#include "solver/campaign/report/run_record.h"

#include <string>

namespace softlattice
{
  /// All about a run, at its end or on its way.
  ReportPage run_page(const RunRecord &run, const ReportContext &context);

  /// What was run, in a paragraph.
  std::string run_in_words(const RunRecord &run);

  /// How far a run is that has not ended, or why it ended early; empty for one that is done.
  std::string notice_html(const RunRecord &run);
} // namespace softlattice
