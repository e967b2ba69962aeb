// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// The laws of all parts together, at the nodes.
#include "solver/parts/equations/combined_equations.h"
#include "solver/parts/equations/field_rows.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    void clear(double *const row, const NodeRange nodes)
    {
      if (row != nullptr)
        std::fill(row + nodes.begin, row + nodes.end, 0.);
    }

    /// The derivatives by any of n fields that a term does not read.
    void clear_others(const std::vector<std::size_t> &reads,
                      const std::size_t n,
                      const NodeRange nodes,
                      double *const *gradient,
                      double *const *hessian)
    {
      std::vector<bool> is_read(n, false);
      for (const std::size_t i : reads)
        is_read[i] = true;
      for (std::size_t i = 0; i < n; ++i)
        {
          if (gradient != nullptr && !is_read[i])
            clear(gradient[i], nodes);
          for (std::size_t j = i; hessian != nullptr && j < n; ++j)
            if (!is_read[i] || !is_read[j])
              clear(hessian[of_triangle(i, j, n)], nodes);
        }
    }

    void scale_by(const double scale,
                  double *const *rows,
                  const std::size_t n,
                  const NodeRange nodes)
    {
      for (std::size_t i = 0; rows != nullptr && i < n; ++i)
        for (std::size_t k = nodes.begin; rows[i] != nullptr && k < nodes.end; ++k)
          rows[i][k] *= scale;
    }

    void add(const double scale,
             double *const *what,
             double *const *to,
             const std::size_t n,
             const NodeRange nodes)
    {
      for (std::size_t i = 0; to != nullptr && i < n; ++i)
        for (std::size_t k = nodes.begin; to[i] != nullptr && k < nodes.end; ++k)
          to[i][k] += scale * what[i][k];
    }
  } // namespace

  void CombinedEquations::evaluate(const Use &use,
                                   const NodeRange nodes,
                                   const double *const *u,
                                   double *value,
                                   double *const *gradient,
                                   double *const *hessian) const
  {
    const Numbers &reads = use.reads;
    const std::size_t n = fields().size(), n_read = reads.size();
    std::vector<double *> first, second;
    if (gradient != nullptr)
      first = rows_of(reads, gradient);
    if (hessian != nullptr)
      for (std::size_t i = 0; i < n_read; ++i)
        for (std::size_t j = i; j < n_read; ++j)
          second.push_back(hessian[of_pair(reads[i], reads[j], n)]);
    use.term->evaluate(nodes,
                       rows_of(reads, u).data(),
                       value,
                       gradient == nullptr ? nullptr : first.data(),
                       hessian == nullptr ? nullptr : second.data());
    if (use.scale == 1.)
      return;
    scale_by(use.scale, &value, 1, nodes);
    scale_by(use.scale, first.data(), first.size(), nodes);
    scale_by(use.scale, second.data(), second.size(), nodes);
  }

  void CombinedEquations::sum(const std::vector<Use> &terms,
                              const NodeRange nodes,
                              const double *const *u,
                              double *value,
                              double *const *gradient,
                              double *const *hessian) const
  {
    const std::size_t n = fields().size(), n_second = n * (n + 1) / 2;
    const std::size_t length = nodes.end - nodes.begin;
    clear_others(terms.empty() ? Numbers() : terms.front().reads, n, nodes, gradient, hessian);
    if (terms.empty())
      return clear(value, nodes);
    evaluate(terms.front(), nodes, u, value, gradient, hessian);
    // The others are evaluated beside it and added, as far as they have derivatives.
    scratch_.resize((1 + n + n_second) * length);
    for (std::size_t i = 1; i < terms.size(); ++i)
      {
        const Use &use = terms[i];
        double *free = scratch_.data() - nodes.begin;
        const auto beside = [&free, length](double *const wanted) {
          if (wanted != nullptr)
            free += length;
          return wanted == nullptr ? nullptr : free - length;
        };
        double *const more = beside(value);
        std::vector<double *> first, second, to_first, to_second;
        for (std::size_t a = 0; a < use.reads.size(); ++a)
          {
            if (gradient != nullptr)
              {
                to_first.push_back(gradient[use.reads[a]]);
                first.push_back(beside(to_first.back()));
              }
            for (std::size_t b = a; hessian != nullptr && b < use.reads.size(); ++b)
              {
                to_second.push_back(hessian[of_pair(use.reads[a], use.reads[b], n)]);
                second.push_back(beside(to_second.back()));
              }
          }
        use.term->evaluate(nodes,
                           rows_of(use.reads, u).data(),
                           more,
                           gradient == nullptr ? nullptr : first.data(),
                           hessian == nullptr ? nullptr : second.data());
        add(use.scale, &more, &value, 1, nodes);
        add(use.scale, first.data(), to_first.data(), first.size(), nodes);
        add(use.scale, second.data(), to_second.data(), second.size(), nodes);
      }
  }

  void CombinedEquations::energy(const NodeRange nodes,
                                 const double *const *u,
                                 double *value,
                                 double *const *gradient,
                                 double *const *hessian) const
  {
    sum(energies_, nodes, u, value, gradient, hessian);
  }

  double CombinedEquations::uniform_coefficient(const std::size_t field) const
  {
    const LawsOfField &laws = laws_[field];
    double product = laws.coefficient.scale * laws.coefficient.term->uniform_value();
    for (const Use &use : laws.factors)
      product *= use.term->uniform_value();
    return product;
  }

  void CombinedEquations::coefficient(const std::size_t field,
                                      const double *const *u,
                                      double *value,
                                      double *const *gradient) const
  {
    const std::size_t n = fields().size();
    const NodeRange all{0, n_nodes_};
    const LawsOfField &laws = laws_[field];
    // All: a coefficient that depends on no field leaves its derivatives as they are.
    clear_others({}, n, all, gradient, nullptr);
    if (laws.factors.empty())
      return evaluate(laws.coefficient, all, u, value, gradient, nullptr);
    // (factor times mobility)' = factor' times mobility + factor times mobility'
    scratch_.resize((2 + n) * n_nodes_);
    double *const mobility = scratch_.data(), *const factor = mobility + n_nodes_;
    std::vector<double *> slope(n, nullptr);
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      if (gradient[i] != nullptr)
        slope[i] = factor + (1 + i) * n_nodes_;
    if (laws.coefficient.term->is_uniform())
      std::fill_n(mobility,
                  n_nodes_,
                  laws.coefficient.scale * laws.coefficient.term->uniform_value());
    else
      evaluate(laws.coefficient, all, u, mobility, gradient, nullptr);
    for (const Use &use : laws.factors)
      {
        clear_others(use.reads, n, all, slope.data(), nullptr);
        evaluate(use, all, u, factor, gradient == nullptr ? nullptr : slope.data(), nullptr);
        for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
          for (std::size_t k = 0; gradient[i] != nullptr && k < n_nodes_; ++k)
            gradient[i][k] = factor[k] * gradient[i][k] + slope[i][k] * mobility[k];
        for (std::size_t k = 0; k < n_nodes_; ++k)
          mobility[k] = factor[k] * mobility[k];
      }
    if (value != nullptr)
      std::copy_n(mobility, n_nodes_, value);
  }

  template <typename LawOfPart>
  void CombinedEquations::evaluate_in(const Member &part,
                                      const double scale,
                                      const double *const *u,
                                      double *value,
                                      double *const *gradient,
                                      const LawOfPart &law) const
  {
    const NodeRange nodes{0, n_nodes_};
    clear_others(part.reads, fields().size(), nodes, gradient, nullptr);
    std::vector<double *> first;
    if (gradient != nullptr)
      first = rows_of(part.reads, gradient);
    law(rows_of(part.reads, u).data(), value, gradient == nullptr ? nullptr : first.data());
    scale_by(scale, &value, 1, nodes);
    scale_by(scale, first.data(), first.size(), nodes);
  }

  void CombinedEquations::carried_mobility(const Use &amount,
                                           const std::size_t by,
                                           const double *const *u,
                                           double *value,
                                           double *const *gradient) const
  {
    const std::size_t n = fields().size();
    const NodeRange all{0, n_nodes_};
    std::vector<double> mobility(n_nodes_), arrays((1 + n) * n_nodes_);
    if (laws_[by].coefficient.term->is_uniform() && laws_[by].factors.empty())
      {
        clear_others({}, n, all, gradient, nullptr);
        std::fill(mobility.begin(), mobility.end(), uniform_coefficient(by));
      }
    else
      coefficient(by, u, mobility.data(), gradient);
    double *const part = arrays.data();
    std::vector<double *> slope(n, nullptr);
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      if (gradient[i] != nullptr)
        slope[i] = part + (1 + i) * n_nodes_;
    evaluate(amount, all, u, part, gradient == nullptr ? nullptr : slope.data(), nullptr);
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      for (std::size_t k = 0; gradient[i] != nullptr && k < n_nodes_; ++k)
        gradient[i][k] = part[k] * gradient[i][k] + slope[i][k] * mobility[k];
    if (value != nullptr)
      for (std::size_t k = 0; k < n_nodes_; ++k)
        value[k] = part[k] * mobility[k];
  }

  void CombinedEquations::cross_mobility(const std::size_t field,
                                         const std::size_t other,
                                         const double *const *u,
                                         double *value,
                                         double *const *gradient) const
  {
    for (const auto &[by, amount] : laws_[field].carried)
      if (by == other)
        return carried_mobility(amount, by, u, value, gradient);
    const Member &part = member_of(field);
    evaluate_in(part, part.scale, u, value, gradient, [&](const auto &...of_part) {
      part.equations->cross_mobility(field - part.first, other - part.first, of_part...);
    });
  }

  void CombinedEquations::potential_by(const std::size_t field,
                                       const std::size_t other,
                                       const double *const *u,
                                       double *value,
                                       double *const *gradient) const
  {
    const Member &part = member_of(field);
    const auto number = std::find(part.reads.begin(), part.reads.end(), other) - part.reads.begin();
    // Scaled as energies are, not as mobilities.
    evaluate_in(part, 1. / part.scale, u, value, gradient, [&](const auto &...of_part) {
      part.equations->potential_by(field - part.first, number, of_part...);
    });
  }

  void CombinedEquations::source_by_rate(const std::size_t field,
                                         const std::size_t of,
                                         const double *const *u,
                                         double *value) const
  {
    std::fill_n(value, n_nodes_, 0.);
    std::vector<double> one(n_nodes_);
    for (const Use &use : laws_[field].sources)
      for (const std::size_t i : use.term->rates_read())
        if (use.reads[i] == of)
          {
            use.term->by_rate(i, rows_of(use.reads, u).data(), one.data());
            for (std::size_t k = 0; k < n_nodes_; ++k)
              value[k] += one[k];
          }
  }

  void CombinedEquations::source(const std::size_t field,
                                 const double *const *u,
                                 double *value,
                                 double *const *gradient) const
  {
    sum(laws_[field].sources, {0, n_nodes_}, u, value, gradient, nullptr);
  }
} // namespace softlattice
