// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/equations/gradient_energy_sum.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  GradientEnergySum::GradientEnergySum(std::vector<Term> terms)
    : terms_(std::move(terms))
  {
    for (const Term &term : terms_)
      fields_.insert(fields_.end(), term.fields.begin(), term.fields.end());
    std::sort(fields_.begin(), fields_.end());
    fields_.erase(std::unique(fields_.begin(), fields_.end()), fields_.end());
    for (const Term &term : terms_)
      {
        std::vector<std::size_t> &numbers = arguments_.emplace_back();
        for (const std::size_t field : term.fields)
          {
            const auto place = static_cast<std::size_t>(
              std::lower_bound(fields_.begin(), fields_.end(), field) - fields_.begin());
            for (std::size_t k = 0; k < arguments_per_field; ++k)
              numbers.push_back(place * arguments_per_field + k);
          }
      }
  }

  bool GradientEnergySum::reads_places() const
  {
    return std::any_of(terms_.begin(), terms_.end(), [](const Term &term) {
      return term.energy->reads_places();
    });
  }

  void GradientEnergySum::set_points(const std::vector<std::array<double, 3>> &places)
  {
    for (const Term &term : terms_)
      if (term.energy->reads_places())
        term.energy->set_points(places);
  }

  void GradientEnergySum::evaluate(const NodeRange points,
                                   const double *const *arguments,
                                   double *value,
                                   double *const *gradient,
                                   double *const *hessian) const
  {
    const std::size_t n = fields_.size() * arguments_per_field,
                      n_points = points.end - points.begin;
    if (terms_.size() == 1 && std::is_sorted(arguments_[0].begin(), arguments_[0].end()))
      return evaluate_alone(points, arguments, value, gradient, hessian);
    const auto clear = [&](double *const row) {
      if (row != nullptr)
        std::fill_n(row, n_points, 0.);
    };
    clear(value);
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      clear(gradient[i]);
    for (std::size_t k = 0; hessian != nullptr && k < n * (n + 1) / 2; ++k)
      clear(hessian[k]);
    for (std::size_t t = 0; t < terms_.size(); ++t)
      {
        const std::vector<std::size_t> &numbers = arguments_[t];
        const std::size_t m = numbers.size();
        std::vector<std::pair<double *, double *>> sums; // to what, and what
        std::vector<std::vector<double>> scratch;
        const auto beside = [&](double *const wanted) -> double * {
          if (wanted == nullptr)
            return nullptr;
          scratch.emplace_back(n_points);
          sums.emplace_back(wanted, scratch.back().data());
          return scratch.back().data();
        };
        std::vector<const double *> own(m);
        std::vector<double *> first(m, nullptr), second(m * (m + 1) / 2, nullptr);
        for (std::size_t i = 0; i < m; ++i)
          {
            own[i] = arguments[numbers[i]];
            if (gradient != nullptr)
              first[i] = beside(gradient[numbers[i]]);
            for (std::size_t j = i; hessian != nullptr && j < m; ++j)
              second[of_triangle(i, j, m)] = beside(hessian[of_pair(numbers[i], numbers[j], n)]);
          }
        double *const own_value = beside(value);
        terms_[t].energy->evaluate(points,
                                   own.data(),
                                   own_value,
                                   gradient == nullptr ? nullptr : first.data(),
                                   hessian == nullptr ? nullptr : second.data());
        for (const auto &[to, what] : sums)
          for (std::size_t k = 0; k < n_points; ++k)
            to[k] += terms_[t].scale * what[k];
      }
  }

  void GradientEnergySum::evaluate_alone(const NodeRange points,
                                         const double *const *arguments,
                                         double *value,
                                         double *const *gradient,
                                         double *const *hessian) const
  {
    const std::size_t n = fields_.size() * arguments_per_field,
                      n_points = points.end - points.begin;
    terms_[0].energy->evaluate(points, arguments, value, gradient, hessian);
    const auto scale = [&](double *const row) {
      for (std::size_t k = 0; row != nullptr && k < n_points; ++k)
        row[k] *= terms_[0].scale;
    };
    scale(value);
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      scale(gradient[i]);
    for (std::size_t k = 0; hessian != nullptr && k < n * (n + 1) / 2; ++k)
      scale(hessian[k]);
  }

  std::string GradientEnergySum::stated_in() const
  {
    std::string all;
    for (const Term &term : terms_)
      all += (all.empty() ? "" : " and ") + term.energy->stated_in();
    return all;
  }
} // namespace softlattice
