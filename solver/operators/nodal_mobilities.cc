// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Mobilities between conserved fields, and fields that are held constant.
#include "solver/operators/nodal_laws.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of the largest element of a matrix: what rounding makes of zero.
    constexpr double rounding_of_matrices = 1e-10;

    /// Whether a symmetric matrix of n by n has a negative eigenvalue, by elimination.
    bool is_indefinite(std::vector<double> &m, const std::size_t n)
    {
      double largest = 0.;
      for (const double one : m)
        largest = std::max(largest, std::abs(one));
      const double none = rounding_of_matrices * largest;
      for (std::size_t p = 0; p < n; ++p)
        {
          const double pivot = m[p * n + p];
          if (pivot < -none)
            return true;
          for (std::size_t i = p + 1; i < n; ++i)
            {
              if (pivot <= none && std::abs(m[i * n + p]) > none)
                return true;
              for (std::size_t j = p + 1; pivot > none && j < n; ++j)
                m[i * n + j] -= m[i * n + p] * m[p * n + j] / pivot;
            }
        }
      return false;
    }

    /// One for each array, of the right size.
    std::vector<double *> rows_for(std::vector<NodalArray> &arrays, const std::size_t n)
    {
      std::vector<double *> rows;
      for (NodalArray &one : arrays)
        {
          one.resize(n);
          rows.push_back(one.data());
        }
      return rows;
    }
  } // namespace

  void NodalLaws::cross_mobility(const std::size_t i,
                                 const std::size_t j,
                                 const State &u,
                                 double *value) const
  {
    equations_.cross_mobility(i, j, pointers(u).data(), value, nullptr);
  }

  void NodalLaws::cross_mobility(const std::size_t i,
                                 const std::size_t j,
                                 const State &u,
                                 double *value,
                                 std::vector<NodalArray> &gradient) const
  {
    equations_.cross_mobility(i, j, pointers(u).data(), value, rows_for(gradient, n_nodes_).data());
  }

  void NodalLaws::potential_by(const std::size_t i,
                               const std::size_t j,
                               const State &u,
                               NodalArray &value) const
  {
    value.resize(n_nodes_);
    equations_.potential_by(i, j, pointers(u).data(), value.data(), nullptr);
  }

  void NodalLaws::potential_by(const std::size_t i,
                               const std::size_t j,
                               const State &u,
                               NodalArray &value,
                               std::vector<NodalArray> &gradient) const
  {
    value.resize(n_nodes_);
    equations_.potential_by(i,
                            j,
                            pointers(u).data(),
                            value.data(),
                            rows_for(gradient, n_nodes_).data());
  }

  std::size_t NodalLaws::first_indefinite(const State &u,
                                          const std::function<bool(std::size_t node)> &counts) const
  {
    std::vector<std::size_t> fields; // with such a mobility
    for (std::size_t i = 0; i < n_fields_; ++i)
      if (!equations_.fields()[i].moved_by.empty())
        fields.push_back(i);
    const std::size_t n = fields.size();
    std::vector<NodalArray> elements(n * n); // those that are not zero
    for (std::size_t a = 0; a < n; ++a)
      {
        elements[a * n + a].resize(n_nodes_);
        coefficient(fields[a], u, elements[a * n + a].data());
        for (const MovedBy &other : equations_.fields()[fields[a]].moved_by)
          {
            const std::size_t b =
              std::lower_bound(fields.begin(), fields.end(), other.field) - fields.begin();
            elements[a * n + b].resize(n_nodes_);
            cross_mobility(fields[a], other.field, u, elements[a * n + b].data());
          }
      }
    std::vector<double> matrix(n * n);
    for (std::size_t k = 0; n > 0 && k < n_nodes_; ++k)
      {
        for (std::size_t e = 0; e < elements.size(); ++e)
          matrix[e] = elements[e].empty() ? 0. : elements[e][k];
        if (is_indefinite(matrix, n) && counts(k))
          return k;
      }
    return n_nodes_;
  }
} // namespace softlattice
