// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/lattice.h"

#include "postprocess/cell_nodes.h"
#include "postprocess/field_values.h"
#include "postprocess/render.h"

#include <vtkCellArray.h>
#include <vtkPoints.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    using Place = std::array<double, 3>;

    /// From the reference cell [0, 1]^dim to the lattice, in which places are at whole numbers: linear in each
    /// direction between the corners.
    class CellMap
    {
    public:
      /// `corners`: x first, then y, then z; four where the cell is flat.
      CellMap(const std::array<Place, 8> &corners, const bool is_flat)
        : corners_(corners)
        , dim_(is_flat ? 2 : 3)
        , n_corners_(is_flat ? 4 : 8)
      {
        for (int d = 0; d < dim_; ++d)
          for (int k = 0; k < dim_; ++k)
            edges_[d][k] = corners_[std::size_t(1) << k][d] - corners_[0][d];
        inverse_ = inverted(edges_);
        // The last corner of a parallelepiped is where the edges lead.
        is_affine_ = true;
        for (int c = 0; c < n_corners_ && is_affine_; ++c)
          for (int d = 0; d < dim_; ++d)
            {
              double x = corners_[0][d];
              for (int k = 0; k < dim_; ++k)
                x += (c >> k & 1) * edges_[d][k];
              is_affine_ = is_affine_ && std::abs(x - corners_[c][d]) < 1e-3;
            }
      }

      /// The place in the reference cell of one on the lattice; whether it lies in the cell.
      bool invert(const Place &x, Place &reference) const
      {
        constexpr double tolerance = 1e-6; // coordinates in the files are in single precision
        constexpr int most_steps = 20;
        Matrix inverse = inverse_;
        reference = {0.5, 0.5, dim_ == 3 ? 0.5 : 0.};
        for (int step = 0; step < (is_affine_ ? 1 : most_steps); ++step)
          {
            const Place gap = difference(x, at(reference));
            if (step > 0)
              inverse = inverted(gradient(reference));
            double largest = 0;
            for (int k = 0; k < dim_; ++k)
              {
                double change = 0;
                for (int d = 0; d < dim_; ++d)
                  change += inverse[k][d] * gap[d];
                reference[k] += change;
                largest = std::max(largest, std::abs(change));
              }
            if (!(largest < 100.)) // far away, or a cell without a volume
              return false;
            if (largest < 1e-9)
              break;
          }
        for (int k = 0; k < dim_; ++k)
          {
            if (!(reference[k] >= -tolerance && reference[k] <= 1 + tolerance))
              return false;
            reference[k] = std::clamp(reference[k], 0., 1.);
          }
        return true;
      }

    private:
      using Matrix = std::array<std::array<double, 3>, 3>;

      static Place difference(const Place &a, const Place &b)
      {
        return {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
      }

      double weight(const int corner, const Place &reference, const int without) const
      {
        double product = 1;
        for (int k = 0; k < dim_; ++k)
          if (k != without)
            product *= corner >> k & 1 ? reference[k] : 1 - reference[k];
        return product;
      }

      Place at(const Place &reference) const
      {
        Place x{};
        for (int c = 0; c < n_corners_; ++c)
          for (int d = 0; d < dim_; ++d)
            x[d] += weight(c, reference, -1) * corners_[c][d];
        return x;
      }

      Matrix gradient(const Place &reference) const
      {
        Matrix matrix{};
        for (int c = 0; c < n_corners_; ++c)
          for (int k = 0; k < dim_; ++k)
            for (int d = 0; d < dim_; ++d)
              matrix[d][k] += (c >> k & 1 ? 1 : -1) * weight(c, reference, k) * corners_[c][d];
        return matrix;
      }

      Matrix inverted(Matrix m) const
      {
        if (dim_ == 2)
          m[2] = {0, 0, 1};
        Matrix inverse;
        const double determinant = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
                                   m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
                                   m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
        for (int i = 0; i < 3; ++i)
          for (int j = 0; j < 3; ++j)
            {
              const int a = (j + 1) % 3, b = (j + 2) % 3, c = (i + 1) % 3, d = (i + 2) % 3;
              inverse[i][j] = (m[a][c] * m[b][d] - m[a][d] * m[b][c]) / determinant;
            }
        return inverse;
      }

      std::array<Place, 8> corners_;
      int dim_;
      int n_corners_;
      Matrix edges_{}, inverse_;
      bool is_affine_;
    };

    /// Values at the places of the lattice that lie in the cells of a grid.
    class Sampler
    {
    public:
      Sampler(vtkUnstructuredGrid *grid, const std::string &field, const Lattice &lattice)
        : grid_(grid)
        , values_(grid, field)
        , lattice_(lattice)
      {}

      void fill(std::vector<float> &to)
      {
        vtkCellArray *const cells = grid_->GetCells();
        vtkIdType n = 0;
        const vtkIdType *points = nullptr;
        for (vtkIdType cell = 0; cell < grid_->GetNumberOfCells(); ++cell)
          {
            cells->GetCellAtId(cell, n, points);
            fill_cell(cell, nodes_.of(grid_->GetCellType(cell), n), points, to);
          }
      }

    private:
      void fill_cell(const vtkIdType cell,
                     const CellNodes &nodes,
                     const vtkIdType *points,
                     std::vector<float> &to)
      {
        std::array<Place, 8> corners;
        std::array<int, 3> from = {0, 0, 0}, until = {0, 0, 0};
        const int n_corners = nodes.is_flat() ? 4 : 8;
        for (int c = 0; c < n_corners; ++c)
          {
            grid_->GetPoint(points[nodes.corner(c)], corners[c].data());
            for (int d = 0; d < 3; ++d)
              corners[c][d] = (corners[c][d] - lattice_.first[d]) / lattice_.spacing[d];
          }
        for (int d = 0; d < (nodes.is_flat() ? 2 : 3); ++d)
          {
            double lowest = corners[0][d], highest = lowest;
            for (int c = 1; c < n_corners; ++c)
              {
                lowest = std::min(lowest, corners[c][d]);
                highest = std::max(highest, corners[c][d]);
              }
            const double slack = 1e-5 * (highest - lowest) + 1e-9;
            if (!(highest + slack >= 0 && lowest - slack <= lattice_.number[d] - 1))
              return;
            from[d] = std::max(0, static_cast<int>(std::ceil(lowest - slack)));
            until[d] =
              std::min(lattice_.number[d] - 1, static_cast<int>(std::floor(highest + slack)));
            if (from[d] > until[d])
              return; // between the places
          }
        values_.fetch(cell, nodes, points);
        const CellMap map(corners, nodes.is_flat());
        Place reference;
        for (int k = from[2]; k <= until[2]; ++k)
          for (int j = from[1]; j <= until[1]; ++j)
            for (int i = from[0]; i <= until[0]; ++i)
              if (map.invert({double(i), double(j), double(k)}, reference))
                to[lattice_.index(i, j, k)] = static_cast<float>(values_.at(reference, nodes));
      }

      vtkUnstructuredGrid *grid_;
      CellNodesTable nodes_;
      FieldValues values_;
      const Lattice &lattice_;
    };
  } // namespace

  std::vector<float> sample_lattice(const Pieces &pieces,
                                    const std::string &field,
                                    const Lattice &lattice)
  {
    std::vector<float> values(lattice.size(), std::numeric_limits<float>::quiet_NaN());
    for (const auto &piece : pieces)
      Sampler(piece, field, lattice).fill(values);
    return values;
  }
} // namespace softlattice
