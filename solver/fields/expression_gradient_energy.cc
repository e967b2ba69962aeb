// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/expression_gradient_energy.h"

#include "models/expression/gradient_syntax.h"
#include "solver/fields/formula_batch.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr auto entry = "Model/Free energy";

    /// Numbers of the fields that a formula depends on, or on whose derivatives.
    std::vector<std::size_t> fields_of(const Expression &formula,
                                       const std::vector<std::string> &names)
    {
      std::vector<std::size_t> fields;
      for (std::size_t i = 0; i < names.size(); ++i)
        {
          const auto derivatives = gradient_variables(names[i]);
          if (formula.depends_on(names[i]) ||
              formula.depends_on_any({derivatives.begin(), derivatives.end()}))
            fields.push_back(i);
        }
      return fields;
    }

    /// Those fields and their derivatives, in the order of the arguments of a GradientEnergy.
    std::vector<std::string> arguments_of(const std::vector<std::size_t> &fields,
                                          const std::vector<std::string> &names)
    {
      std::vector<std::string> all;
      for (const std::size_t i : fields)
        {
          all.push_back(names[i]);
          for (const std::string &derivative : gradient_variables(names[i]))
            all.push_back(derivative);
        }
      return all;
    }
  } // namespace

  ExpressionGradientEnergy::ExpressionGradientEnergy(const Expression &formula,
                                                     const std::vector<std::string> &names)
    : fields_(fields_of(formula, names))
    , batch_(batch_of(entry, formula, arguments_of(fields_, names)))
    , n_fields_(names.size())
    , first_derivative_(formula.index_of(gradient_variable(names.front(), 'x')))
    , time_(formula.index_of("t"))
    , reads_places_(formula.depends_on_any({"x", "y", "z"}))
    , uniform_(formula.variables().size(), 0.)
  {}

  std::string ExpressionGradientEnergy::stated_in() const
  {
    return entry;
  }

  void ExpressionGradientEnergy::set_values(const std::vector<double> &values)
  {
    std::copy(values.begin(), values.end(), uniform_.begin() + static_cast<long>(time_) + 1);
  }

  void ExpressionGradientEnergy::set_points(const std::vector<std::array<double, 3>> &places)
  {
    for (std::size_t d = 0; d < 3; ++d)
      {
        place_[d].resize(places.size());
        for (std::size_t i = 0; i < places.size(); ++i)
          place_[d][i] = places[i][d];
      }
  }

  void ExpressionGradientEnergy::evaluate(const NodeRange points,
                                          const double *const *arguments,
                                          double *value,
                                          double *const *gradient,
                                          double *const *hessian) const
  {
    std::vector<const double *> variables(uniform_.size(), nullptr);
    for (std::size_t k = 0; k < fields_.size(); ++k)
      {
        const double *const *const own = arguments + k * arguments_per_field;
        variables[fields_[k]] = own[0];
        for (std::size_t d = 0; d < 3; ++d)
          variables[first_derivative_ + 3 * fields_[k] + d] = own[1 + d];
      }
    for (std::size_t d = 0; reads_places_ && d < 3; ++d)
      variables[n_fields_ + d] = place_[d].data() + points.begin;
    batch_.evaluate(points.end - points.begin,
                    variables.data(),
                    uniform_.data(),
                    value,
                    gradient,
                    hessian);
  }
} // namespace softlattice
