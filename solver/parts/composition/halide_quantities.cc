// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/composition/halide_quantities.h"

#include <functional>
#include <limits>

namespace softlattice
{
  std::vector<Quantity> halide_quantities(const Statistics *rows, const std::string &rich_part)
  {
    const auto of_rows = [rows](const std::function<double(const Statistics &)> &value) {
      return rows == nullptr || rows->rows() == 0 ? std::numeric_limits<double>::quiet_NaN()
                                                  : value(*rows);
    };
    return {
      {"largest carrier part",
       "1",
       of_rows([](const Statistics &all) { return all.maximum("largest carrier part"); }),
       "of all times; carriers are degenerate long before 1"},
      {"segregated fraction",
       "1",
       of_rows([&rich_part](const Statistics &all) { return all.last(rich_part); }),
       "volume that is rich in the heavier halide at the end of the run"},
      {"drift of halides",
       "1",
       of_rows([](const Statistics &all) { return all.last("mass drift"); }),
       "change of the mean fraction of the lighter halide since the start; zero but for rounding"},
      {"PL peak shift",
       "eV",
       of_rows([](const Statistics &all) { return all.last("PL peak") - all.first("PL peak"); }),
       "of the highest photoluminescence from the start to the end; below zero to the red"}};
  }
} // namespace softlattice
