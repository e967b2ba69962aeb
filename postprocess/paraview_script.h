// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// view.py of a result directory: a script for ParaView's pvpython, pvbatch or window that shows solution.pvd
  /// beside it in the colours and ranges of render(). The same for every run, wherever its directory is moved.
  std::string paraview_script();
} // namespace softlattice
