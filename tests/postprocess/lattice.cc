// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/lattice.h"

#include "postprocess/render.h"
#include "tests/postprocess/synthetic_result.h"

#include <gtest/gtest.h>
#include <vtkCellType.h>
#include <vtkDataArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>

#include <cmath>

using namespace softlattice;

namespace
{
  /// The middles of so many parts of a box of these sizes.
  Lattice lattice_in(const std::array<double, 3> &size, const std::array<int, 3> &number)
  {
    Lattice lattice{number, {0, 0, 0}, {1, 1, 1}};
    for (int d = 0; d < 3; ++d)
      if (number[d] > 1)
        {
          lattice.spacing[d] = size[d] / number[d];
          lattice.first[d] = 0.5 * lattice.spacing[d];
        }
    return lattice;
  }

  template <class Function>
  void at_places(const Lattice &lattice, const Function &function)
  {
    for (int k = 0; k < lattice.number[2]; ++k)
      for (int j = 0; j < lattice.number[1]; ++j)
        for (int i = 0; i < lattice.number[0]; ++i)
          function(lattice.index(i, j, k),
                   lattice.first[0] + i * lattice.spacing[0],
                   lattice.first[1] + j * lattice.spacing[1],
                   lattice.first[2] + k * lattice.spacing[2]);
  }
} // namespace

// A polynomial of the degree of the cells is theirs: between the nodes as well.
TEST(SampleLattice, IsThePolynomialOfTheCells)
{
  for (const int degree : {1, 2, 3, 4})
    for (const bool is_flat : {true, false})
      {
        const FieldFunction exact = [&](const double x, const double y, const double z) {
          return 1 + std::pow(x, degree) - 2 * std::pow(y, degree) * x + 3 * std::pow(z, degree);
        };
        const std::array<double, 3> size = {2., 1., is_flat ? 0. : 1.5};
        const SyntheticMesh mesh{size, {3, 2, 2}, degree};
        const Lattice lattice = lattice_in(size, {23, 17, is_flat ? 1 : 7});
        const std::vector<float> values = sample_lattice({mesh.grid("f", exact)}, "f", lattice);
        at_places(lattice,
                  [&](const std::size_t n, const double x, const double y, const double z) {
                    EXPECT_NEAR(values[n], exact(x, y, z), 1e-5)
                      << degree << ": " << x << ' ' << y << ' ' << z;
                  });
      }
}

// In cells that are no boxes, what is linear in space stays so: their maps are of the same degree. Outside is nothing.
TEST(SampleLattice, OfSkewedCellsHasWhatIsLinearAndTheirEdges)
{
  const auto linear = [](const double x, const double y, const double z) {
    return 2 * x - y + 0.5 * z;
  };
  for (const bool is_flat : {true, false})
    {
      const SyntheticMesh mesh{{1., 1., is_flat ? 0. : 1.}, {4, 3, 3}};
      const auto grid = mesh.grid("f", [](double, double, double) { return 0.; });
      const auto moved = [](double *x) {
        x[0] += 0.3 * x[1] * (1 - x[1]) + 0.2 * x[1];
        x[1] += 0.2 * x[2] * x[2];
      };
      for (vtkIdType i = 0; i < grid->GetNumberOfPoints(); ++i)
        {
          double x[3];
          grid->GetPoint(i, x);
          moved(x);
          grid->GetPoints()->SetPoint(i, x);
          grid->GetPointData()->GetArray("f")->SetComponent(i, 0, linear(x[0], x[1], x[2]));
        }
      // Beyond the body along x and y; each place stands for its share of the room.
      const Lattice lattice = lattice_in({1.3, 1.3, 1.}, {60, 60, is_flat ? 1 : 10});
      const std::vector<float> values = sample_lattice({grid}, "f", lattice);
      int inside = 0;
      at_places(lattice, [&](const std::size_t n, const double x, const double y, const double z) {
        if (!std::isnan(values[n]))
          {
            ++inside;
            EXPECT_NEAR(values[n], linear(x, y, z), 1e-5);
          }
      });
      // The area of the moved square is 1, as the moves are shears; so is the volume.
      const double place =
        lattice.spacing[0] * lattice.spacing[1] * (is_flat ? 1. : lattice.spacing[2]);
      EXPECT_NEAR(inside * place, 1., 0.02);
    }
}

TEST(SampleLattice, RefusesOtherCells)
{
  const auto grid = vtkSmartPointer<vtkUnstructuredGrid>::New();
  const SyntheticMesh mesh{{1., 1., 0.}, {1, 1, 1}};
  grid->ShallowCopy(mesh.grid("f", [](double, double, double) { return 0.; }));
  const vtkIdType corners[] = {0, 1, 2};
  grid->InsertNextCell(VTK_TRIANGLE, 3, corners);
  EXPECT_THROW(sample_lattice({grid}, "f", lattice_in({1., 1., 0.}, {3, 3, 1})), RenderError);
}
