// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/result_chart.h"

#include <vector>

namespace softlattice
{
  /// What one draws of a crystal between electrodes: current over voltage, response to a step, impedance.
  std::vector<ResultChart> vacancy_charts();
} // namespace softlattice
