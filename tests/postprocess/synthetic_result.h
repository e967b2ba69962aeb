// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/colour_map.h"

#include <vtkSmartPointer.h>
#include <vtkUnstructuredGrid.h>

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  using FieldFunction = std::function<double(double x, double y, double z)>;

  /// A box of cells with Lagrange cells of the given degree (1: linear cells), and a point field. A
  /// size of 0 in z makes it two-dimensional. `keep` leaves out cells by their centre.
  struct SyntheticMesh
  {
    std::array<double, 3> size;            ///< [m]
    std::array<int, 3> number = {8, 8, 8}; ///< of cells
    int degree = 1;
    double first_x = 0; ///< the mesh starts there
    FieldFunction keep = [](double, double, double) { return 1.; };

    vtkSmartPointer<vtkUnstructuredGrid> grid(const std::string &field,
                                              const FieldFunction &value) const;
  };

  void write_vtu(vtkUnstructuredGrid *grid, const std::string &file);

  /// DIR/solution.pvd with the given times and files.
  void write_pvd(const std::string &directory,
                 const std::vector<std::pair<double, std::string>> &outputs);

  /// The colours of a PNG file, rows from the top.
  class Picture
  {
  public:
    explicit Picture(const std::string &file);

    int width() const { return width_; }
    int height() const { return height_; }
    Colour at(int column, int row) const;

  private:
    int width_;
    int height_;
    std::vector<Colour> pixels_;
  };

  /// Largest difference of a component.
  int distance(Colour a, Colour b);
} // namespace softlattice
