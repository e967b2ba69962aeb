// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/combined_equations.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  namespace
  {
    BoundaryCondition::Function scaled(BoundaryCondition::Function function, const double scale)
    {
      return [function = std::move(function), scale](const std::array<double, 3> &place,
                                                     const double t) {
        return scale * function(place, t);
      };
    }
  } // namespace

  CombinedEquations::CombinedEquations(Equations &part,
                                       ExpressionEquations &own,
                                       const double scale,
                                       Values values)
    : part_(part)
    , own_(own)
    , scale_(scale)
    , values_(std::move(values))
    , n_part_(part.fields().size())
    , fields_(part.fields())
    , boundary_conditions_(part.boundary_conditions())
  {
    own.scale_gradient_energy(scale);
    std::vector<GradientEnergy *> terms;
    for (GradientEnergy *one : {part.gradient_energy(), own.gradient_energy()})
      if (one != nullptr)
        terms.push_back(one);
    if (!terms.empty())
      gradient_energy_.emplace(std::move(terms));
    for (FieldEquation field : own.fields())
      {
        field.gradient_coefficient *= scale;
        fields_.push_back(std::move(field));
      }
    for (BoundaryCondition condition : own.boundary_conditions())
      {
        // What enters through a boundary is a gradient times what has been scaled; of a conserved field
        // mobility and potential have been scaled against one another.
        const bool is_scaled = own.fields()[condition.field].kind != FieldKind::conserved;
        if (is_scaled && condition.kind == BoundaryCondition::Kind::flux)
          condition.value = scaled(condition.value, scale);
        if (is_scaled && condition.kind == BoundaryCondition::Kind::exchange)
          condition.coefficient = scaled(condition.coefficient, scale);
        condition.field += n_part_;
        boundary_conditions_.push_back(std::move(condition));
      }
  }

  double CombinedEquations::coefficient_scale(const std::size_t own_field) const
  {
    return own_.fields()[own_field].kind == FieldKind::electrostatic ? scale_ : 1. / scale_;
  }

  void CombinedEquations::set_nodes(const std::vector<std::array<double, 3>> &places)
  {
    n_nodes_ = places.size();
    part_.set_nodes(places);
    own_.set_nodes(places);
  }

  void CombinedEquations::set_time(const double t, const bool before)
  {
    part_.set_time(t, before);
    own_.set_time(t, before);
    own_.set_values(values_(t, before));
  }

  void CombinedEquations::energy(const NodeRange nodes,
                                 const double *const *u,
                                 double *value,
                                 double *const *gradient,
                                 double *const *hessian) const
  {
    const std::size_t n = fields_.size(), n_second = n * (n + 1) / 2;
    const auto clear = [&](double *const row) {
      if (row != nullptr)
        std::fill(row + nodes.begin, row + nodes.end, 0.);
    };
    // Of the part, in the places that its derivatives have among all.
    std::vector<double *> second(n_part_ * (n_part_ + 1) / 2, nullptr);
    for (std::size_t i = 0; hessian != nullptr && i < n; ++i)
      for (std::size_t j = i; j < n; ++j)
        {
          double *const row = hessian[of_triangle(i, j, n)];
          if (is_of_part(j))
            second[of_triangle(i, j, n_part_)] = row;
          else
            clear(row);
        }
    if (gradient != nullptr)
      for (std::size_t i = n_part_; i < n; ++i)
        clear(gradient[i]);
    part_.energy(nodes, u, value, gradient, hessian == nullptr ? nullptr : second.data());
    if (!own_.has_energy())
      return;

    // The formulas are evaluated beside it and added.
    std::vector<std::pair<double *, double *>> sums; // to what, and what
    const std::size_t length = nodes.end - nodes.begin;
    scratch_.resize((1 + n + n_second) * length);
    double *free = scratch_.data();
    const auto beside = [&](double *const wanted) -> double * {
      if (wanted == nullptr)
        return nullptr;
      double *const row = free - nodes.begin;
      free += length;
      sums.emplace_back(wanted, row);
      return row;
    };
    double *const own_value = beside(value);
    std::vector<double *> first(n, nullptr), all_second(n_second, nullptr);
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      first[i] = beside(gradient[i]);
    for (std::size_t k = 0; hessian != nullptr && k < n_second; ++k)
      all_second[k] = beside(hessian[k]);
    own_.energy(nodes,
                u,
                own_value,
                gradient == nullptr ? nullptr : first.data(),
                hessian == nullptr ? nullptr : all_second.data());
    for (const auto &[to, what] : sums)
      for (std::size_t k = nodes.begin; k < nodes.end; ++k)
        to[k] += scale_ * what[k];
  }

  std::vector<double *> CombinedEquations::scratch_beside(double *const *wanted,
                                                          const std::size_t first) const
  {
    std::vector<double *> rows(fields_.size(), nullptr);
    for (std::size_t i = 0; wanted != nullptr && i < rows.size(); ++i)
      if (wanted[i] != nullptr)
        rows[i] = scratch_.data() + (first + i) * n_nodes_;
    return rows;
  }

  std::vector<std::size_t> CombinedEquations::gradients_read() const
  {
    std::vector<std::size_t> all = part_.gradients_read();
    const std::vector<std::size_t> more = own_.gradients_read();
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  bool CombinedEquations::coefficient_is_uniform(const std::size_t field) const
  {
    return is_of_part(field)
             ? part_.coefficient_is_uniform(field) && !own_.has_mobility_factor(field)
             : own_.coefficient_is_uniform(own(field));
  }

  double CombinedEquations::uniform_coefficient(const std::size_t field) const
  {
    return is_of_part(field) ? part_.uniform_coefficient(field)
                             : coefficient_scale(own(field)) * own_.uniform_coefficient(own(field));
  }

  void CombinedEquations::coefficient(const std::size_t field,
                                      const double *const *u,
                                      double *value,
                                      double *const *gradient) const
  {
    const std::size_t n = fields_.size();
    if (!is_of_part(field))
      {
        const double scale = coefficient_scale(own(field));
        own_.coefficient(own(field), u, value, gradient);
        for (std::size_t k = 0; value != nullptr && k < n_nodes_; ++k)
          value[k] *= scale;
        for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
          for (std::size_t k = 0; gradient[i] != nullptr && k < n_nodes_; ++k)
            gradient[i][k] *= scale;
        return;
      }
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      if (gradient[i] != nullptr)
        std::fill_n(gradient[i], n_nodes_, 0.);
    const bool has_factor = own_.has_mobility_factor(field);
    if (!has_factor)
      return part_.coefficient(field, u, value, gradient);
    // (factor times mobility)' = factor' times mobility + factor times mobility'
    scratch_.resize((2 + n) * n_nodes_);
    double *const mobility = scratch_.data(), *const factor = mobility + n_nodes_;
    const std::vector<double *> slope = scratch_beside(gradient, 2);
    if (part_.coefficient_is_uniform(field))
      std::fill_n(mobility, n_nodes_, part_.uniform_coefficient(field));
    else
      part_.coefficient(field, u, mobility, gradient);
    own_.mobility_factor(field, u, factor, gradient == nullptr ? nullptr : slope.data());
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      for (std::size_t k = 0; gradient[i] != nullptr && k < n_nodes_; ++k)
        gradient[i][k] = factor[k] * gradient[i][k] + slope[i][k] * mobility[k];
    for (std::size_t k = 0; value != nullptr && k < n_nodes_; ++k)
      value[k] = factor[k] * mobility[k];
  }

  bool CombinedEquations::coefficient_depends_on_fields(const std::size_t field) const
  {
    return is_of_part(field)
             ? part_.coefficient_depends_on_fields(field) || own_.has_mobility_factor(field)
             : own_.coefficient_depends_on_fields(own(field));
  }

  bool CombinedEquations::has_source(const std::size_t field) const
  {
    return is_of_part(field) ? part_.has_source(field) || own_.has_source_of_other(field)
                             : own_.has_source(own(field));
  }

  void CombinedEquations::source(const std::size_t field,
                                 const double *const *u,
                                 double *value,
                                 double *const *gradient) const
  {
    if (!is_of_part(field))
      return own_.source(own(field), u, value, gradient);
    if (!part_.has_source(field))
      return own_.source_of_other(field, u, value, gradient);
    const std::size_t n = fields_.size();
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      if (gradient[i] != nullptr)
        std::fill_n(gradient[i], n_nodes_, 0.);
    part_.source(field, u, value, gradient);
    if (!own_.has_source_of_other(field))
      return;
    scratch_.resize((1 + n) * n_nodes_);
    double *const more = scratch_.data();
    const std::vector<double *> slope = scratch_beside(gradient, 1);
    own_.source_of_other(field, u, more, gradient == nullptr ? nullptr : slope.data());
    for (std::size_t k = 0; value != nullptr && k < n_nodes_; ++k)
      value[k] += more[k];
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      for (std::size_t k = 0; gradient[i] != nullptr && k < n_nodes_; ++k)
        gradient[i][k] += slope[i][k];
  }

  std::string CombinedEquations::stated_in(const Law law, const std::size_t field) const
  {
    if (!is_of_part(field))
      return own_.stated_in(law, own(field));
    const bool is_by_formula = (law == Law::coefficient && own_.has_mobility_factor(field)) ||
                               (law == Law::source && own_.has_source_of_other(field));
    return is_by_formula ? own_.stated_in_of_other(law, field) : part_.stated_in(law, field);
  }

  std::string CombinedEquations::energy_stated_in(const std::size_t node,
                                                  const double *const *u) const
  {
    // The laws of the program exist wherever the solver may ask for them.
    return own_.energy_stated_in(node, u);
  }
} // namespace softlattice
