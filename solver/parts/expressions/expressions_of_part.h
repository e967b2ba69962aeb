// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/expression_equations.h"
#include "solver/parts/equations/equations_of_part.h"

#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The equations that a case defines by its formulas, beside those of other parts: the formulas read the fields
  /// of all, add sources to those of others and multiply their mobilities.
  class ExpressionsOfPart final : public EquationsOfPart
  {
  public:
    /// ExpressionModel::values() at a time.
    using Values = std::function<std::vector<double>(double t, bool before)>;

    /// `names`: of all fields, those of others first. The equations must stay valid.
    ExpressionsOfPart(ExpressionEquations &equations,
                      const std::vector<std::string> &names,
                      Values values);

    std::vector<const PartTerm *> energies() const override;
    const PartTerm *mobility_factor(const std::string &field) const override;
    const PartTerm *source(const std::string &field) const override;
    void set_time(double t, bool before) override;

  private:
    /// What formulas add to the equation of another part.
    class OfOther final : public PartTerm
    {
    public:
      OfOther(const ExpressionEquations &equations,
              std::vector<std::string> names,
              const Law law,
              const std::size_t other)
        : equations_(equations)
        , reads_(std::move(names))
        , law_(law)
        , other_(other)
      {}
      const std::vector<std::string> &reads() const override { return reads_; }
      void evaluate(NodeRange nodes,
                    const double *const *u,
                    double *value,
                    double *const *gradient,
                    double *const *hessian) const override;
      std::vector<std::size_t> rates_read() const override;
      void by_rate(const std::size_t of, const double *const *u, double *value) const override
      {
        equations_.source_of_other_by_rate(other_, of, u, value);
      }
      std::string stated_in(std::size_t, const double *const *) const override
      {
        return equations_.stated_in_of_other(law_, other_);
      }

    private:
      const ExpressionEquations &equations_;
      std::vector<std::string> reads_;
      Law law_;
      std::size_t other_;
    };

    /// The number of a field of others; their number for another.
    std::size_t number_of_other(const std::string &field) const;

    ExpressionEquations &equations_;
    std::vector<std::string> others_; ///< names of the fields of others
    std::vector<OfOther> factors_, sources_;
    Values values_;
  };
} // namespace softlattice
