// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/equations/case_run.h"

#include <cmath>
#include <string>

namespace softlattice::tests
{
  // Of the films, unless they say otherwise.
  constexpr double capacity = 8.75e5, conductivity = 0.45; // [J/(m^3 K)], [W/(m K)]
  const double pi = std::acos(-1.);

  inline std::string section(const std::string &name, const std::string &lines)
  {
    return "subsection " + name + "\n" + lines + "end\n";
  }

  /// A film without nuclei whose temperature is a field.
  inline std::string heated_film(const std::string &geometry,
                                 const std::string &heat,
                                 const std::string &more = {})
  {
    return section("Geometry", geometry) +
           section("Model",
                   " set Parts = phase, heat\n" + section("Interface", "  set Width = 300 nm\n")) +
           section("Nucleation", " set Rate law = none\n") + section("Heat", heat) + more;
  }

  struct HeatRun : TextRun
  {
    explicit HeatRun(const std::string &text)
      : TextRun(text)
      , initial_mean(temperature().mean)
    {}
    FieldRange temperature() { return measure().fields[1]; }
    /// What has been added up under a name, over the volume of the body [K].
    double tallied(const std::string &name)
    {
      return measure().tallied.at(name) / simulation->fields().figures().measure;
    }
    /// What the temperature has risen by less all that was added up, over the sum of their sizes.
    double balance_error()
    {
      double left = temperature().mean - initial_mean, size = std::abs(left);
      for (const auto &[name, sum] : measure().tallied)
        {
          left -= sum / simulation->fields().figures().measure;
          size += std::abs(sum) / simulation->fields().figures().measure;
        }
      return left / size;
    }
    double initial_mean; ///< of the temperature [K]
  };
} // namespace softlattice::tests
