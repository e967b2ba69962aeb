// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression.h"
#include "models/expression/expression_error.h"
#include "models/expression_model/text_part.h"
#include "models/parameter_table.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Reads the formulas of a parameter file; what is wrong becomes a finding at its column.
  class FormulaReader
  {
  public:
    /// All must outlive this object.
    FormulaReader(const std::map<std::string, double> &constants,
                  const Definitions &definitions,
                  std::vector<Finding> &findings)
      : constants_(constants)
      , definitions_(definitions)
      , findings_(findings)
    {}

    /// Nothing, and a finding, if the text is no formula. `path` is the entry it stands in.
    std::optional<Expression> formula(const std::string &path,
                                      const TextPart &text,
                                      const std::vector<std::string> &variables);
    /// A formula of the constants only.
    std::optional<double> number(const std::string &path, const TextPart &text);

    /// Adds a definition; false, and a finding, if it is none.
    bool define(const std::string &path,
                const std::string &name,
                const std::vector<std::string> &parameters,
                const TextPart &formula,
                const std::vector<std::string> &variables,
                Definitions &to);

    void error(const std::string &path,
               const TextPart &where,
               const std::string &message,
               const std::string &fix);

  private:
    void error(const std::string &path, const TextPart &text, const ExpressionError &problem);

    const std::map<std::string, double> &constants_;
    const Definitions &definitions_;
    std::vector<Finding> &findings_;
  };
} // namespace softlattice
