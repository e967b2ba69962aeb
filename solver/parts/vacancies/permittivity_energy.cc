// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/permittivity_energy.h"

#include "models/jet.h"
#include "solver/parts/vacancies/vacancy_laws.h"

#include <algorithm>

namespace softlattice
{
  PermittivityEnergy::PermittivityEnergy(const VacancyMaterial &material,
                                         const std::size_t potential,
                                         const std::optional<std::size_t> phase,
                                         const std::optional<std::size_t> halide)
    : material_(material)
    , fields_({potential})
  {
    if (phase)
      {
        phase_ = fields_.size() * arguments_per_field;
        fields_.push_back(*phase);
      }
    if (halide)
      {
        halide_ = fields_.size() * arguments_per_field;
        fields_.push_back(*halide);
      }
  }

  void PermittivityEnergy::evaluate(const NodeRange points,
                                    const double *const *arguments,
                                    double *value,
                                    double *const *gradient,
                                    double *const *hessian) const
  {
    constexpr std::size_t width = 8, n_variables = 5;
    using Numbers = Pack<double, width>;
    using Number = Jet<Numbers, n_variables>;
    const std::size_t n_points = points.end - points.begin,
                      n = fields_.size() * arguments_per_field;
    // Arguments that are variables of the jet, and the others, by which all derivatives are zero.
    std::vector<std::size_t> arguments_of = {1, 2, 3}, variables = {0, 1, 2};
    for (const auto &[argument, variable] :
         {std::pair(phase_, std::size_t(3)), std::pair(halide_, std::size_t(4))})
      if (argument)
        {
          arguments_of.push_back(*argument);
          variables.push_back(variable);
        }
    const auto clear = [&](double *const row) {
      if (row != nullptr)
        std::fill_n(row, n_points, 0.);
    };
    for (std::size_t i = 0; i < n; ++i)
      {
        if (gradient != nullptr)
          clear(gradient[i]);
        for (std::size_t j = i; hessian != nullptr && j < n; ++j)
          clear(hessian[of_triangle(i, j, n)]);
      }
    for (std::size_t begin = 0; begin < n_points; begin += width)
      {
        const std::size_t count = std::min(width, n_points - begin);
        std::array<Number, n_variables> u;
        for (std::size_t v = 0; v < variables.size(); ++v)
          {
            Numbers lanes(0.);
            if (const double *row = arguments[arguments_of[v]]; row != nullptr)
              for (std::size_t k = 0; k < count; ++k)
                lanes.lane[k] = row[begin + k];
            u[variables[v]] = Number::variable(variables[v], lanes);
          }
        const Number more = material_.more_permittivity(weight_of_lt(u[3]), u[4]);
        const Number density = -0.5 * more * (u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
        const auto put = [&](double *const row, const Numbers &numbers) {
          for (std::size_t k = 0; row != nullptr && k < count; ++k)
            row[begin + k] = numbers.lane[k];
        };
        put(value, density.value);
        for (std::size_t a = 0; a < variables.size(); ++a)
          {
            if (gradient != nullptr)
              put(gradient[arguments_of[a]], density.first[variables[a]]);
            for (std::size_t b = a; hessian != nullptr && b < variables.size(); ++b)
              put(hessian[of_pair(arguments_of[a], arguments_of[b], n)],
                  density.second[Number::index(variables[a], variables[b])]);
          }
      }
  }
} // namespace softlattice
