// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/raster.h"

#include <vtkCellData.h>
#include <vtkCellType.h>
#include <vtkDataArray.h>
#include <vtkHigherOrderHexahedron.h>
#include <vtkHigherOrderQuadrilateral.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkProbeFilter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    /// Length of the vector at a point, the value itself of a scalar.
    double value_of(vtkDataArray *array, const vtkIdType i)
    {
      if (array->GetNumberOfComponents() == 1)
        return array->GetComponent(i, 0);
      double square = 0;
      for (int c = 0; c < array->GetNumberOfComponents(); ++c)
        square += array->GetComponent(i, c) * array->GetComponent(i, c);
      return std::sqrt(square);
    }

    using Points = std::array<vtkIdType, 8>; // of a linear cell, four in 2D

    /// The linear cells between the nodes of a Lagrange cell: VTK's inversion of the higher-order
    /// mapping takes ten times longer, and on the pixels the difference cannot be seen.
    std::vector<Points> divide(vtkCell *cell)
    {
      std::vector<Points> parts;
      if (auto *const quadrilateral = vtkHigherOrderQuadrilateral::SafeDownCast(cell))
        {
          const int *const order = quadrilateral->GetOrder();
          const auto node = [&](const int i, const int j) {
            return cell->GetPointId(vtkHigherOrderQuadrilateral::PointIndexFromIJK(i, j, order));
          };
          for (int j = 0; j < order[1]; ++j)
            for (int i = 0; i < order[0]; ++i)
              parts.push_back({node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1)});
        }
      else if (auto *const hexahedron = vtkHigherOrderHexahedron::SafeDownCast(cell))
        {
          const int *const order = hexahedron->GetOrder();
          const auto node = [&](const int i, const int j, const int k) {
            return cell->GetPointId(vtkHigherOrderHexahedron::PointIndexFromIJK(i, j, k, order));
          };
          for (int k = 0; k < order[2]; ++k)
            for (int j = 0; j < order[1]; ++j)
              for (int i = 0; i < order[0]; ++i)
                parts.push_back({node(i, j, k),
                                 node(i + 1, j, k),
                                 node(i + 1, j + 1, k),
                                 node(i, j + 1, k),
                                 node(i, j, k + 1),
                                 node(i + 1, j, k + 1),
                                 node(i + 1, j + 1, k + 1),
                                 node(i, j + 1, k + 1)});
        }
      return parts;
    }

    /// The cells that cross the plane `position` on `axis`, in coordinates in which the box has the
    /// size 1: VTK's searches compare with fixed small numbers, which a volume of 1e-21 m^3 falls below.
    vtkSmartPointer<vtkUnstructuredGrid> linear_cells_at(vtkUnstructuredGrid *grid,
                                                         const Box &box,
                                                         const int axis,
                                                         const double position)
    {
      vtkNew<vtkPoints> points;
      points->SetDataTypeToDouble();
      points->SetNumberOfPoints(grid->GetNumberOfPoints());
      for (vtkIdType i = 0; i < grid->GetNumberOfPoints(); ++i)
        {
          double x[3];
          grid->GetPoint(i, x);
          for (int a = 0; a < 3; ++a)
            x[a] = box.size(a) > 0 ? (x[a] - box.lowest[a]) / box.size(a) : 0;
          points->SetPoint(i, x);
        }
      auto cells = vtkSmartPointer<vtkUnstructuredGrid>::New();
      cells->SetPoints(points);
      cells->GetPointData()->ShallowCopy(grid->GetPointData());
      cells->GetCellData()->CopyAllocate(grid->GetCellData());
      cells->Allocate(grid->GetNumberOfCells());
      for (vtkIdType i = 0; i < grid->GetNumberOfCells(); ++i)
        {
          vtkCell *const cell = grid->GetCell(i);
          double lowest = 1, highest = 0;
          for (vtkIdType p = 0; p < cell->GetNumberOfPoints(); ++p)
            {
              const double x = points->GetPoint(cell->GetPointId(p))[axis];
              lowest = std::min(lowest, x);
              highest = std::max(highest, x);
            }
          if (position < lowest || position > highest)
            continue;
          const auto copy_data = [&](const vtkIdType to) {
            cells->GetCellData()->CopyData(grid->GetCellData(), i, to);
          };
          const std::vector<Points> parts = divide(cell);
          const bool is_flat = cell->GetCellDimension() == 2;
          for (const Points &part : parts)
            copy_data(cells->InsertNextCell(is_flat ? VTK_QUAD : VTK_HEXAHEDRON,
                                            is_flat ? 4 : 8,
                                            part.data()));
          if (parts.empty())
            copy_data(cells->InsertNextCell(cell->GetCellType(), cell->GetPointIds()));
        }
      return cells;
    }
  } // namespace

  Raster sample(const Pieces &pieces,
                const std::string &field,
                const Box &box,
                const Plane &plane,
                const int width,
                const int height)
  {
    const int normal = 3 - plane.right - plane.up;
    int dimensions[3] = {1, 1, 1};
    double origin[3] = {0, 0, 0}, spacing[3] = {1, 1, 1};
    dimensions[plane.right] = width;
    dimensions[plane.up] = height;
    spacing[plane.right] = 1. / width;
    spacing[plane.up] = 1. / height;
    for (const int axis : {plane.right, plane.up})
      origin[axis] = 0.5 * spacing[axis];
    // A plane exactly on the boundary is outside after rounding: Float32 coordinates.
    if (box.size(normal) > 0)
      origin[normal] =
        std::clamp((plane.position - box.lowest[normal]) / box.size(normal), 1e-5, 1 - 1e-5);

    vtkNew<vtkImageData> image;
    image->SetDimensions(dimensions);
    image->SetOrigin(origin);
    image->SetSpacing(spacing);

    Raster raster{
      width,
      height,
      std::vector<float>(std::size_t(width) * height, std::numeric_limits<float>::quiet_NaN())};
    for (const auto &piece : pieces)
      {
        vtkNew<vtkProbeFilter> probe;
        probe->SetInputData(image);
        probe->SetSourceData(linear_cells_at(piece, box, normal, origin[normal]));
        probe->Update();
        vtkDataArray *const values = probe->GetOutput()->GetPointData()->GetArray(field.c_str());
        vtkDataArray *const valid =
          probe->GetOutput()->GetPointData()->GetArray(probe->GetValidPointMaskArrayName());
        if (!values || !valid)
          continue; // no pixel lies in this piece
        for (int row = 0; row < height; ++row)
          for (int column = 0; column < width; ++column)
            {
              int index[3] = {0, 0, 0};
              index[plane.right] = column;
              index[plane.up] = height - 1 - row;
              const vtkIdType i = image->ComputePointId(index);
              if (valid->GetComponent(i, 0) != 0)
                raster.at(column, row) = static_cast<float>(value_of(values, i));
            }
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
