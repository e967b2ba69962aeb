// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/verb_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// softlattice(1), in the language of man: the verbs with their options, and what the exit statuses mean.
  std::string man_page(const std::vector<Verb> &verbs);
} // namespace softlattice
