// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nothing but what ends a program on a processor that it was not compiled for, see CMakeLists.txt.
#include "solver/base/instruction_set.h"

#include <iostream>

int main()
{
  std::cout << "has FMA4 and " << softlattice::instruction_set() << '\n';
}
