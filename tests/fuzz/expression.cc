// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_batch.h"
#include "models/expression/expression_error.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <array>
#include <cmath>

namespace softlattice::fuzz
{
  namespace
  {
    const std::vector<std::string> variables = {"a", "b", "x"};
    const std::map<std::string, double> constants = {{"k", 2.5}, {"tiny", 1e-300}, {"huge", 1e300}};
    // More than one block of points would bring nothing new; the values are what laws meet, and worse.
    constexpr std::size_t n_points = 5;
    constexpr std::array<std::array<double, n_points>, 3> values = {
      {{{0.3, 0., -1., 1e200, 0.5}}, {{0.7, 1., 2., -1e-200, 0.5}}, {{0., 3., -0.5, 7., 1e5}}}};

    /// A function, a named part, and a table.
    const Definitions &definitions()
    {
      static const Definitions all = [] {
        Definitions made;
        made.set_table_reader([](const std::string &file) -> std::shared_ptr<const Spline> {
          if (file != "f")
            throw std::runtime_error("no such file");
          return std::make_shared<const Spline>(std::vector<double>{0., 1., 3., 4.},
                                                std::vector<double>{0., 2., -1., 5.});
        });
        made.add("h", {"u"}, "u^3*(6*u^2 - 15*u + 10)", variables, constants);
        made.add("g", {}, "h(a)/(b + x)", variables, constants);
        return made;
      }();
      return all;
    }
  } // namespace

  void expression(const std::string_view input)
  {
    const std::string text(input);
    try
      {
        const Expression formula(text, variables, constants, definitions());
        const ExpressionBatch batch(formula, {"a", "b"});
        std::array<std::array<double, n_points>, 6> results{};
        std::array<const double *, 3> where{};
        for (std::size_t i = 0; i < where.size(); ++i)
          where[i] = values[i].data();
        std::array<double *, 2> gradient = {{results[1].data(), results[2].data()}};
        std::array<double *, 3> hessian = {
          {results[3].data(), results[4].data(), results[5].data()}};
        batch.evaluate(n_points,
                       where.data(),
                       nullptr,
                       results[0].data(),
                       gradient.data(),
                       hessian.data());
        // A point's results do not depend on which other results are wanted.
        std::array<double, n_points> alone{};
        batch.evaluate(n_points, where.data(), nullptr, alone.data());
        for (std::size_t p = 0; p < n_points; ++p)
          promise(alone[p] == results[0][p] || (std::isnan(alone[p]) && std::isnan(results[0][p])),
                  "the value does not depend on what else is wanted");
        const std::optional<double> constant = formula.constant();
        if (constant)
          for (std::size_t p = 0; p < n_points; ++p)
            promise(results[0][p] == *constant, "a constant is the same everywhere");
        if (!formula.depends_on("a"))
          for (std::size_t p = 0; p < n_points; ++p)
            promise(results[1][p] == 0. && results[3][p] == 0. && results[4][p] == 0.,
                    "no derivative by what is not there");
      }
    catch (const ExpressionError &error)
      {
        promise(error.column() <= text.size(), "the column lies in the text");
        promise(std::string(error.what()).size() < 1000, "messages are short");
      }
  }
} // namespace softlattice::fuzz
