// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>

namespace softlattice
{
  /// A lattice that is turned about the third axis by an angle with this cosine and sine: strains in its axes, and stresses
  /// that are in its axes in those of the case. Components as of Voigt.
  template <class Number>
  struct TurnedLattice
  {
    using Six = std::array<Number, 6>;
    Number cosine, sine;

    Six strain_in_lattice(const Six &e) const
    {
      const Number c2 = cosine * cosine, s2 = sine * sine, cs = cosine * sine;
      return {c2 * e[0] + s2 * e[1] + cs * e[5],
              s2 * e[0] + c2 * e[1] - cs * e[5],
              e[2],
              cosine * e[3] - sine * e[4],
              sine * e[3] + cosine * e[4],
              2. * cs * (e[1] - e[0]) + (c2 - s2) * e[5]};
    }
    /// The transpose of that, so that the product of stress and strain is the same in both.
    Six stress_in_case(const Six &s) const
    {
      const Number c2 = cosine * cosine, s2 = sine * sine, cs = cosine * sine;
      return {c2 * s[0] + s2 * s[1] - 2. * cs * s[5],
              s2 * s[0] + c2 * s[1] + 2. * cs * s[5],
              s[2],
              cosine * s[3] + sine * s[4],
              cosine * s[4] - sine * s[3],
              cs * (s[0] - s[1]) + (c2 - s2) * s[5]};
    }
    std::array<Six, 6> stiffness_in_case(const std::array<Six, 6> &stiffness) const
    {
      std::array<Six, 6> half, turned; // symmetric, so that rows are columns
      for (std::size_t i = 0; i < 6; ++i)
        half[i] = stress_in_case(stiffness[i]);
      for (std::size_t i = 0; i < 6; ++i)
        {
          Six column;
          for (std::size_t j = 0; j < 6; ++j)
            column[j] = half[j][i];
          turned[i] = stress_in_case(column);
        }
      return turned;
    }
  };
} // namespace softlattice
