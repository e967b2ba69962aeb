// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"

#include <iostream>

namespace softlattice
{
  int verbs::render(const RenderCommand &command)
  {
    try
      {
        const RenderResult result = softlattice::render(command.directory, command.options);
        std::cout << result.frames.size() << (result.frames.size() == 1 ? " frame\n" : " frames\n")
                  << result.animation << "\n";
      }
    catch (const RenderError &error)
      {
        throw FileError(error.what());
      }
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
