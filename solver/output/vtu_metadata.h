// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <map>
#include <string>

namespace softlattice
{
  /// What the arrays of a VTK file are measured in, by their names.
  using ArrayUnits = std::map<std::string, std::string>;

  /// The element FieldData of a VTK file: `TimeValue`, the time [s or 1] to the last bit under the name that VTK's
  /// readers look for; `TIME` and `CYCLE`, as VisIt calls time and number; `units`, strings such as "LT_phase [1]".
  std::string vtk_field_data(double time, unsigned int cycle, const ArrayUnits &units);

  /// The text of a .vtu as deal.II writes it, with these field data instead of its own, which are in single
  /// precision, and with units where VTK's readers keep them: as the key UNITS_LABEL of each array that has the
  /// attribute `units`, which they drop.
  std::string with_metadata(const std::string &vtu, const std::string &field_data);

  /// "<InformationKey ...>" with a unit, for within the element of an array.
  std::string units_label(const std::string &unit);
} // namespace softlattice
