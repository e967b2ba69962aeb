// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What a derivative may be by.
  inline constexpr std::string_view coordinates = "xyz";

  /// The name of the variable that stands for the derivative of a field by x, y or z: "d(phi,x)".
  std::string gradient_variable(const std::string &field, char coordinate);

  /// The three of a field.
  std::array<std::string, 3> gradient_variables(const std::string &field);

  /// Whether it is the name of such a variable, which is no name that a formula can use as such.
  bool is_gradient_variable(const std::string &name);

  /// Whether a word begins what read_gradient() reads: d, grad2 or dot.
  bool is_gradient_function(const std::string &word);

  /// A gradient in a formula: the sum of products of two variables, or one variable.
  struct GradientCall
  {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::pair<std::size_t, std::size_t>>
      terms;         ///< numbers of variables; `none`: no second one
    std::size_t end; ///< behind its ')'
  };

  /// Reads d(FIELD, x), grad2(FIELD) = |grad FIELD|^2 or dot(grad(FIELD), grad(FIELD)) from the
  /// beginning of its first word on. Throws ExpressionError.
  GradientCall read_gradient(const std::string &text,
                             std::size_t begin,
                             const std::vector<std::string> &variables);
} // namespace softlattice
