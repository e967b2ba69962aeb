// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/definitions.h"

#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// What to say of a name that is neither variable, constant nor definition nor, when it is called, a function:
  /// "there is no variable 'cc'; did you mean 'c'?", or else what there is.
  std::string unknown_name(const std::string &name,
                           bool is_called,
                           const std::vector<std::string> &variables,
                           const std::map<std::string, double> &constants,
                           const Definitions &definitions);
} // namespace softlattice
