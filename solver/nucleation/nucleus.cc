// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/nucleus.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  LocalConditions ConditionsOverStep::at(const double time) const
  {
    const double part = to > from ? std::clamp((time - from) / (to - from), 0., 1.) : 1.;
    const auto between = [part](const std::optional<double> &a, const std::optional<double> &b) {
      return a && b ? std::optional<double>((1. - part) * *a + part * *b) : std::nullopt;
    };
    std::optional<StrainWork> strain;
    if (begin.strain && end.strain)
      strain = {(1. - part) * begin.strain->of_nucleus + part * end.strain->of_nucleus,
                (1. - part) * begin.strain->of_front + part * end.strain->of_front};
    return {between(begin.temperature, end.temperature),
            between(begin.relative_humidity, end.relative_humidity),
            strain,
            between(begin.vacancy_excess, end.vacancy_excess)};
  }

  double distance(const std::array<double, 3> &a, const std::array<double, 3> &b)
  {
    const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
    return std::sqrt(x * x + y * y + z * z);
  }
} // namespace softlattice
