// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/diffusion_row.h"

#include "solver/operators/nodal_products.h"

#include <deal.II/base/mpi.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// x -> A^-1 x of a few equations, whose diagonal is the largest of each row; false where it is not above zero.
    bool solve_dominant(std::vector<double> a, std::vector<double> &x)
    {
      const std::size_t n = x.size();
      for (std::size_t i = 0; i < n; ++i)
        {
          if (!(a[i * n + i] > 0.))
            return false;
          for (std::size_t row = i + 1; row < n; ++row)
            {
              const double factor = a[row * n + i] / a[i * n + i];
              for (std::size_t j = i; j < n; ++j)
                a[row * n + j] -= factor * a[i * n + j];
              x[row] -= factor * x[i];
            }
        }
      for (std::size_t i = n; i-- > 0;)
        {
          for (std::size_t j = i + 1; j < n; ++j)
            x[i] -= a[i * n + j] * x[j];
          x[i] /= a[i * n + i];
        }
      return true;
    }
  } // namespace

  template <int dim>
  DiffusionRow<dim>::DiffusionRow(RowSystem<dim> &system, const std::size_t field)
    : Row<dim>(system, field)
    , inverse_(system.inverse_work)
  {}

  template <int dim>
  double DiffusionRow<dim>::scale_of_coefficient(const State &u)
  {
    mean_ = (system_.space.mass() * u.block(this->field())) / system_.space.volume();
    // What is wrong in this row makes the less of an error in u the farther it spreads within the stage, and the mean is put
    // right in the end: a residual counts as the slowest wave of the body makes an error of it.
    const double area = std::pow(system_.space.volume(), 2. / dim);
    return 1. / (1. + 2.5 * system_.weight * terms_.uniform_coefficient / area);
  }

  template <int dim>
  const typename DiffusionRow<dim>::Vector &DiffusionRow<dim>::deviation(const Vector &u)
  {
    Vector &result = system_.potential;
    for (unsigned int k = 0; k < result.locally_owned_size(); ++k)
      result.local_element(k) = u.local_element(k) - mean_;
    return result;
  }

  template <int dim>
  void DiffusionRow<dim>::rate(const State &u, Vector &result, const Problem::Finish &finish)
  {
    const std::size_t i = this->field();
    const double *DEAL_II_RESTRICT inverse_mass = system_.space.inverse_mass().begin();
    this->prepare_coefficient(u);
    const double uniform = terms_.uniform ? this->uniform_coefficient() : 1.;
    const NodalArray &source = system_.laws.source(i, u);
    const bool is_complete = source.empty() && !system_.boundary.is_open(i) && terms_.fixed.empty();
    double *DEAL_II_RESTRICT to = result.begin();
    this->apply_flux(result,
                     deviation(u.block(i)),
                     terms_.uniform ? nullptr : &system_.coefficient,
                     [&](const unsigned int begin, const unsigned int end) {
                       // Constrained nodes have no inverse mass, and no rate.
                       for (unsigned int k = begin; k < end; ++k)
                         to[k] *= -uniform * inverse_mass[k];
                       if (is_complete && finish)
                         finish(i, begin, end);
                     });
    if (!is_complete)
      this->complete_rate(
        u,
        source,
        [](unsigned int) { return 1.; },
        result,
        finish);
  }

  template <int dim>
  void DiffusionRow<dim>::residual(const State &u, Vector &result)
  {
    const std::size_t i = this->field();
    const double *DEAL_II_RESTRICT mass = system_.space.mass().begin();
    const double *DEAL_II_RESTRICT value = u.block(i).begin();
    const double *DEAL_II_RESTRICT known = system_.known->block(i).begin();
    double *DEAL_II_RESTRICT to = result.begin();
    const double scale = terms_.scale, weight = system_.weight;
    this->prepare_coefficient(u);
    const double of_image = scale * weight * (terms_.uniform ? terms_.uniform_coefficient : 1.);
    this->apply_flux(result,
                     deviation(u.block(i)),
                     terms_.uniform ? nullptr : &system_.coefficient,
                     [&](const unsigned int begin, const unsigned int end) {
                       DEAL_II_OPENMP_SIMD_PRAGMA
                       for (unsigned int k = begin; k < end; ++k)
                         to[k] = scale * mass[k] * (value[k] - known[k]) + of_image * to[k];
                     });
    const NodalArray &source = system_.laws.source(i, u);
    for (unsigned int k = 0; k < source.size(); ++k)
      to[k] -= scale * weight * mass[k] * source[k];
    system_.boundary.add_fluxes(i, system_.time, u.block(i), -scale * weight, result);
  }

  template <int dim>
  void DiffusionRow<dim>::linearise(const State &u, std::vector<NodalTerm *> &doubtful)
  {
    const std::size_t i = this->field();
    const double *mass = system_.space.mass().begin();
    auto derivatives = this->differentiate(u);
    this->keep_coefficient_gradient(derivatives, doubtful);
    for (std::size_t j = 0; j < system_.rows.size(); ++j)
      {
        NodalArray &local = this->local(j);
        const NodalArray &source = derivatives.source[j];
        const double same = i == j ? 1. : 0.;
        for (unsigned int k = 0; k < system_.n_nodes(); ++k)
          local[k] =
            terms_.scale * mass[k] * (same - (source.empty() ? 0. : system_.weight * source[k]));
        if (i == j)
          system_.boundary.add_exchange(i, system_.time, terms_.scale * system_.weight, local);
        else
          doubtful.push_back(&terms_.local[j]);
      }
    if (terms_.uniform)
      return;
    terms_.coefficient.update_ghost_values();
    terms_.potential.zero_out_ghost_values();
    terms_.potential.copy_locally_owned_data_from(deviation(u.block(i)));
    terms_.potential.update_ghost_values();
  }

  template <int dim>
  void DiffusionRow<dim>::apply(const State &direction, Vector &result)
  {
    const double stage = terms_.scale * system_.weight;
    const double factor = stage * (terms_.uniform ? terms_.uniform_coefficient : 1.);
    this->apply_weighted(result,
                         direction.block(this->field()),
                         [&](const unsigned int begin, const unsigned int end) {
                           this->scale_and_add_all(direction, factor, result, begin, end);
                         });
    this->add_coefficient_variation(terms_.coefficient_gradient,
                                    terms_.potential,
                                    direction,
                                    stage,
                                    result);
  }

  template <int dim>
  NodalTerm DiffusionRow<dim>::condensed_diagonal() const
  {
    NodalTerm diagonal;
    for (std::size_t j = this->field() + 1; j < system_.rows.size(); ++j)
      {
        const auto *const other = dynamic_cast<const DiffusionRow *>(system_.rows[j].get());
        if (other == nullptr || system_.is_resting(j) || !terms_.local[j] ||
            !other->terms().local[this->field()])
          continue;
        if (!diagonal)
          diagonal = *terms_.local[this->field()];
        const NodalArray &there = *terms_.local[j], &back = *other->terms().local[this->field()],
                         &own = *other->terms().local[j];
        for (unsigned int k = 0; k < diagonal->size(); ++k)
          if (own[k] > 0.)
            (*diagonal)[k] -= there[k] * back[k] / own[k];
      }
    return diagonal;
  }

  template <int dim>
  void DiffusionRow<dim>::set_up_own_inverse()
  {
    // The preconditioner solves for those with a higher number after this one, and what these give back is then in the diagonal of
    // this one, or two that exchange heat fast would approach the mean of both little by little.
    if (const NodalTerm diagonal = condensed_diagonal())
      inverse_.set_up_spreading(terms_, system_.weight, *diagonal);
    else
      inverse_.set_up_spreading(terms_, system_.weight);
  }

  template <int dim>
  std::vector<DiffusionRow<dim> *> DiffusionRow<dim>::restored_together() const
  {
    std::vector<DiffusionRow *> rows;
    for (const std::size_t i : system_.order)
      if (auto *const row = dynamic_cast<DiffusionRow *>(system_.rows[i].get());
          row != nullptr && !system_.boundary.has_values(i))
        rows.push_back(row);
    return rows;
  }

  template <int dim>
  void DiffusionRow<dim>::restore_integral(const State &known, State &u)
  {
    // What one of them gives another one, as a film heat to a plate, changes with a shift of either: all of them at once, when the
    // last one has its turn.
    const std::vector<DiffusionRow *> rows = restored_together();
    if (rows.empty() || rows.back() != this)
      return;
    // By a shift of all of it. What the body takes up and gives away changes with that, over a long step by far more than
    // the body holds: hence Newton's method, with the derivative of the stage, of which two steps are enough.
    const std::size_t n = rows.size();
    std::vector<double> slopes(n * n, 0.);
    const double *mass = system_.space.mass().begin();
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        {
          const RowTerms<dim> &terms = rows[i]->terms();
          const NodalTerm &local = terms.local[rows[j]->field()];
          for (unsigned int k = 0; local && k < local->size(); ++k)
            if (mass[k] != 0.)
              slopes[i * n + j] += (*local)[k] / terms.scale;
        }
    dealii::Utilities::MPI::sum(slopes, system_.space.mesh().get_communicator(), slopes);
    for (int step = 0; step < 2; ++step)
      {
        std::vector<double> shifts;
        for (DiffusionRow *const row : rows)
          shifts.push_back(-row->integral_defect(known, u, u));
        if (!solve_dominant(slopes, shifts))
          return;
        for (std::size_t i = 0; i < n; ++i)
          u.block(rows[i]->field()).add(shifts[i]);
      }
  }

  template class DiffusionRow<2>;
  template class DiffusionRow<3>;
} // namespace softlattice
