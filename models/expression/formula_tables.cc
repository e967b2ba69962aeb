// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// table("file.csv", c): what has been measured.
#include "models/expression/expression_error.h"
#include "models/expression/formula_parser.h"

#include <cmath>
#include <stdexcept>

namespace softlattice
{
  FormulaParser::Node FormulaParser::table(const std::size_t column)
  {
    const std::string usage = "table(\"FILE.csv\", FORMULA)";
    if (!definitions_.table_reader())
      fail(column, "tables are not known here; they may stand in formulas of fields");
    const std::size_t open = position_;
    const Level level(*this, open);
    skip(1);
    const std::size_t quote = position_;
    const std::size_t end = next_is('"') ? text_.find('"', quote + 1) : std::string::npos;
    if (end == std::string::npos)
      fail(quote, "expected the name of a file in quotation marks; write: " + usage);
    const std::string file = text_.substr(quote + 1, end - quote - 1);
    skip(end + 1 - quote);
    expect(',', usage);
    const Node argument = sum();
    close(open);
    try
      {
        const Node value = graph_.table(definitions_.table_reader()(file), argument);
        if (graph_.is_constant(value) && !std::isfinite(graph_[value].value))
          fail(column, "the result of this table is not a finite number");
        return value;
      }
    catch (const ExpressionError &)
      {
        throw;
      }
    catch (const std::runtime_error &problem)
      {
        fail(quote, problem.what());
      }
  }
} // namespace softlattice
