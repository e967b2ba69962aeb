// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/report/page.h"
#include "solver/campaign/report/report_context.h"
#include "solver/campaign/report/run_record.h"

namespace softlattice
{
  /// Two runs side by side: what was different between them, and what came of it.
  ReportPage comparison_page(const RunRecord &first,
                             const RunRecord &second,
                             const ReportContext &context);
} // namespace softlattice
