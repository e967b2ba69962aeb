// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
// The nodes that ExpressionGraph makes: constants worked out, neutral elements left out, numeric
// factors moved outwards, where like terms find each other.
#include "models/expression/expression_graph.h"
#include "models/expression/kernels.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    /// Two numeric factors become one unless that over- or underflows.
    bool can_merge(const double a, const double b)
    {
      return std::isnormal(a * b);
    }
  } // namespace

  bool is_small_whole(const double value)
  {
    return std::fabs(value) <= 64. && value == std::floor(value);
  }

  ExpressionGraph::Scaled ExpressionGraph::scaled(const Node node) const
  {
    const Entry &entry = entries_[node];
    if (entry.operation == Operation::negate)
      return {-1., entry.operand[0]};
    if (entry.operation == Operation::multiply)
      for (int k = 0; k < 2; ++k)
        if (is_constant(entry.operand[k]))
          return {entries_[entry.operand[k]].value, entry.operand[1 - k]};
    return {1., node};
  }

  ExpressionGraph::Scaled ExpressionGraph::whole_power(const Node node) const
  {
    const Entry &entry = entries_[node];
    if (entry.operation == Operation::power && is_constant(entry.operand[1]) &&
        is_small_whole(entries_[entry.operand[1]].value))
      return {entries_[entry.operand[1]].value, entry.operand[0]};
    return {1., node};
  }

  ExpressionGraph::Node ExpressionGraph::add(const Node a, const Node b)
  {
    if (is_constant(a) && is_constant(b))
      return constant(entries_[a].value + entries_[b].value);
    if (is_constant(b))
      return add(b, a);
    if (is_constant(a, 0.))
      return b;
    const Scaled first = scaled(a);
    const Scaled second = scaled(b);
    if (first.rest == second.rest)
      return multiply(constant(first.coefficient + second.coefficient), first.rest);
    if (first.coefficient == second.coefficient && first.coefficient != 1.)
      return multiply(constant(first.coefficient), add(first.rest, second.rest));
    if (first.coefficient == -second.coefficient)
      {
        const bool negative = first.coefficient < 0.;
        return multiply(constant(std::fabs(first.coefficient)),
                        negative ? subtract(second.rest, first.rest)
                                 : subtract(first.rest, second.rest));
      }
    if (entries_[a].operation == Operation::negate)
      return subtract(b, first.rest);
    if (entries_[b].operation == Operation::negate)
      return subtract(a, second.rest);
    return intern(Operation::add, a, b);
  }

  ExpressionGraph::Node ExpressionGraph::subtract(const Node a, const Node b)
  {
    if (is_constant(a) && is_constant(b))
      return constant(entries_[a].value - entries_[b].value);
    if (is_constant(b))
      return add(constant(-entries_[b].value), a);
    if (is_constant(a, 0.))
      return negate(b);
    const Scaled first = scaled(a);
    const Scaled second = scaled(b);
    if (first.rest == second.rest)
      return multiply(constant(first.coefficient - second.coefficient), first.rest);
    if (first.coefficient == second.coefficient && first.coefficient != 1.)
      return multiply(constant(first.coefficient), subtract(first.rest, second.rest));
    if (first.coefficient == -second.coefficient)
      return multiply(constant(first.coefficient), add(first.rest, second.rest));
    if (entries_[b].operation == Operation::negate)
      return add(a, second.rest);
    return intern(Operation::subtract, a, b);
  }

  ExpressionGraph::Node ExpressionGraph::negate(const Node a)
  {
    if (is_constant(a))
      return constant(-entries_[a].value);
    const Scaled part = scaled(a);
    if (part.coefficient != 1.)
      return multiply(constant(-part.coefficient), part.rest);
    if (entries_[a].operation == Operation::subtract)
      return subtract(entries_[a].operand[1], entries_[a].operand[0]);
    return intern(Operation::negate, a);
  }

  ExpressionGraph::Node ExpressionGraph::multiply(const Node a, const Node b)
  {
    if (is_constant(a) && is_constant(b))
      return constant(entries_[a].value * entries_[b].value);
    if (is_constant(b))
      return multiply(b, a);
    const Scaled first = scaled(a);
    const Scaled second = scaled(b);
    if (is_constant(a))
      {
        const double factor = entries_[a].value;
        if (factor == 0. || factor == 1.)
          return factor == 0. ? a : b;
        if (second.coefficient != 1. && can_merge(factor, second.coefficient))
          return multiply(constant(factor * second.coefficient), second.rest);
        if (factor == -1. && entries_[b].operation == Operation::subtract)
          return subtract(entries_[b].operand[1], entries_[b].operand[0]);
        return factor == -1. ? intern(Operation::negate, b) : intern(Operation::multiply, a, b);
      }
    if (first.coefficient != 1.)
      return multiply(constant(first.coefficient), multiply(first.rest, b));
    if (second.coefficient != 1.)
      return multiply(constant(second.coefficient), multiply(a, second.rest));
    const Scaled base_1 = whole_power(a);
    const Scaled base_2 = whole_power(b);
    if (base_1.rest == base_2.rest && is_small_whole(base_1.coefficient + base_2.coefficient))
      return power(base_1.rest, base_1.coefficient + base_2.coefficient);
    if (base_1.coefficient == base_2.coefficient && base_1.coefficient != 1.)
      return power(multiply(base_1.rest, base_2.rest), base_1.coefficient);
    return intern(Operation::multiply, a, b);
  }

  ExpressionGraph::Node ExpressionGraph::divide(const Node a, const Node b)
  {
    if (is_constant(a) && is_constant(b))
      return constant(entries_[a].value / entries_[b].value);
    if (is_constant(a, 0.) || is_constant(b, 1.))
      return a;
    if (is_constant(a, 1.))
      return power(b, -1.);
    if (entries_[a].operation == Operation::negate)
      return negate(divide(entries_[a].operand[0], b));
    if (entries_[b].operation == Operation::negate)
      return negate(divide(a, entries_[b].operand[0]));
    if (is_constant(b))
      {
        int exponent = 0;
        const double divisor = entries_[b].value;
        // 1 / divisor is exact, so the product is the same number and cheaper.
        if (std::fabs(std::frexp(divisor, &exponent)) == 0.5 && can_merge(1. / divisor, 1.))
          return multiply(constant(1. / divisor), a);
      }
    return intern(Operation::divide, a, b);
  }

  ExpressionGraph::Node ExpressionGraph::power(const Node base, const double exponent)
  {
    if (exponent == 0.)
      return constant(1.);
    if (exponent == 1.)
      return base;
    if (is_constant(base))
      return constant(std::pow(entries_[base].value, exponent));
    if (exponent == 0.5)
      return intern(Operation::square_root, base);
    if (is_small_whole(exponent))
      {
        const Scaled inner = whole_power(base);
        if (inner.coefficient != 1. && is_small_whole(inner.coefficient * exponent))
          return power(inner.rest, inner.coefficient * exponent);
        const Scaled part = scaled(base);
        if (part.coefficient != 1. && can_merge(std::pow(part.coefficient, exponent), 1.))
          return multiply(constant(std::pow(part.coefficient, exponent)),
                          power(part.rest, exponent));
      }
    return intern(Operation::power, base, constant(exponent));
  }

  ExpressionGraph::Node ExpressionGraph::power(const Node base, const Node exponent)
  {
    if (is_constant(exponent))
      return power(base, entries_[exponent].value);
    if (is_constant(base, 1.))
      return base;
    return intern(Operation::power, base, exponent);
  }

  ExpressionGraph::Node ExpressionGraph::apply(const Operation operation,
                                               const Node a,
                                               const Node b,
                                               const Node c)
  {
    switch (operation)
      {
        case Operation::add:
          return add(a, b);
        case Operation::subtract:
          return subtract(a, b);
        case Operation::multiply:
          return multiply(a, b);
        case Operation::divide:
          return divide(a, b);
        case Operation::negate:
          return negate(a);
        case Operation::power:
          return power(a, b);
        case Operation::select:
          if (b == c)
            return b;
          if (is_constant(a))
            return is_constant(a, 0.) ? c : b;
          return intern(operation, a, b, c);
        case Operation::minimum:
        case Operation::maximum:
          if (a == b)
            return a;
          break;
        default:
          break;
      }
    bool constant_operands = arity(operation) > 0 && is_constant(a);
    if (arity(operation) > 1)
      constant_operands = constant_operands && is_constant(b);
    if (!constant_operands)
      return intern(operation, a, arity(operation) > 1 ? b : 0);
    return constant(softlattice::apply(operation,
                                       entries_[a].value,
                                       arity(operation) > 1 ? entries_[b].value : 0.));
  }
} // namespace softlattice
