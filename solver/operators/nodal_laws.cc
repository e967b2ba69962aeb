// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/nodal_laws.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Of |D|, beyond which (122) is no approximation, or no driving force. D is 0.3 where P is 4.
    constexpr double largest_drive = 0.5;
  } // namespace

  NodalLaws::NodalLaws(Equations &equations)
    : equations_(equations)
    , n_fields_(equations.fields().size())
    , gradient_(n_fields_)
    , hessian_(n_fields_ * (n_fields_ + 1) / 2)
    , curvature_(n_fields_, nullptr)
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
    for (std::size_t i = 0; i < n_fields_; ++i)
      if (curvature_[i] != nullptr)
        cancel_curvature(i, u, nodes);
  }

  void NodalLaws::cancel_curvature(const std::size_t i, const State &u, const NodeRange nodes)
  {
    const FieldEquation &field = equations_.fields()[i];
    const double energy = field.cancelled.energy, length = field.cancelled.profile_length;
    const double barrier = field.gradient_coefficient / (2. * length * length);
    const double *DEAL_II_RESTRICT const curvature = curvature_[i];
    const double *DEAL_II_RESTRICT const eta = u.block(i).begin();
    double *DEAL_II_RESTRICT const slope = gradient_[i].data();
    DEAL_II_OPENMP_SIMD_PRAGMA
    for (std::size_t k = nodes.begin; k < nodes.end; ++k)
      {
        const double p = std::max(0., eta[k] * (1. - eta[k])), bend = 1. - 2. * eta[k];
        // D p: what drives the front is in the slope of the energy, beside that of the two wells.
        const double drive = (2. * barrier * p * bend - slope[k]) / (30. * barrier * (p + 1e-12));
        const double bounded = std::min(std::max(drive, -largest_drive * p), largest_drive * p);
        slope[k] -=
          6. * energy * curvature[k] *
          (p + 1.5 * bend * bounded + 1.125 * (2. - bend * bend) * bounded * bounded / (p + 1e-12));
      }
  }

  void NodalLaws::evaluate_hessian(const State &u)
  {
    std::vector<double *> hessian(hessian_.size());
    for (std::size_t k = 0; k < hessian_.size(); ++k)
      hessian[k] = hessian_[k].data();
    equations_.energy({0, n_nodes_}, pointers(u).data(), nullptr, nullptr, hessian.data());
    for (std::size_t i = 0; i < n_fields_; ++i)
      if (const double *const curvature = curvature_[i]; curvature != nullptr)
        {
          const double energy = 6. * equations_.fields()[i].cancelled.energy;
          double *const second = hessian[of_pair(i, i, n_fields_)];
          for (unsigned int k = 0; k < n_nodes_; ++k)
            if (const double eta = u.block(i).local_element(k); eta > 0. && eta < 1.)
              second[k] -= energy * curvature[k] * (1. - 2. * eta);
        }
  }

  const NodalArray &NodalLaws::hessian(const std::size_t i, const std::size_t j) const
  {
    return hessian_[of_pair(i, j, n_fields_)];
  }

  const NodalArray &NodalLaws::source(const std::size_t i, const State &u)
  {
    if (!equations_.fields()[i].has_source)
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
    if (!equations_.fields()[i].has_source)
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

  void NodalLaws::source_by_rate(const std::size_t i,
                                 const std::size_t j,
                                 const State &u,
                                 NodalArray &value) const
  {
    value.resize(n_nodes_);
    equations_.source_by_rate(i, j, pointers(u).data(), value.data());
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
    if (!equations_.fields()[i].coefficient.depends_on_fields)
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
