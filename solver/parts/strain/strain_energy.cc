// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/strain/strain_energy.h"

#include "models/elasticity/misfit_relaxation.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_local = ElasticEnergy::n_arguments;

    double *shifted(double *const row, const std::size_t by)
    {
      return row == nullptr ? nullptr : row + by;
    }

    /// As the lattice is turned at points from one of them on, if it is turned anywhere.
    void turn(ElasticEnergy::Rows &rows, const LatticeAngles::Turns &turns, const std::size_t first)
    {
      if (turns.cosine.empty())
        return;
      rows.cosine = turns.cosine.data() + first;
      rows.sine = turns.sine.data() + first;
    }
  } // namespace

  const std::array<std::string, 3> &StrainFields::names_of_displacements()
  {
    static const std::array<std::string, 3> names = {"ux", "uy", "uz"};
    return names;
  }

  std::vector<std::string> StrainFields::names() const
  {
    std::vector<std::string> list;
    for (const auto &one : {phase, composition, temperature})
      if (one)
        list.push_back(*one);
    for (std::size_t i = 0; i < n_displacements; ++i)
      list.push_back(names_of_displacements()[i]);
    if (has_retained)
      list.emplace_back(MisfitRelaxation::name_of_field);
    return list;
  }

  StrainEnergy::StrainEnergy(ElasticEnergy &energy,
                             const StrainFields &fields,
                             const InterfaceLaminate *const laminate,
                             TurnsAt turns_at,
                             Free free)
    : energy_(energy)
    , read_(fields)
    , laminate_(laminate)
    , turns_at_(std::move(turns_at))
    , free_(std::move(free))
    , given_(energy.imposed)
  {
    for (std::size_t i = 0; i < fields.number(); ++i)
      numbers_.push_back(i);
    for (std::size_t i = 0; i < fields.number() * arguments_per_field; ++i)
      acts_by_.push_back(acts_by(i));
  }

  std::optional<std::size_t> StrainEnergy::acts_by(const std::size_t argument) const
  {
    const std::size_t field = argument / arguments_per_field,
                      which = argument % arguments_per_field;
    if (field >= read_.first_displacement() && field < read_.of_retained())
      {
        if (which == 0)
          return {};
        return ElasticEnergy::first_strain +
               voigt_of(field - read_.first_displacement(), which - 1);
      }
    if (which == 0 && read_.phase && field == 0)
      return 0;
    if (which == 0 && read_.composition && field == read_.of_composition())
      return 1;
    if (which == 0 && read_.has_retained && field == read_.of_retained())
      return ElasticEnergy::of_retained;
    return {};
  }

  ElasticEnergy::Rows StrainEnergy::rows_of(const NodeRange points,
                                            const double *const *arguments) const
  {
    constexpr std::size_t per_field = arguments_per_field;
    ElasticEnergy::Rows rows;
    rows.uniform_temperature = temperature_;
    if (read_.phase)
      {
        rows.eta = arguments[0];
        for (std::size_t d = 0; d < 3; ++d)
          rows.phase_gradient[d] = arguments[1 + d];
      }
    if (read_.composition)
      rows.x = arguments[read_.of_composition() * per_field];
    if (read_.temperature)
      rows.temperature = arguments[read_.of_temperature() * per_field];
    if (read_.has_retained)
      rows.retained = arguments[read_.of_retained() * per_field];
    for (std::size_t i = 0; i < read_.n_displacements; ++i)
      for (std::size_t j = 0; j < 3; ++j)
        rows.gradient[3 * i + j] = arguments[(read_.first_displacement() + i) * per_field + 1 + j];
    turn(rows, points_, points.begin);
    return rows;
  }

  void StrainEnergy::evaluate_laws(const std::size_t n,
                                   const ElasticEnergy::Rows &rows,
                                   double *const value,
                                   double *const *const first,
                                   double *const *const second) const
  {
    energy_.evaluate(n, rows, value, first, second);
    if (laminate_ != nullptr)
      laminate_->add(n, rows, value, first, second);
  }

  void StrainEnergy::evaluate(const NodeRange points,
                              const double *const *arguments,
                              double *const value,
                              double *const *gradient,
                              double *const *hessian) const
  {
    const std::size_t n = points.end - points.begin, n_all = acts_by_.size();
    const ElasticEnergy::Rows rows = rows_of(points, arguments);
    // Each derivative is evaluated once, and several arguments may act by one strain.
    constexpr std::size_t n_second = n_local * (n_local + 1) / 2;
    std::array<double *, n_local> first{};
    std::array<double *, n_second> second{};
    std::size_t n_rows = 0;
    const auto is_wanted = [&](const std::size_t i, const std::size_t j) {
      return hessian[of_triangle(i, j, n_all)] != nullptr && acts_by_[i] && acts_by_[j];
    };
    scratch_.resize((n_local + n_second) * n);
    const auto give = [&](double *&row) {
      if (row == nullptr)
        row = scratch_.data() + n * n_rows++;
    };
    for (std::size_t i = 0; i < n_all; ++i)
      {
        if (gradient != nullptr && gradient[i] != nullptr && acts_by_[i])
          give(first[*acts_by_[i]]);
        for (std::size_t j = i; hessian != nullptr && j < n_all; ++j)
          if (is_wanted(i, j))
            give(second[of_pair(*acts_by_[i], *acts_by_[j], n_local)]);
      }
    evaluate_laws(n,
                  rows,
                  value,
                  gradient == nullptr ? nullptr : first.data(),
                  hessian == nullptr ? nullptr : second.data());
    const auto copy = [&](const double *const from, double *const to) {
      if (to != nullptr && from != nullptr)
        std::copy_n(from, n, to);
      else if (to != nullptr)
        std::fill_n(to, n, 0.);
    };
    for (std::size_t i = 0; i < n_all; ++i)
      {
        if (gradient != nullptr)
          copy(acts_by_[i] ? first[*acts_by_[i]] : nullptr, gradient[i]);
        for (std::size_t j = i; hessian != nullptr && j < n_all; ++j)
          copy(acts_by_[i] && acts_by_[j] ? second[of_pair(*acts_by_[i], *acts_by_[j], n_local)]
                                          : nullptr,
               hessian[of_triangle(i, j, n_all)]);
      }
  }

  void HeldStrainTerm::evaluate(const NodeRange nodes,
                                const double *const *u,
                                double *const value,
                                double *const *gradient,
                                double *const *hessian) const
  {
    const std::size_t n = nodes.end - nodes.begin, n_fields = names_.size();
    ElasticEnergy::Rows rows;
    rows.uniform_temperature = temperature_;
    std::vector<std::optional<std::size_t>> acts_by(n_fields);
    turn(rows, turns_, nodes.begin);
    if (read_.has_retained)
      {
        rows.retained = u[read_.of_retained()] + nodes.begin;
        acts_by[read_.of_retained()] = ElasticEnergy::of_retained;
      }
    if (read_.phase)
      {
        rows.eta = u[0] + nodes.begin;
        acts_by[0] = 0;
      }
    if (read_.composition)
      {
        rows.x = u[read_.of_composition()] + nodes.begin;
        acts_by[read_.of_composition()] = 1;
      }
    if (read_.temperature)
      rows.temperature = u[read_.of_temperature()] + nodes.begin;
    std::array<double *, n_local> first{};
    std::array<double *, n_local *(n_local + 1) / 2> second{};
    const auto clear = [&](double *const row) {
      if (row != nullptr)
        std::fill_n(row + nodes.begin, n, 0.);
    };
    for (std::size_t i = 0; i < n_fields; ++i)
      {
        if (gradient != nullptr && acts_by[i])
          first[*acts_by[i]] = shifted(gradient[i], nodes.begin);
        else if (gradient != nullptr)
          clear(gradient[i]);
        for (std::size_t j = i; hessian != nullptr && j < n_fields; ++j)
          {
            double *const row = hessian[of_triangle(i, j, n_fields)];
            if (acts_by[i] && acts_by[j])
              second[of_pair(*acts_by[i], *acts_by[j], n_local)] = shifted(row, nodes.begin);
            else
              clear(row);
          }
      }
    energy_.evaluate(n,
                     rows,
                     shifted(value, nodes.begin),
                     gradient == nullptr ? nullptr : first.data(),
                     hessian == nullptr ? nullptr : second.data());
  }

  void SpringTerm::evaluate(const NodeRange nodes,
                            const double *const *u,
                            double *const value,
                            double *const *gradient,
                            double *const *hessian) const
  {
    const std::size_t n_fields = names_.size();
    const auto set = [&](double *const row, const auto &law) {
      for (std::size_t k = nodes.begin; row != nullptr && k < nodes.end; ++k)
        row[k] = law(k);
    };
    set(value, [&](const std::size_t k) {
      double sum = 0.;
      for (std::size_t i = 0; i < n_fields; ++i)
        sum += 0.5 * stiffness_ * u[i][k] * u[i][k];
      return sum;
    });
    for (std::size_t i = 0; i < n_fields; ++i)
      {
        if (gradient != nullptr)
          set(gradient[i], [&](const std::size_t k) { return stiffness_ * u[i][k]; });
        for (std::size_t j = i; hessian != nullptr && j < n_fields; ++j)
          set(hessian[of_triangle(i, j, n_fields)],
              [&](const std::size_t) { return i == j ? stiffness_ : 0.; });
      }
  }
} // namespace softlattice
