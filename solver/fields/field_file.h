// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/given_field.h"

#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// Reads an array of one component of a .vtu or .pvtu, of the last of those that a .pvd lists, or of the last state
  /// in a result directory. Values at points are interpolated as the cells say, values of cells hold all over them;
  /// coordinates are in m, or in the unit of a case without units. Within a millionth of its size outside of the mesh,
  /// which is what coordinates of single precision are exact to, the nearest point of it counts.
  /// @throws GivenFieldError where there is no such file or array, or where the mesh is not of this dimension
  std::unique_ptr<GivenField> read_field_file(const std::string &path,
                                              const std::string &array,
                                              int dimension);

  /// The files that are read for it: the .vtu, or the .pvtu with its pieces. @throws GivenFieldError
  std::vector<std::string> files_of_field(const std::string &path);
} // namespace softlattice
