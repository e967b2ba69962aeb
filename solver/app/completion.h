// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/command_words.h"

#include <string>
#include <vector>

namespace softlattice
{
  // What a shell reads to complete the command lines of `softlattice`: verbs, their options, and the words that
  // stand behind them. It knows these by itself: nothing is started while somebody types.
  std::string bash_completion(const std::vector<Verb> &verbs, const CommandWords &words);
  std::string zsh_completion(const std::vector<Verb> &verbs, const CommandWords &words);
  std::string fish_completion(const std::vector<Verb> &verbs, const CommandWords &words);
} // namespace softlattice
