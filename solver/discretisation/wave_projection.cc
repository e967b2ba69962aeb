// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/wave_projection.h"

#include "meshes/geometry.h"
#include "meshes/periodic.h"

#include <deal.II/base/mpi.h>
#include <deal.II/base/polynomial.h>
#include <deal.II/fe/fe_tools.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <map>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    using Complex = std::complex<double>;

    /// The waves along one axis, and the integrals of the polynomials of a cell with them.
    class AxisWaves
    {
    public:
      /// Of a real field, one of each pair k, -k is enough along one periodic axis: `half`.
      AxisWaves(const unsigned int degree,
                const double origin,
                const double length,
                const bool periodic,
                const bool half,
                const double largest)
        : origin_(origin)
        , length_(length)
        , periodic_(periodic)
        , polynomials_(dealii::Polynomials::generate_complete_Lagrange_basis(
            dealii::QGaussLobatto<1>(degree + 1).get_points()))
      {
        const double base = (periodic ? 2. : 1.) * dealii::numbers::PI / length;
        const int n = static_cast<int>(std::floor(largest / base * (1. + 1e-12)));
        for (int m = periodic && !half ? -n : 0; m <= n; ++m)
          wave_numbers_.push_back(m * base);
      }

      const std::vector<double> &wave_numbers() const { return wave_numbers_; }

      /// 1/L int phi_i w_m* dx over the cell from `begin` with the edge h; [m * (degree + 1) + i].
      void integrals(const double begin, const double h, std::vector<Complex> &result)
      {
        const std::vector<Complex> &table = at_origin(h);
        const std::size_t n_nodes = polynomials_.size();
        result.resize(table.size());
        for (std::size_t m = 0; m < wave_numbers_.size(); ++m)
          {
            const double k = wave_numbers_[m];
            const Complex phase = std::polar(1., -k * (begin - origin_));
            for (std::size_t i = 0; i < n_nodes; ++i)
              {
                const Complex value = phase * table[m * n_nodes + i];
                result[m * n_nodes + i] =
                  periodic_ ? value : Complex(value.real() * (k == 0. ? 1. : std::sqrt(2.)), 0.);
              }
          }
      }

    private:
      /// 1/L int phi_i exp(-i k x) dx over the cell from 0 to h.
      const std::vector<Complex> &at_origin(const double h)
      {
        // Edges of cells of the same size differ by rounding.
        const long long size = std::llround(std::ldexp(h / length_, 40));
        std::vector<Complex> &table = tables_[size];
        if (!table.empty())
          return table;
        double largest = 0.;
        for (const double k : wave_numbers_)
          largest = std::max(largest, std::abs(k));
        // Exact for the polynomial, and beyond the degree from which the series of the wave over
        // half a cell converges faster than geometrically.
        const std::size_t n_nodes = polynomials_.size();
        const dealii::QGauss<1> gauss(n_nodes + 4 +
                                      static_cast<unsigned int>(std::ceil(0.5 * largest * h)));
        table.assign(wave_numbers_.size() * n_nodes, 0.);
        for (unsigned int q = 0; q < gauss.size(); ++q)
          {
            const double x = gauss.point(q)[0];
            for (std::size_t i = 0; i < n_nodes; ++i)
              {
                const double weight = gauss.weight(q) * h / length_ * polynomials_[i].value(x);
                for (std::size_t m = 0; m < wave_numbers_.size(); ++m)
                  table[m * n_nodes + i] += std::polar(weight, -wave_numbers_[m] * x * h);
              }
          }
        return table;
      }

      double origin_, length_;
      bool periodic_;
      std::vector<dealii::Polynomials::Polynomial<double>> polynomials_;
      std::vector<double> wave_numbers_;
      std::map<long long, std::vector<Complex>> tables_; ///< by the edge
    };

    /// to[m, rest] = sum_i matrix[m, i] from[rest, i] with i running fastest: one axis after the other,
    /// each going to the front, until the waves of the last axis run slowest.
    void contract(const std::vector<Complex> &matrix,
                  const std::size_t n_nodes,
                  const std::vector<Complex> &from,
                  std::vector<Complex> &to)
    {
      const std::size_t n_waves = matrix.size() / n_nodes, n_rest = from.size() / n_nodes;
      to.assign(n_waves * n_rest, 0.);
      for (std::size_t m = 0; m < n_waves; ++m)
        for (std::size_t rest = 0; rest < n_rest; ++rest)
          {
            Complex sum = 0.;
            for (std::size_t i = 0; i < n_nodes; ++i)
              sum += matrix[m * n_nodes + i] * from[rest * n_nodes + i];
            to[m * n_rest + rest] = sum;
          }
    }

    /// Whether the cells of all ranks are rectangles along the axes.
    template <int dim>
    bool is_rectangular(const Space<dim> &space)
    {
      bool fits = true;
      for (const auto &cell : space.mesh().active_cell_iterators())
        if (cell->is_locally_owned())
          {
            const dealii::Point<dim> low = cell->vertex(0);
            const dealii::Tensor<1, dim> edges =
              cell->vertex(dealii::GeometryInfo<dim>::vertices_per_cell - 1) - low;
            for (const unsigned int v : cell->vertex_indices())
              for (int d = 0; d < dim; ++d)
                fits = fits && std::abs(cell->vertex(v)[d] - low[d] - ((v >> d) & 1u) * edges[d]) <
                                 1e-9 * edges.norm();
          }
      return dealii::Utilities::MPI::min(fits ? 1 : 0, space.mesh().get_communicator()) == 1;
    }
  } // namespace

  WaveBox wave_box(const Geometry &geometry)
  {
    const Place3 period = periods(geometry);
    return {lower_corner(geometry),
            box_size(geometry),
            {{period[0] > 0., period[1] > 0., period[2] > 0.}}};
  }

  template <int dim>
  std::vector<WaveMode> project_on_waves(const Space<dim> &space,
                                         const typename Space<dim>::Vector &field,
                                         const WaveBox &box,
                                         const double largest)
  {
    if (!is_rectangular(space))
      throw std::invalid_argument("waves need rectangular cells along the axes");
    std::vector<AxisWaves> axes;
    int halved = -1;
    for (int d = 0; d < dim; ++d)
      {
        const bool half = halved < 0 && box.periodic[d];
        if (half)
          halved = d;
        axes.emplace_back(space.degree(),
                          box.origin[d],
                          box.lengths[d],
                          box.periodic[d],
                          half,
                          largest);
      }

    const typename Space<dim>::Vector values = space.with_relevant_nodes(field);
    const std::size_t n_nodes = space.degree() + 1;
    const std::vector<unsigned int> lexicographic =
      dealii::FETools::hierarchic_to_lexicographic_numbering<dim>(space.degree());
    std::vector<dealii::types::global_dof_index> indices(space.fe().n_dofs_per_cell());
    std::vector<Complex> matrix, from, to, sum;
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned())
        {
          const dealii::Point<dim> low = cell->vertex(0);
          const dealii::Tensor<1, dim> edges =
            cell->vertex(dealii::GeometryInfo<dim>::vertices_per_cell - 1) - low;
          cell->get_dof_indices(indices);
          from.resize(indices.size());
          for (unsigned int i = 0; i < indices.size(); ++i)
            from[lexicographic[i]] = values(indices[i]);
          // Axis by axis; the first one runs fastest among nodes, and in the end among waves, too.
          for (int d = 0; d < dim; ++d)
            {
              axes[d].integrals(low[d], edges[d], matrix);
              contract(matrix, n_nodes, from, to);
              from.swap(to);
            }
          if (sum.empty())
            sum.assign(from.size(), 0.);
          for (std::size_t k = 0; k < from.size(); ++k)
            sum[k] += from[k];
        }

    std::size_t n_waves = 1;
    for (const AxisWaves &axis : axes)
      n_waves *= axis.wave_numbers().size();
    sum.resize(n_waves, 0.); // a rank may have no cells
    std::vector<double> numbers(2 * n_waves);
    for (std::size_t k = 0; k < n_waves; ++k)
      {
        numbers[2 * k] = sum[k].real();
        numbers[2 * k + 1] = sum[k].imag();
      }
    dealii::Utilities::MPI::sum(numbers, space.mesh().get_communicator(), numbers);

    std::vector<WaveMode> modes;
    for (std::size_t k = 0; k < n_waves; ++k)
      {
        double squared = 0., weight = 1.;
        std::size_t rest = k;
        for (int d = 0; d < dim; ++d)
          {
            const std::vector<double> &along = axes[d].wave_numbers();
            const double one = along[rest % along.size()];
            rest /= along.size();
            squared += one * one;
            if (d == halved && one != 0.)
              weight = 2.;
          }
        if (std::sqrt(squared) <= largest * (1. + 1e-12))
          modes.push_back(
            {std::sqrt(squared),
             numbers[2 * k] * numbers[2 * k] + numbers[2 * k + 1] * numbers[2 * k + 1],
             weight});
      }
    return modes;
  }

  template std::vector<WaveMode> project_on_waves(const Space<2> &,
                                                  const Space<2>::Vector &,
                                                  const WaveBox &,
                                                  double);
  template std::vector<WaveMode> project_on_waves(const Space<3> &,
                                                  const Space<3>::Vector &,
                                                  const WaveBox &,
                                                  double);
} // namespace softlattice
