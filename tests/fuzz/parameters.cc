// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/expression_model.h"
#include "solver/base/error.h"
#include "solver/parameters/assignment.h"
#include "solver/parameters/effective.h"
#include "solver/parameters/reader.h"
#include "solver/parameters/table_reader.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace softlattice::fuzz
{
  namespace
  {
    /// Parameters of every type, and a case with equations of its own.
    struct Parameters
    {
      double length = 1e-6;
      double temperature = 300.;
      int number = 3;
      bool flag = false;
      std::string kind = "film in plan";
      std::vector<double> times;
      Schedule humidity{0.4};
      InputFile file;
      ExpressionModel expressions;
      ParameterTable table;

      Parameters()
      {
        const ParameterSection geometry = table.section("Geometry");
        geometry.choice("Kind", &kind, {"film in plan", "film", "box"}).about("Kind of body.");
        geometry.when("Kind", {"film", "film in plan"})
          .quantity("Length", &length, "m", "um")
          .range(1e-8, 1e-2);
        const ParameterSection air = table.section("Environment");
        air.schedule("Relative humidity", &humidity, "1", "%").range(0., 1.);
        air.quantity("Temperature", &temperature, "K", "degC").range(200., 1000.);
        air.file("Environment file", &file);
        const ParameterSection output = table.section("Output");
        output.quantities("Times", &times, "s", "s").range(0., std::numeric_limits<double>::max());
        output.integer("Profile points", &number).range(1, 1000000);
        output.flag("Higher-order cells", &flag);
        output.subsection("Analysis")
          .when("Output/Higher-order cells", {"true"})
          .number("Part", &part);
        expressions.declare(table);
      }

      double part = 0.;
    };

    std::vector<std::string> lines_of(std::string_view text)
    {
      std::vector<std::string> lines;
      while (!text.empty() && lines.size() < 100)
        {
          const std::size_t end = std::min(text.find('\n'), text.size());
          // The arguments of a command line end at a zero byte.
          lines.emplace_back(text.substr(0, std::min(end, text.find('\0'))));
          text.remove_prefix(std::min(end + 1, text.size()));
        }
      return lines;
    }

    const UnitSystem &units()
    {
      static const UnitSystem system;
      return system;
    }

    /// What was read, as a file that repeats the run; empty if it was rejected.
    std::string effective(const std::string &text,
                          const std::vector<std::string> &overrides,
                          Diagnostics &diagnostics)
    {
      Parameters to;
      const PrmFile file = read_prm_text(text, "case.prm", "/nonexistent", diagnostics);
      to.expressions.prepare(to.table, [&](const std::string &name) {
        return text_of("Model", name, file, overrides).value_or("");
      });
      if (text_of("Model", "Dimensionless", file, overrides).value_or("") == "true")
        to.table.drop_units();
      to.expressions.set_table_reader(tables_in(units(), to.expressions));
      const ReadValues values =
        read_parameters(to.table,
                        file,
                        overrides,
                        units(),
                        {},
                        diagnostics,
                        constants_in(text_of("Model", "Constants", file, overrides).value_or("")));
      if (diagnostics.n_errors() > 0)
        return {};
      return effective_parameters(to.table, values, units(), {"effective"});
    }
  } // namespace

  void parameters(const std::string_view input)
  {
    const std::size_t line = input.find("\n----\n");
    const std::string text(input.substr(0, line));
    const std::vector<std::string> overrides =
      lines_of(line == std::string_view::npos ? std::string_view() : input.substr(line + 6));
    Diagnostics diagnostics;
    const std::string first = effective(text, overrides, diagnostics);
    // Messages are text, whatever they are about, and json() is what others parse.
    promise(diagnostics.rejection().size() < 2000000, "messages are short");
    if (first.empty())
      {
        promise(!diagnostics.json().dump().empty(), "diagnostics can be written as JSON");
        return;
      }
    Diagnostics none;
    const std::string second = effective(first, {}, none);
    promise(none.n_errors() == 0, "the effective parameters can be read again");
    const auto values_of = [](const std::string &file) { // without where they come from
      std::string values;
      for (std::string one : lines_of(file))
        if (one = one.substr(0, one.find('#')); one.find("set ") != std::string::npos)
          values += one + "\n";
      return values;
    };
    promise(values_of(first) == values_of(second), "the effective parameters repeat the run");
  }
} // namespace softlattice::fuzz
