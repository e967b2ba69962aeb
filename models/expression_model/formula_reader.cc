// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/formula_reader.h"

#include <algorithm>
#include <cctype>

namespace softlattice
{
  namespace
  {
    /// Characters of the name or number at an offset, at least one.
    std::size_t word_length(const std::string &text, const std::size_t offset)
    {
      std::size_t end = offset;
      while (end < text.size() &&
             (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_'))
        ++end;
      return std::max<std::size_t>(end - std::min(offset, end), 1);
    }
  } // namespace

  std::optional<Expression> FormulaReader::formula(const std::string &path,
                                                   const TextPart &text,
                                                   const std::vector<std::string> &variables)
  {
    try
      {
        return Expression(text.text, variables, constants_, definitions_);
      }
    catch (const ExpressionError &problem)
      {
        error(path, text, problem);
        return {};
      }
  }

  bool FormulaReader::define(const std::string &path,
                             const std::string &name,
                             const std::vector<std::string> &parameters,
                             const TextPart &formula,
                             const std::vector<std::string> &variables,
                             Definitions &to)
  {
    try
      {
        to.add(name, parameters, formula.text, variables, constants_);
        return true;
      }
    catch (const ExpressionError &problem)
      {
        error(path, formula, problem);
        return false;
      }
  }

  void FormulaReader::error(const std::string &path,
                            const TextPart &text,
                            const ExpressionError &problem)
  {
    const std::string message = problem.what(); // "what is wrong; what to do"
    const std::size_t end = message.find("; ");
    const std::string fix = end == std::string::npos ? "" : message.substr(end + 2);
    findings_.push_back({Finding::Severity::error,
                         path,
                         message.substr(0, end),
                         fix,
                         text.offset + problem.column() + 1,
                         word_length(text.text, problem.column())});
  }

  std::optional<double> FormulaReader::number(const std::string &path, const TextPart &text)
  {
    const std::optional<Expression> one = formula(path, text, {});
    return one ? std::optional<double>(one->value({})) : std::optional<double>();
  }

  void FormulaReader::error(const std::string &path,
                            const TextPart &where,
                            const std::string &message,
                            const std::string &fix)
  {
    findings_.push_back({Finding::Severity::error,
                         path,
                         message,
                         fix,
                         where.offset + 1,
                         std::max<std::size_t>(where.text.size(), 1)});
  }
} // namespace softlattice
