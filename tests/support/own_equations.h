// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression_model/expression_model.h"
#include "solver/parameters/assignment.h"
#include "solver/parameters/table_reader.h"
#include "tests/support/small_case.h"

#include <string>

namespace softlattice
{
  /// The part of a parameter file that defines equations, read; the body is a rectangle.
  struct OwnEquations
  {
    explicit OwnEquations(const std::string &text)
    {
      read(read_prm_text(text, "case.prm", {}, diagnostics));
    }

    /// Of a whole case. What belongs to other parts of the program is complained of.
    explicit OwnEquations(const std::filesystem::path &path)
    {
      read(read_prm_file(path, diagnostics));
    }

    void read(const PrmFile &file)
    {
      model.declare(table);
      model.set_boundaries(
        [] {
          return ExpressionModel::NamesOfFaces{{"left"}, {"right"}, {"front"}, {"back"}};
        },
        [] {
          return std::vector<std::string>{"left", "right"};
        });
      model.prepare(table, [&](const std::string &name) {
        return text_of("Model", name, file, {}).value_or("");
      });
      model.set_table_reader(tables_in(units(), model));
      values = read_parameters(table,
                               file,
                               {},
                               units(),
                               {},
                               diagnostics,
                               constants_in(text_of("Model", "Constants", file, {}).value_or("")));
    }

    ExpressionModel model;
    ParameterTable table;
    Diagnostics diagnostics;
    ReadValues values;
  };

  /// Section Model with these lines for the energy and such, and then the sections of the fields.
  inline std::string equations(const std::string &lines, const std::string &sections = "")
  {
    return "subsection Model\n  set Equations = expressions\n" + lines + sections + "end\n";
  }

  inline std::string field(const std::string &name, const std::string &lines)
  {
    return "  subsection Field " + name + "\n" + lines + "  end\n";
  }
} // namespace softlattice
