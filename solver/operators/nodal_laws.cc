// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/nodal_laws.h"

#include <algorithm>

namespace softlattice
{
  NodalLaws::NodalLaws(Equations &equations)
    : equations_(equations)
    , n_fields_(equations.fields().size())
    , gradient_(n_fields_)
    , hessian_(n_fields_ * (n_fields_ + 1) / 2)
  {}

  void NodalLaws::resize(const unsigned int n_nodes)
  {
    n_nodes_ = n_nodes;
    for (NodalArray &array : gradient_)
      array.resize(n_nodes);
    for (NodalArray &array : hessian_)
      array.resize(n_nodes);
    value_.clear();
    source_.clear();
  }

  std::vector<const double *> NodalLaws::pointers(const State &u) const
  {
    std::vector<const double *> list(n_fields_);
    for (std::size_t i = 0; i < n_fields_; ++i)
      list[i] = u.block(i).begin();
    return list;
  }

  void NodalLaws::prepare(const State &u, const BodyIntegral &body)
  {
    equations_.prepare(pointers(u).data(), body);
  }

  void NodalLaws::evaluate_energy(const State &u, const NodeRange nodes)
  {
    value_.resize(n_nodes_);
    equations_.energy(nodes, pointers(u).data(), value_.data(), nullptr, nullptr);
  }

  void NodalLaws::evaluate_gradient(const State &u, const NodeRange nodes)
  {
    std::vector<double *> gradient(n_fields_);
    for (std::size_t i = 0; i < n_fields_; ++i)
      gradient[i] = gradient_[i].data();
    equations_.energy(nodes, pointers(u).data(), nullptr, gradient.data(), nullptr);
  }

  void NodalLaws::evaluate_hessian(const State &u)
  {
    std::vector<double *> hessian(hessian_.size());
    for (std::size_t k = 0; k < hessian_.size(); ++k)
      hessian[k] = hessian_[k].data();
    equations_.energy({0, n_nodes_}, pointers(u).data(), nullptr, nullptr, hessian.data());
  }

  const NodalArray &NodalLaws::hessian(const std::size_t i, const std::size_t j) const
  {
    return hessian_[of_pair(i, j, n_fields_)];
  }

  const NodalArray &NodalLaws::source(const std::size_t i, const State &u)
  {
    if (!equations_.has_source(i))
      source_.clear();
    else
      {
        source_.resize(n_nodes_);
        equations_.source(i, pointers(u).data(), source_.data(), nullptr);
      }
    return source_;
  }

  const NodalArray &NodalLaws::source(const std::size_t i,
                                      const State &u,
                                      std::vector<NodalArray> &gradient)
  {
    if (!equations_.has_source(i))
      {
        source_.clear();
        for (NodalArray &array : gradient)
          array.clear();
        return source_;
      }
    source_.resize(n_nodes_);
    std::vector<double *> rows(n_fields_);
    for (std::size_t j = 0; j < n_fields_; ++j)
      {
        gradient[j].resize(n_nodes_);
        rows[j] = gradient[j].data();
      }
    equations_.source(i, pointers(u).data(), source_.data(), rows.data());
    return source_;
  }

  void NodalLaws::coefficient(const std::size_t i, const State &u, double *value) const
  {
    equations_.coefficient(i, pointers(u).data(), value, nullptr);
  }

  void NodalLaws::coefficient(const std::size_t i,
                              const State &u,
                              double *value,
                              std::vector<NodalArray> &gradient) const
  {
    if (!equations_.coefficient_depends_on_fields(i))
      {
        for (NodalArray &array : gradient)
          array.clear();
        coefficient(i, u, value);
        return;
      }
    std::vector<double *> rows(n_fields_);
    for (std::size_t j = 0; j < n_fields_; ++j)
      {
        gradient[j].resize(n_nodes_);
        rows[j] = gradient[j].data();
      }
    equations_.coefficient(i, pointers(u).data(), value, rows.data());
  }

  void NodalLaws::derive(const State &u, State &derived) const
  {
    std::vector<double *> rows(derived.n_blocks());
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i] = derived.block(i).begin();
    equations_.derive(pointers(u).data(), rows.data());
  }
} // namespace softlattice
