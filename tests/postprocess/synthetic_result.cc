// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/postprocess/synthetic_result.h"

#include "tests/support/scratch_folder.h"

#include <vtkDoubleArray.h>
#include <vtkImageData.h>
#include <vtkLagrangeHexahedron.h>
#include <vtkLagrangeQuadrilateral.h>
#include <vtkNew.h>
#include <vtkPNGReader.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkXMLUnstructuredGridWriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace softlattice
{
  vtkSmartPointer<vtkUnstructuredGrid> SyntheticMesh::grid(const std::string &field,
                                                           const FieldFunction &value) const
  {
    const bool is_flat = size[2] == 0;
    const int n[3] = {number[0] * degree, number[1] * degree, is_flat ? 0 : number[2] * degree};
    vtkNew<vtkPoints> points;
    vtkNew<vtkDoubleArray> values;
    values->SetName(field.c_str());
    for (int k = 0; k <= n[2]; ++k)
      for (int j = 0; j <= n[1]; ++j)
        for (int i = 0; i <= n[0]; ++i)
          {
            const double x = first_x + size[0] * i / n[0], y = size[1] * j / n[1],
                         z = is_flat ? 0 : size[2] * k / n[2];
            points->InsertNextPoint(x, y, z);
            values->InsertNextValue(value(x, y, z));
          }

    auto grid = vtkSmartPointer<vtkUnstructuredGrid>::New();
    grid->SetPoints(points);
    grid->GetPointData()->AddArray(values);
    const int order[4] = {degree,
                          degree,
                          degree,
                          (degree + 1) * (degree + 1) * (is_flat ? 1 : degree + 1)};
    for (int ck = 0; ck < (is_flat ? 1 : number[2]); ++ck)
      for (int cj = 0; cj < number[1]; ++cj)
        for (int ci = 0; ci < number[0]; ++ci)
          {
            if (keep(first_x + size[0] * (ci + 0.5) / number[0],
                     size[1] * (cj + 0.5) / number[1],
                     0) <= 0)
              continue;
            std::vector<vtkIdType> nodes(order[3]);
            for (int k = 0; k <= (is_flat ? 0 : degree); ++k)
              for (int j = 0; j <= degree; ++j)
                for (int i = 0; i <= degree; ++i)
                  nodes[is_flat ? vtkLagrangeQuadrilateral::PointIndexFromIJK(i, j, order)
                                : vtkLagrangeHexahedron::PointIndexFromIJK(i, j, k, order)] =
                    ((ck * degree + k) * (n[1] + 1) + cj * degree + j) * (n[0] + 1) + ci * degree +
                    i;
            const int type = degree == 1
                               ? (is_flat ? VTK_QUAD : VTK_HEXAHEDRON)
                               : (is_flat ? VTK_LAGRANGE_QUADRILATERAL : VTK_LAGRANGE_HEXAHEDRON);
            grid->InsertNextCell(type, order[3], nodes.data());
          }
    return grid;
  }

  void write_vtu(vtkUnstructuredGrid *grid, const std::string &file)
  {
    make_file(file, ""); // makes the folder
    vtkNew<vtkXMLUnstructuredGridWriter> writer;
    writer->SetFileName(file.c_str());
    writer->SetInputData(grid);
    writer->SetDataModeToBinary(); // between the tags, as the solver writes it
    ASSERT_EQ(writer->Write(), 1);
  }

  void write_pvd(const std::string &directory,
                 const std::vector<std::pair<double, std::string>> &outputs)
  {
    std::string text = "<VTKFile type=\"Collection\" version=\"0.1\">\n<Collection>\n";
    for (const auto &[time, file] : outputs)
      text +=
        "<DataSet timestep=\"" + std::to_string(time) + "\" part=\"0\" file=\"" + file + "\"/>\n";
    make_file(directory + "/solution.pvd", text + "</Collection>\n</VTKFile>\n");
  }

  Picture::Picture(const std::string &file)
  {
    vtkNew<vtkPNGReader> reader;
    reader->SetFileName(file.c_str());
    reader->Update();
    vtkImageData *const image = reader->GetOutput();
    width_ = image->GetDimensions()[0];
    height_ = image->GetDimensions()[1];
    EXPECT_EQ(image->GetNumberOfScalarComponents(), 3);
    for (int row = 0; row < height_; ++row)
      for (int column = 0; column < width_; ++column)
        {
          const auto *const p = static_cast<const std::uint8_t *>(
            image->GetScalarPointer(column, height_ - 1 - row, 0));
          pixels_.push_back({p[0], p[1], p[2]});
        }
  }

  Colour Picture::at(const int column, const int row) const
  {
    return pixels_.at(std::size_t(row) * width_ + column);
  }

  int distance(const Colour a, const Colour b)
  {
    int largest = 0;
    for (std::size_t c = 0; c < 3; ++c)
      largest = std::max(largest, std::abs(int(a[c]) - int(b[c])));
    return largest;
  }
} // namespace softlattice
