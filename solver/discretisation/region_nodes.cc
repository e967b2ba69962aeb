// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/region_nodes.h"

#include <deal.II/base/polynomial.h>
#include <deal.II/fe/fe_values.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    enum class Overlap
    {
      none,
      part,
      all
    };

    using Range = std::array<double, 2>;

    /// Of a cell along an axis.
    template <typename Cell>
    Range range_of(const Cell &cell, const unsigned int axis)
    {
      Range range = {{cell->vertex(0)[axis], cell->vertex(0)[axis]}};
      for (const unsigned int v : cell->vertex_indices())
        {
          range[0] = std::min(range[0], cell->vertex(v)[axis]);
          range[1] = std::max(range[1], cell->vertex(v)[axis]);
        }
      return range;
    }

    /// Beyond rounding of the coordinates.
    template <int dim, typename Cell>
    Overlap overlap(const Cell &cell,
                    const std::array<double, 3> &lowest,
                    const std::array<double, 3> &highest)
    {
      bool is_inside = true;
      for (unsigned int d = 0; d < dim; ++d)
        {
          const Range range = range_of(cell, d);
          const double rounding = 1e-12 * (range[1] - range[0]);
          if (range[1] - rounding <= lowest[d] || range[0] + rounding >= highest[d])
            return Overlap::none;
          is_inside =
            is_inside && range[0] + rounding >= lowest[d] && range[1] - rounding <= highest[d];
        }
      return is_inside ? Overlap::all : Overlap::part;
    }

    template <int dim, typename Cell>
    bool is_along_axes(const Cell &cell)
    {
      for (unsigned int d = 0; d < dim; ++d)
        {
          const Range range = range_of(cell, d);
          for (const unsigned int v : cell->vertex_indices())
            if (std::abs(cell->vertex(v)[d] - range[(v >> d) & 1u]) > 1e-9 * (range[1] - range[0]))
              return false;
        }
      return true;
    }

    /// The nodes of an element along one axis, from 0 to 1, and integrals of the polynomials that belong to them.
    class NodesOfLine
    {
    public:
      explicit NodesOfLine(const unsigned int degree)
        : nodes_(dealii::QGaussLobatto<1>(degree + 1).get_points())
        , polynomials_(dealii::Polynomials::generate_complete_Lagrange_basis(nodes_))
        , gauss_(degree / 2 + 1) // exact to the degree
      {}

      /// From a to b.
      std::vector<double> integrals(const double a, const double b) const
      {
        std::vector<double> list(polynomials_.size(), 0.);
        for (unsigned int q = 0; q < gauss_.size(); ++q)
          for (std::size_t j = 0; j < list.size(); ++j)
            list[j] +=
              (b - a) * gauss_.weight(q) * polynomials_[j].value(a + (b - a) * gauss_.point(q)[0]);
        return list;
      }
      /// The node at a place.
      std::size_t number_of(const double place) const
      {
        return std::min_element(nodes_.begin(),
                                nodes_.end(),
                                [&](const auto &a, const auto &b) {
                                  return std::abs(a[0] - place) < std::abs(b[0] - place);
                                }) -
               nodes_.begin();
      }

    private:
      std::vector<dealii::Point<1>> nodes_;
      std::vector<dealii::Polynomials::Polynomial<double>> polynomials_;
      dealii::QGauss<1> gauss_;
    };

    /// Adds up the weights of whole cells.
    template <int dim>
    class WholeCells
    {
    public:
      explicit WholeCells(const Space<dim> &space)
        : values_(space.mapping(),
                  space.fe(),
                  dealii::QGaussLobatto<dim>(space.degree() + 1),
                  dealii::update_values | dealii::update_JxW_values)
        , indices_(space.fe().n_dofs_per_cell())
      {}

      template <typename Cell>
      void add(const Cell &cell, NodeWeights<dim> &weights)
      {
        values_.reinit(cell);
        cell->get_dof_indices(indices_);
        for (unsigned int i = 0; i < indices_.size(); ++i)
          {
            double weight = 0.;
            for (const unsigned int q : values_.quadrature_point_indices())
              weight += values_.shape_value(i, q) * values_.JxW(q);
            weights.add(indices_[i], weight);
          }
      }

    private:
      dealii::FEValues<dim> values_;
      std::vector<dealii::types::global_dof_index> indices_;
    };
  } // namespace

  template <int dim>
  std::vector<WeightedNode> nodes_in_materials(const Space<dim> &space,
                                               const std::vector<unsigned int> &ids)
  {
    WholeCells<dim> whole(space);
    NodeWeights<dim> weights(space);
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned() &&
          std::find(ids.begin(), ids.end(), cell->material_id()) != ids.end())
        whole.add(cell, weights);
    return weights.owned();
  }

  template <int dim>
  std::vector<WeightedNode> nodes_in_box(const Space<dim> &space,
                                         const std::array<double, 3> &lowest,
                                         const std::array<double, 3> &highest)
  {
    WholeCells<dim> whole(space);
    NodeWeights<dim> weights(space);
    const NodesOfLine line(space.degree());
    const std::vector<dealii::Point<dim>> &nodes = space.fe().get_unit_support_points();
    std::vector<dealii::types::global_dof_index> indices(nodes.size());
    for (const auto &cell : space.dofs().active_cell_iterators())
      {
        const Overlap shared =
          cell->is_locally_owned() ? overlap<dim>(cell, lowest, highest) : Overlap::none;
        if (shared == Overlap::all)
          whole.add(cell, weights);
        if (shared != Overlap::part)
          continue;
        std::array<std::vector<double>, dim> along;
        for (unsigned int d = 0; d < dim; ++d)
          {
            const Range range = range_of(cell, d);
            const double length = range[1] - range[0];
            along[d] = line.integrals(std::max(0., (lowest[d] - range[0]) / length),
                                      std::min(1., (highest[d] - range[0]) / length));
            for (double &one : along[d])
              one *= length;
          }
        cell->get_dof_indices(indices);
        for (unsigned int i = 0; i < nodes.size(); ++i)
          {
            double weight = 1.;
            for (unsigned int d = 0; d < dim; ++d)
              weight *= along[d][line.number_of(nodes[i][d])];
            weights.add(indices[i], weight);
          }
      }
    return weights.owned();
  }

  template <int dim>
  bool cuts_slanted_cells(const Space<dim> &space,
                          const std::array<double, 3> &lowest,
                          const std::array<double, 3> &highest)
  {
    for (const auto &cell : space.mesh().cell_iterators_on_level(0))
      if (overlap<dim>(cell, lowest, highest) == Overlap::part && !is_along_axes<dim>(cell))
        return true;
    return false;
  }

  template std::vector<WeightedNode> nodes_in_materials(const Space<2> &,
                                                        const std::vector<unsigned int> &);
  template std::vector<WeightedNode> nodes_in_materials(const Space<3> &,
                                                        const std::vector<unsigned int> &);
  template std::vector<WeightedNode> nodes_in_box(const Space<2> &,
                                                  const std::array<double, 3> &,
                                                  const std::array<double, 3> &);
  template std::vector<WeightedNode> nodes_in_box(const Space<3> &,
                                                  const std::array<double, 3> &,
                                                  const std::array<double, 3> &);
  template bool cuts_slanted_cells(const Space<2> &,
                                   const std::array<double, 3> &,
                                   const std::array<double, 3> &);
  template bool cuts_slanted_cells(const Space<3> &,
                                   const std::array<double, 3> &,
                                   const std::array<double, 3> &);
} // namespace softlattice
