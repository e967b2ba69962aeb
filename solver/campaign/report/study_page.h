// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/report/page.h"
#include "solver/campaign/report/report_context.h"

#include <string>

namespace softlattice
{
  /// All about a study, at its end or on its way.
  /// @throws FileError
  ReportPage study_page(const std::string &directory, const ReportContext &context);
} // namespace softlattice
