// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/completion.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"

#include <iostream>

namespace softlattice
{
  int verbs::completion(const CompletionOptions &options, const PartKinds &further)
  {
    const auto write = options.shell == "bash"  ? bash_completion
                       : options.shell == "zsh" ? zsh_completion
                                                : fish_completion;
    std::cout << write(all_verbs(), command_words(further));
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
