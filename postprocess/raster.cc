// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/raster.h"

#include "postprocess/field_values.h"
#include "postprocess/lattice.h"

#include <vtkCellData.h>
#include <vtkDataArray.h>
#include <vtkPointData.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  Raster sample(const Pieces &pieces,
                const std::string &field,
                const Box &box,
                const Plane &plane,
                const int width,
                const int height)
  {
    const int normal = 3 - plane.right - plane.up;
    Lattice lattice{{1, 1, 1}, box.lowest, {1, 1, 1}};
    lattice.number[plane.right] = width;
    lattice.number[plane.up] = height;
    for (const int axis : {plane.right, plane.up})
      {
        lattice.spacing[axis] = box.size(axis) / lattice.number[axis];
        lattice.first[axis] += 0.5 * lattice.spacing[axis];
      }
    if (const double depth = box.size(normal); depth > 0)
      {
        lattice.spacing[normal] = depth;
        // A plane exactly on the boundary is outside after rounding: Float32 coordinates.
        lattice.first[normal] =
          box.lowest[normal] +
          depth * std::clamp((plane.position - box.lowest[normal]) / depth, 1e-5, 1 - 1e-5);
      }
    const std::vector<float> values = sample_lattice(pieces, field, lattice);
    Raster raster{width, height, std::vector<float>(values.size())};
    std::array<int, 3> place = {0, 0, 0};
    for (int row = 0; row < height; ++row)
      for (int column = 0; column < width; ++column)
        {
          place[plane.right] = column;
          place[plane.up] = height - 1 - row;
          raster.at(column, row) = values[lattice.index(place[0], place[1], place[2])];
        }
    return raster;
  }

  std::pair<double, double> field_range(const Pieces &pieces, const std::string &field)
  {
    std::pair<double, double> range = {std::numeric_limits<double>::infinity(),
                                       -std::numeric_limits<double>::infinity()};
    for (const auto &piece : pieces)
      {
        vtkFieldData *const data[] = {piece->GetPointData(), piece->GetCellData()};
        for (vtkFieldData *const arrays : data)
          if (vtkDataArray *const array = arrays->GetArray(field.c_str()))
            for (vtkIdType i = 0; i < array->GetNumberOfTuples(); ++i)
              {
                const double value = value_of(array, i);
                if (!std::isfinite(value))
                  continue;
                range.first = std::min(range.first, value);
                range.second = std::max(range.second, value);
              }
      }
    return range;
  }
} // namespace softlattice
