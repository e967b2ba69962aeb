// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/stage_matrix.h"

namespace softlattice
{
  namespace
  {
    /// to[i] += a[i] * x[i] on a range.
    void add_product(double *DEAL_II_RESTRICT to,
                     const double *DEAL_II_RESTRICT a,
                     const double *DEAL_II_RESTRICT x,
                     const unsigned int begin,
                     const unsigned int end)
    {
      DEAL_II_OPENMP_SIMD_PRAGMA
      for (unsigned int i = begin; i < end; ++i)
        to[i] += a[i] * x[i];
    }

    /// to[i] = factor * to[i] + a[i] * x[i] on a range.
    void scale_and_add_product(double *DEAL_II_RESTRICT to,
                               const double factor,
                               const double *DEAL_II_RESTRICT a,
                               const double *DEAL_II_RESTRICT x,
                               const unsigned int begin,
                               const unsigned int end)
    {
      DEAL_II_OPENMP_SIMD_PRAGMA
      for (unsigned int i = begin; i < end; ++i)
        to[i] = factor * to[i] + a[i] * x[i];
    }
  } // namespace

  template <int dim>
  StageMatrix<dim>::StageMatrix(const Space<dim> &space, const std::vector<FieldEquation> &fields)
    : space_(space)
    , rows_(fields.size())
  {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      {
        rows_[i].kind = fields[i].kind;
        rows_[i].gradient_coefficient = fields[i].gradient_coefficient;
        rows_[i].coefficient_gradient.resize(fields.size());
        rows_[i].local.resize(fields.size());
        rows_[i].curvature.resize(fields.size());
      }
  }

  template <int dim>
  void StageMatrix<dim>::reinit(const Stiffness<dim, double> &stiffness,
                                const GradientTerms<dim> *terms)
  {
    stiffness_ = &stiffness;
    terms_ = terms;
    if (terms_ != nullptr)
      {
        terms_image_.reinit(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i)
          space_.initialise(terms_image_.block(i));
        terms_image_.collect_sizes();
      }
    bool needs_flux = false, needs_variation = false;
    for (Row &row : rows_)
      {
        needs_flux = needs_flux || row.kind == FieldKind::conserved;
        needs_variation = needs_variation || !row.uniform;
        if (!row.uniform)
          {
            space_.initialise(row.coefficient);
            space_.initialise(row.potential);
          }
      }
    if (needs_flux)
      space_.initialise(flux_potential_);
    if (needs_variation)
      space_.initialise(variation_);
    if (needs_variation || rows_.size() > 1)
      space_.initialise(image_);
  }

  template <int dim>
  void StageMatrix<dim>::apply_weighted(const Row &row,
                                        Vector &result,
                                        const Vector &source,
                                        const typename Stiffness<dim, double>::Finish &finish)
  {
    ++n_applications_;
    if (row.uniform)
      stiffness_->apply(result, source, finish);
    else
      stiffness_->apply(result, source, row.coefficient, finish);
  }

  template <int dim>
  void StageMatrix<dim>::add_coefficient_variation(const std::size_t i,
                                                   const std::size_t j,
                                                   const Vector &direction,
                                                   const double factor,
                                                   Vector &result)
  {
    const NodalArray &derivative = *rows_[i].coefficient_gradient[j];
    for (unsigned int k = 0; k < derivative.size(); ++k)
      variation_.local_element(k) = factor * derivative[k] * direction.local_element(k);
    variation_.update_ghost_values();
    ++n_applications_;
    stiffness_->apply(image_, rows_[i].potential, variation_);
    variation_.zero_out_ghost_values();
    result += image_;
  }

  template <int dim>
  void StageMatrix<dim>::apply_non_conserved(const State &direction,
                                             const std::size_t i,
                                             Vector &result)
  {
    const Row &row = rows_[i];
    const double factor = row.scale * weight * row.gradient_coefficient *
                          (row.uniform ? row.of_drive(row.uniform_coefficient) : 1.);
    const Vector &own = direction.block(i);
    ++n_applications_;
    stiffness_->apply(result, own, [&](const unsigned int begin, const unsigned int end) {
      for (auto slow = std::lower_bound(row.slow.begin(), row.slow.end(), std::pair(begin, 0.));
           slow != row.slow.end() && slow->first < end;
           ++slow)
        result.local_element(slow->first) *= slow->second;
      scale_and_add_product(result.begin(), factor, row.local[i]->begin(), own.begin(), begin, end);
      for (std::size_t j = 0; j < rows_.size(); ++j)
        if (j != i && row.local[j])
          add_product(result.begin(),
                      row.local[j]->begin(),
                      direction.block(j).begin(),
                      begin,
                      end);
    });
    if (terms_ == nullptr)
      return;
    Vector &image = terms_image_.block(i);
    for (const auto &[node, part] : row.slow)
      image.local_element(node) *= part;
    result.add(row.scale * weight * (row.uniform ? row.of_drive(row.uniform_coefficient) : 1.),
               image);
  }

  template <int dim>
  void StageMatrix<dim>::apply_conserved(const State &direction,
                                         const std::size_t i,
                                         Vector &result)
  {
    const Row &row = rows_[i];
    Vector &nu = flux_potential_;
    const double *DEAL_II_RESTRICT inverse_mass = space_.inverse_mass().begin();
    const double kappa = row.gradient_coefficient;
    const auto potential = [&](const unsigned int begin, const unsigned int end) {
      double *DEAL_II_RESTRICT out = nu.begin();
      DEAL_II_OPENMP_SIMD_PRAGMA
      for (unsigned int k = begin; k < end; ++k)
        out[k] *= kappa * inverse_mass[k];
      for (std::size_t j = 0; j < rows_.size(); ++j)
        if (row.curvature[j])
          add_product(out, row.curvature[j]->begin(), direction.block(j).begin(), begin, end);
      if (terms_ != nullptr)
        add_product(out, inverse_mass, terms_image_.block(i).begin(), begin, end);
    };
    if (kappa != 0.)
      {
        ++n_applications_;
        stiffness_->apply(nu, direction.block(i), potential);
      }
    else
      {
        nu = 0.;
        potential(0, nu.locally_owned_size());
      }
    if (!row.fixed.empty())
      for (const unsigned int node : row.fixed)
        {
          nu.local_element(node) = 0.;
          for (std::size_t j = 0; j < rows_.size(); ++j)
            if (row.curvature[j])
              nu.local_element(node) +=
                (*row.curvature[j])[node] * direction.block(j).local_element(node);
        }
    const double factor = row.scale * weight * (row.uniform ? row.uniform_coefficient : 1.);
    apply_weighted(row, result, nu, [&](const unsigned int begin, const unsigned int end) {
      scale_and_add_product(result.begin(),
                            factor,
                            row.local[i]->begin(),
                            direction.block(i).begin(),
                            begin,
                            end);
      for (std::size_t j = 0; j < rows_.size(); ++j)
        if (j != i && row.local[j])
          add_product(result.begin(),
                      row.local[j]->begin(),
                      direction.block(j).begin(),
                      begin,
                      end);
    });
    for (std::size_t j = 0; j < rows_.size(); ++j)
      if (row.coefficient_gradient[j])
        add_coefficient_variation(i, j, direction.block(j), row.scale * weight, result);
  }

  template <int dim>
  void StageMatrix<dim>::apply_electrostatic(const State &direction,
                                             const std::size_t i,
                                             Vector &result)
  {
    const Row &row = rows_[i];
    const double factor = row.scale * (row.uniform ? row.uniform_coefficient : 1.);
    apply_weighted(row,
                   result,
                   direction.block(i),
                   [&](const unsigned int begin, const unsigned int end) {
                     for (unsigned int k = begin; k < end; ++k)
                       result.local_element(k) *= factor;
                     for (std::size_t j = 0; j < rows_.size(); ++j)
                       if (row.local[j])
                         add_product(result.begin(),
                                     row.local[j]->begin(),
                                     direction.block(j).begin(),
                                     begin,
                                     end);
                   });
    for (std::size_t j = 0; j < rows_.size(); ++j)
      if (row.coefficient_gradient[j])
        add_coefficient_variation(i, j, direction.block(j), row.scale, result);
    if (terms_ != nullptr)
      result.add(-row.scale, terms_image_.block(i));
    if (row.floating)
      {
        // The balance of charge fixes the mean of its right-hand side; the mean of u is zero.
        const Vector &mass = space_.mass();
        const double volume = space_.volume();
        const double mean =
          (mass * direction.block(i)) / volume - result.mean_value() * result.size() / volume;
        result.add(mean, mass);
      }
  }

  template <int dim>
  void StageMatrix<dim>::apply(const State &direction, State &result)
  {
    if (terms_ != nullptr)
      {
        ++n_applications_;
        terms_->apply(direction, terms_image_);
      }
    for (std::size_t i = 0; i < rows_.size(); ++i)
      {
        const Row &row = rows_[i];
        Vector &out = result.block(i);
        switch (row.kind)
          {
            case FieldKind::non_conserved:
              apply_non_conserved(direction, i, out);
              break;
            case FieldKind::conserved:
              apply_conserved(direction, i, out);
              break;
            case FieldKind::electrostatic:
              apply_electrostatic(direction, i, out);
              break;
          }
        // Neither hanging nodes nor given values are unknowns: identity.
        const double one = 1. / row.unknown_scale;
        for (const unsigned int node : space_.constrained_nodes())
          out.local_element(node) = one * direction.block(i).local_element(node);
        for (const unsigned int node : row.fixed)
          out.local_element(node) = one * direction.block(i).local_element(node);
      }
  }

  template <int dim>
  void StageMatrix<dim>::subtract_coupling(const std::size_t i,
                                           const std::size_t j,
                                           const Vector &direction,
                                           Vector &result)
  {
    const Row &row = rows_[i];
    if (row.local[j])
      for (unsigned int k = 0; k < row.local[j]->size(); ++k)
        result.local_element(k) -= (*row.local[j])[k] * direction.local_element(k);
    if (row.kind == FieldKind::conserved && row.curvature[j])
      {
        Vector &nu = flux_potential_;
        for (unsigned int k = 0; k < row.curvature[j]->size(); ++k)
          nu.local_element(k) = (*row.curvature[j])[k] * direction.local_element(k);
        const double factor = row.scale * weight * (row.uniform ? row.uniform_coefficient : 1.);
        apply_weighted(row, image_, nu, [&](const unsigned int begin, const unsigned int end) {
          for (unsigned int k = begin; k < end; ++k)
            result.local_element(k) -= factor * image_.local_element(k);
        });
      }
    for (const unsigned int node : space_.constrained_nodes())
      result.local_element(node) = 0.;
    for (const unsigned int node : row.fixed)
      result.local_element(node) = 0.;
  }

  template class StageMatrix<2>;
  template class StageMatrix<3>;
} // namespace softlattice
