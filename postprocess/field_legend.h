// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/frame.h"
#include "postprocess/result_reader.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The field that is drawn if nobody says which: the order parameter, else the first one.
  std::string default_field(const OutputRecord &record);

  /// The range of the colours: that of the field over all outputs, and [0, 1] for the order parameter.
  Legend make_legend(const std::vector<OutputRecord> &records,
                     const std::string &field,
                     const std::string &colour_map);
} // namespace softlattice
