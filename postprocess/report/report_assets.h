// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// The files of postprocess/report/assets/, put into the program when it is built.
  namespace report_assets
  {
    extern const char *const style;
    extern const char *const script;
  } // namespace report_assets
} // namespace softlattice
