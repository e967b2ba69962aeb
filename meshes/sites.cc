// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/sites.h"

#include "meshes/boundary_names.h"
#include "meshes/multilinear_map.h"

#include <deal.II/base/quadrature_lib.h>
#include <deal.II/base/tensor.h>
#include <deal.II/grid/tria_accessor.h>
#include <deal.II/grid/tria_iterator.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// Reference coordinates on a patch as coordinates of its cell: a face fixes one of them.
    template <int dim>
    dealii::Point<dim> unit_point(const int face, const double u, const double v)
    {
      dealii::Point<dim> unit;
      bool is_first = true;
      for (int d = 0; d < dim; ++d)
        if (face >= 0 && d == face / 2)
          unit[d] = face % 2;
        else
          {
            unit[d] = is_first ? u : v;
            is_first = false;
          }
      return unit;
    }
  } // namespace

  template <int dim>
  ExposedSites<dim>::ExposedSites(const Geometry &geometry,
                                  const dealii::Triangulation<dim> &triangulation)
    : depth_(out_of_plane(geometry))
  {
    const std::vector<std::string> names = boundary_names(geometry);
    const std::vector<std::string> exposed = exposed_boundaries(geometry);
    std::vector<bool> is_exposed;
    for (const std::vector<std::string> &of_face : names_of_boundaries(geometry))
      is_exposed.push_back(
        std::find_first_of(of_face.begin(), of_face.end(), exposed.begin(), exposed.end()) !=
        of_face.end());
    const bool is_face_exposed = in_plan(geometry) &&
                                 std::find(names.begin(), names.end(), "top") == names.end() &&
                                 std::find(exposed.begin(), exposed.end(), "top") != exposed.end();

    if (is_face_exposed)
      for (const auto &cell : triangulation.cell_iterators_on_level(0))
        add_patch(cell, -1);
    for (const auto &cell : triangulation.cell_iterators_on_level(0))
      for (const unsigned int f : cell->face_indices())
        if (cell->face(f)->at_boundary() && is_exposed.at(cell->face(f)->boundary_id()))
          add_patch(cell, static_cast<int>(f));
  }

  template <int dim>
  void ExposedSites<dim>::add_patch(const typename dealii::Triangulation<dim>::cell_iterator &cell,
                                    const int face)
  {
    Patch patch{static_cast<unsigned int>(cell->index()), face, cell_corners<dim>(cell), 0.};
    // Of a bilinear surface the two tangents' product is linear in u and v, so the length of it,
    // being convex, is largest at a corner.
    for (const double u : {0., 1.})
      for (const double v : {0., 1.})
        patch.measure = std::max(patch.measure, area_element(patch, u, v));
    patches_.push_back(patch);
  }

  template <int dim>
  double ExposedSites<dim>::area_element(const Patch &patch, const double u, const double v) const
  {
    const dealii::Point<dim> unit = unit_point<dim>(patch.face, u, v);
    const int normal = patch.face >= 0 ? patch.face / 2 : -1;
    std::array<dealii::Tensor<1, dim>, 2> tangents;
    unsigned int n_tangents = 0;
    for (int d = 0; d < dim; ++d)
      if (d != normal)
        tangents[n_tangents++] = multilinear_map(patch.corners, unit, d);
    if (n_tangents == 1)
      return tangents[0].norm() * depth_;
    if constexpr (dim == 2)
      return std::abs(tangents[0][0] * tangents[1][1] - tangents[0][1] * tangents[1][0]);
    else
      return dealii::cross_product_3d(tangents[0], tangents[1]).norm();
  }

  template <int dim>
  double ExposedSites<dim>::measure(const std::size_t patch) const
  {
    return patches_.at(patch).measure;
  }

  template <int dim>
  typename ExposedSites<dim>::Site ExposedSites<dim>::point(const std::size_t patch,
                                                            const double u,
                                                            const double v) const
  {
    const Patch &chosen = patches_.at(patch);
    const dealii::Point<dim> unit = unit_point<dim>(chosen.face, u, v);
    // Without the margin round-off would thin a parallelogram, if ever so slightly.
    const double density = area_element(chosen, u, v) / chosen.measure * (1. + 1e-12);
    return {dealii::Point<dim>(multilinear_map(chosen.corners, unit)),
            {chosen.cell, unit},
            std::min(density, 1.)};
  }

  template <int dim>
  double ExposedSites<dim>::area() const
  {
    const dealii::QGauss<2> quadrature(4);
    double sum = 0.;
    for (const Patch &patch : patches_)
      for (unsigned int q = 0; q < quadrature.size(); ++q)
        sum += quadrature.weight(q) *
               area_element(patch, quadrature.point(q)[0], quadrature.point(q)[1]);
    return sum;
  }

  template <int dim>
  std::pair<typename dealii::Triangulation<dim>::active_cell_iterator, dealii::Point<dim>> descend(
    const dealii::Triangulation<dim> &triangulation,
    const CoarsePlace<dim> &place)
  {
    typename dealii::Triangulation<dim>::cell_iterator cell(&triangulation,
                                                            0,
                                                            static_cast<int>(place.cell));
    dealii::Point<dim> unit = place.unit;
    while (cell->has_children())
      {
        unsigned int child = 0;
        for (int d = 0; d < dim; ++d)
          {
            unit[d] *= 2.;
            if (unit[d] >= 1.)
              {
                child |= 1u << d;
                unit[d] -= 1.;
              }
          }
        cell = cell->child(child);
      }
    return {typename dealii::Triangulation<dim>::active_cell_iterator(cell), unit};
  }

  template <int dim>
  std::optional<CoarsePlace<dim>> locate(const dealii::Triangulation<dim> &triangulation,
                                         const dealii::Point<dim> &point)
  {
    constexpr double tolerance = 1e-9; // in reference coordinates
    for (const auto &cell : triangulation.cell_iterators_on_level(0))
      {
        const CellCorners<dim> corners = cell_corners<dim>(cell);
        bool is_in_box = true;
        for (int d = 0; d < dim; ++d)
          {
            const auto [low, high] =
              std::minmax_element(corners.begin(),
                                  corners.end(),
                                  [d](const auto &a, const auto &b) { return a[d] < b[d]; });
            const double margin = tolerance * ((*high)[d] - (*low)[d]);
            is_in_box &= point[d] >= (*low)[d] - margin && point[d] <= (*high)[d] + margin;
          }
        if (!is_in_box)
          continue;

        // Newton's method; on a parallelepiped one step is exact.
        dealii::Point<dim> unit;
        for (int d = 0; d < dim; ++d)
          unit[d] = 0.5;
        for (int iteration = 0; iteration < 20; ++iteration)
          {
            const dealii::Tensor<1, dim> residual = multilinear_map(corners, unit) - point;
            dealii::Tensor<2, dim> jacobian;
            for (int d = 0; d < dim; ++d)
              {
                const dealii::Tensor<1, dim> column = multilinear_map(corners, unit, d);
                for (int i = 0; i < dim; ++i)
                  jacobian[i][d] = column[i];
              }
            const dealii::Tensor<1, dim> step = invert(jacobian) * residual;
            unit -= step;
            if (step.norm() < 1e-14)
              break;
          }
        bool is_inside =
          (multilinear_map(corners, unit) - point).norm() <= tolerance * cell->diameter();
        for (int d = 0; d < dim; ++d)
          {
            is_inside &= unit[d] >= -tolerance && unit[d] <= 1. + tolerance;
            unit[d] = std::clamp(unit[d], 0., 1.);
          }
        if (is_inside)
          return CoarsePlace<dim>{static_cast<unsigned int>(cell->index()), unit};
      }
    return std::nullopt;
  }

  template class ExposedSites<2>;
  template class ExposedSites<3>;
  template std::pair<dealii::Triangulation<2>::active_cell_iterator, dealii::Point<2>> descend(
    const dealii::Triangulation<2> &,
    const CoarsePlace<2> &);
  template std::pair<dealii::Triangulation<3>::active_cell_iterator, dealii::Point<3>> descend(
    const dealii::Triangulation<3> &,
    const CoarsePlace<3> &);
  template std::optional<CoarsePlace<2>> locate(const dealii::Triangulation<2> &,
                                                const dealii::Point<2> &);
  template std::optional<CoarsePlace<3>> locate(const dealii::Triangulation<3> &,
                                                const dealii::Point<3> &);
} // namespace softlattice
