// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Why laws cannot be what they are: which of them, and where.
#include "solver/operators/nodal_laws.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the largest value: what rounding makes of zero.
    constexpr double rounding_of_laws = 1e-10;

    /// "at x = 1, y = 2, c = 0.5, t = 3"
    std::string circumstances(const Equations &equations,
                              const State &u,
                              const LawPoints &at,
                              const std::size_t node)
    {
      std::string text = "at " + text_of_place(at.places[node], at.dim);
      for (std::size_t i = 0; i < equations.fields().size(); ++i)
        text +=
          fmt::format(", {} = {:.6g}", equations.fields()[i].name, u.block(i).local_element(node));
      return text + fmt::format(", t = {:.6g}", at.t);
    }

    /// Whether there is anything to be said of a node.
    bool counts(const State &u, const LawPoints &at, const std::size_t node)
    {
      if (!at.is_place(node))
        return false;
      for (unsigned int i = 0; i < u.n_blocks(); ++i)
        if (!std::isfinite(u.block(i).local_element(node)))
          return false;
      return true;
    }

    /// The first node that counts with a value that is no finite number; the number of nodes: none.
    std::size_t first_not_finite(const double *values, const State &u, const LawPoints &at)
    {
      for (std::size_t k = 0; k < at.places.size(); ++k)
        if (!std::isfinite(values[k]) && counts(u, at, k))
          return k;
      return at.places.size();
    }

    const std::string is_this_a_number =
      "is there a division by zero, an overflow, a root or logarithm of what is negative?";
  } // namespace

  std::vector<LawFault> NodalLaws::initial_faults(const State &u, const LawPoints &at) const
  {
    std::vector<LawFault> list;
    for (std::size_t i = 0; i < n_fields_; ++i)
      for (std::size_t k = 0; k < at.places.size(); ++k)
        if (const std::string objection = objection_to(u.block(i).local_element(k));
            at.is_place(k) && !objection.empty())
          {
            list.push_back({equations_.stated_in(Law::initial_value, i),
                            "is " + objection + " at " + text_of_place(at.places[k], at.dim),
                            is_this_a_number + " Or does a field from a file end before?"});
            break;
          }
    return list;
  }

  std::optional<LawFault> NodalLaws::coefficient_fault(const std::size_t i,
                                                       const State &u,
                                                       const LawPoints &at)
  {
    const std::string name = equations_.stated_in(Law::coefficient, i);
    std::vector<NodalArray> gradient(n_fields_);
    value_.resize(n_nodes_);
    coefficient(i, u, value_.data(), gradient);
    if (const std::size_t k = first_not_finite(value_.data(), u, at); k < n_nodes_)
      return LawFault{name,
                      "is " + objection_to(value_[k]) + " " + circumstances(equations_, u, at, k),
                      is_this_a_number};
    double largest = 0., lowest = std::numeric_limits<double>::infinity();
    std::size_t worst = 0;
    for (std::size_t k = 0; k < n_nodes_; ++k)
      if (counts(u, at, k))
        {
          largest = std::max(largest, std::abs(value_[k]));
          if (value_[k] < lowest)
            {
              lowest = value_[k];
              worst = k;
            }
        }
    const bool is_potential = equations_.fields()[i].kind.has_permittivity;
    if (lowest < -rounding_of_laws * largest || (is_potential && lowest <= 0.))
      return LawFault{name,
                      fmt::format("is {:.6g} ", lowest) + circumstances(equations_, u, at, worst),
                      is_potential ? "a permittivity has to be positive"
                                   : "a mobility must not be negative: where it is only meant to "
                                     "vanish, write max(0, ...)"};
    for (std::size_t j = 0; j < n_fields_; ++j)
      if (!gradient[j].empty())
        if (const std::size_t k = first_not_finite(gradient[j].data(), u, at); k < n_nodes_)
          return LawFault{name,
                          "has a derivative by " + equations_.fields()[j].name + " that is " +
                            objection_to(gradient[j][k]) + " " +
                            circumstances(equations_, u, at, k),
                          is_this_a_number};
    return {};
  }

  std::optional<LawFault> NodalLaws::source_fault(const std::size_t i,
                                                  const State &u,
                                                  const LawPoints &at)
  {
    std::vector<NodalArray> gradient(n_fields_);
    const NodalArray &value = source(i, u, gradient);
    if (value.empty())
      return {};
    const std::string name = equations_.stated_in(Law::source, i);
    if (const std::size_t k = first_not_finite(value.data(), u, at); k < n_nodes_)
      return LawFault{name,
                      "is " + objection_to(value[k]) + " " + circumstances(equations_, u, at, k),
                      is_this_a_number};
    for (std::size_t j = 0; j < n_fields_; ++j)
      if (const std::size_t k = first_not_finite(gradient[j].data(), u, at); k < n_nodes_)
        return LawFault{name,
                        "has a derivative by " + equations_.fields()[j].name + " that is " +
                          objection_to(gradient[j][k]) + " " + circumstances(equations_, u, at, k),
                        is_this_a_number};
    return {};
  }

  std::optional<LawFault> NodalLaws::directions_fault(const std::size_t i,
                                                      const LawPoints &at) const
  {
    const Directions &directions = equations_.fields()[i].directions;
    for (std::size_t k = 0; directions && k < at.places.size(); ++k)
      {
        const auto [xx, yy, zz, xy, xz, yz] = directions(at.places[k]);
        // By its leading minors.
        const double in_plane = xx * yy - xy * xy;
        const double all = zz * in_plane - xx * yz * yz - yy * xz * xz + 2. * xy * xz * yz;
        if (!(xx > 0. && in_plane > 0. && (at.dim == 2 || all > 0.)))
          return LawFault{equations_.stated_in(Law::directions, i),
                          "is not positive definite at " + text_of_place(at.places[k], at.dim),
                          at.dim == 2 ? "xx and xx yy - xy^2 have to be above 0"
                                      : "xx, xx yy - xy^2 and the determinant have to be above 0"};
      }
    return {};
  }

  std::optional<LawFault> NodalLaws::matrix_fault(const State &u, const LawPoints &at) const
  {
    const std::size_t k =
      first_indefinite(u, [&](const std::size_t node) { return counts(u, at, node); });
    if (k == n_nodes_)
      return {};
    std::size_t field = 0;
    while (equations_.fields()[field].moved_by.empty())
      ++field;
    return LawFault{
      equations_.fields()[field].moved_by.front().stated_in,
      "makes a matrix of mobilities that is not positive definite " +
        circumstances(equations_, u, at, k),
      "of two fields, the square of the mobility between them has to be less than the product of "
      "their own; else the energy could rise"};
  }

  std::optional<LawFault> NodalLaws::energy_fault(const State &u, const LawPoints &at)
  {
    const auto fault = [&](const NodalArray &values, const std::string &derivative) {
      const std::size_t k = first_not_finite(values.data(), u, at);
      if (k == n_nodes_)
        return std::optional<LawFault>();
      return std::optional<LawFault>(
        {equations_.energy_stated_in(k, pointers(u).data()),
         derivative + objection_to(values[k]) + " " + circumstances(equations_, u, at, k),
         is_this_a_number});
    };
    const std::vector<FieldEquation> &fields = equations_.fields();
    evaluate_energy(u, {0, n_nodes_});
    if (const auto found = fault(value_, "is "))
      return found;
    evaluate_gradient(u);
    for (std::size_t i = 0; i < n_fields_; ++i)
      if (const auto found =
            fault(gradient_[i], "has a derivative by " + fields[i].name + " that is "))
        return found;
    evaluate_hessian(u);
    for (std::size_t i = 0; i < n_fields_; ++i)
      for (std::size_t j = i; j < n_fields_; ++j)
        if (const auto found = fault(hessian(i, j),
                                     "has a second derivative by " + fields[i].name + " and " +
                                       fields[j].name + " that is "))
          return found;
    return {};
  }

  std::vector<LawFault> NodalLaws::faults(const State &u, const LawPoints &at)
  {
    std::vector<LawFault> list;
    const auto add = [&list](const std::optional<LawFault> &one) {
      if (one)
        list.push_back(*one);
    };
    if (n_nodes_ == 0)
      return list;
    for (std::size_t i = 0; i < n_fields_; ++i)
      {
        add(coefficient_fault(i, u, at));
        add(directions_fault(i, at));
        if (!equations_.fields()[i].kind.follows_at_once)
          add(source_fault(i, u, at));
      }
    if (list.empty())
      add(matrix_fault(u, at));
    add(energy_fault(u, at));
    return list;
  }
} // namespace softlattice
