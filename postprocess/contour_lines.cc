// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/contour_lines.h"

#include <vtkContourFilter.h>
#include <vtkDoubleArray.h>
#include <vtkIdList.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkStripper.h>
#include <vtkUnstructuredGrid.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    /// The cells all of whose corners have a value, each as two triangles: of quadrilaterals VTK joins the
    /// corners of a saddle by chance.
    vtkSmartPointer<vtkUnstructuredGrid> grid_of(const std::vector<double> &x,
                                                 const std::vector<double> &y,
                                                 const std::vector<double> &values)
    {
      vtkNew<vtkPoints> points;
      points->SetDataTypeToDouble();
      vtkNew<vtkDoubleArray> scalars;
      for (std::size_t j = 0; j < y.size(); ++j)
        for (std::size_t i = 0; i < x.size(); ++i)
          {
            points->InsertNextPoint(x[i], y[j], 0.);
            scalars->InsertNextValue(values[j * x.size() + i]);
          }
      auto grid = vtkSmartPointer<vtkUnstructuredGrid>::New();
      grid->SetPoints(points);
      grid->GetPointData()->SetScalars(scalars);
      const auto add = [&](const vtkIdType a, const vtkIdType b, const vtkIdType c) {
        const vtkIdType corners[] = {a, b, c};
        grid->InsertNextCell(VTK_TRIANGLE, 3, corners);
      };
      const auto n = static_cast<vtkIdType>(x.size());
      for (std::size_t j = 0; j + 1 < y.size(); ++j)
        for (std::size_t i = 0; i + 1 < x.size(); ++i)
          {
            const std::size_t corner = j * x.size() + i;
            if (!std::isfinite(values[corner] + values[corner + 1] + values[corner + x.size()] +
                               values[corner + x.size() + 1]))
              continue;
            const auto a = static_cast<vtkIdType>(corner);
            add(a, a + 1, a + n + 1);
            add(a, a + n + 1, a + n);
          }
      return grid;
    }
  } // namespace

  std::vector<ContourLine> contour_lines(const std::vector<double> &x,
                                         const std::vector<double> &y,
                                         const std::vector<double> &values,
                                         const std::vector<double> &levels)
  {
    std::vector<ContourLine> lines;
    const auto grid = grid_of(x, y, values);
    if (grid->GetNumberOfCells() == 0)
      return lines;
    for (const double level : levels)
      {
        vtkNew<vtkContourFilter> contour;
        contour->SetInputData(grid);
        contour->SetValue(0, level);
        vtkNew<vtkStripper> join;
        join->SetInputConnection(contour->GetOutputPort());
        join->JoinContiguousSegmentsOn();
        join->Update();
        vtkPolyData *const found = join->GetOutput();
        vtkNew<vtkIdList> ids;
        for (vtkIdType cell = 0; cell < found->GetNumberOfCells(); ++cell)
          {
            found->GetCellPoints(cell, ids);
            ContourLine line{level, {}};
            for (vtkIdType i = 0; i < ids->GetNumberOfIds(); ++i)
              {
                const double *const place = found->GetPoint(ids->GetId(i));
                line.places.push_back({place[0], place[1]});
              }
            if (line.places.size() > 1)
              lines.push_back(std::move(line));
          }
      }
    return lines;
  }
} // namespace softlattice
