// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/derivative.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using Node = ExpressionGraph::Node;
    using Entry = ExpressionGraph::Entry;

    /// f'(a) of the functions f of one argument; `self` is f(a).
    Node slope(ExpressionGraph &graph, const Operation operation, const Node self, const Node a)
    {
      const auto number = [&](const double value) { return graph.constant(value); };
      const auto one_and_square = [&](const double sign, const Node of) {
        return graph.add(number(1.), graph.multiply(number(sign), graph.power(of, 2.)));
      };
      switch (operation)
        {
          case Operation::exponential:
            return self;
          case Operation::logarithm:
            return graph.power(a, -1.);
          case Operation::logarithm_10:
            return graph.multiply(number(1. / std::log(10.)), graph.power(a, -1.));
          case Operation::square_root:
            return graph.multiply(number(0.5), graph.power(self, -1.));
          case Operation::sine:
            return graph.apply(Operation::cosine, a);
          case Operation::cosine:
            return graph.negate(graph.apply(Operation::sine, a));
          case Operation::tangent:
            return one_and_square(1., self);
          case Operation::arc_sine:
            return graph.power(graph.power(one_and_square(-1., a), 0.5), -1.);
          case Operation::arc_cosine:
            return graph.negate(graph.power(graph.power(one_and_square(-1., a), 0.5), -1.));
          case Operation::arc_tangent:
            return graph.power(one_and_square(1., a), -1.);
          case Operation::hyperbolic_sine:
            return graph.apply(Operation::hyperbolic_cosine, a);
          case Operation::hyperbolic_cosine:
            return graph.apply(Operation::hyperbolic_sine, a);
          case Operation::hyperbolic_tangent:
            return one_and_square(-1., self);
          case Operation::hyperbolic_secant:
            return graph.negate(
              graph.multiply(self, graph.apply(Operation::hyperbolic_tangent, a)));
          case Operation::error_function:
            return graph.multiply(
              number(2. / std::sqrt(std::acos(-1.))),
              graph.apply(Operation::exponential, graph.negate(graph.power(a, 2.))));
          case Operation::absolute:
            return graph.apply(Operation::sign, a);
          default: // sign and step
            return number(0.);
        }
    }

    /// d(a^b) from da and db. For a constant exponent, zero or negative a is no trouble.
    Node slope_of_power(ExpressionGraph &graph,
                        const Node self,
                        const Node a,
                        const Node b,
                        const Node da,
                        const Node db)
    {
      Node sum = graph.constant(0.);
      if (!graph.is_constant(da, 0.))
        sum = graph.multiply(graph.multiply(b, da),
                             graph.power(a, graph.subtract(b, graph.constant(1.))));
      if (!graph.is_constant(db, 0.))
        sum =
          graph.add(sum,
                    graph.multiply(graph.multiply(self, graph.apply(Operation::logarithm, a)), db));
      return sum;
    }

    /// The derivative of one node, from those of its operands.
    Node slope_of(ExpressionGraph &graph, const Node self, const std::vector<Node> &slopes)
    {
      const Entry entry = graph[self]; // a copy: new nodes move the entries
      const Node a = entry.operand[0];
      const Node b = entry.operand[1];
      const Node da = slopes[a];
      const Node db = arity(entry.operation) > 1 ? slopes[b] : graph.constant(0.);
      switch (entry.operation)
        {
          case Operation::add:
            return graph.add(da, db);
          case Operation::subtract:
            return graph.subtract(da, db);
          case Operation::multiply:
            return graph.add(graph.multiply(da, b), graph.multiply(a, db));
          case Operation::divide:
            if (graph.is_constant(b))
              return graph.divide(da, b);
            return graph.multiply(graph.subtract(da, graph.multiply(self, db)),
                                  graph.power(b, -1.));
          case Operation::negate:
            return graph.negate(da);
          case Operation::power:
            return slope_of_power(graph, self, a, b, da, db);
          case Operation::arc_tangent_2:
            return graph.multiply(
              graph.subtract(graph.multiply(b, da), graph.multiply(a, db)),
              graph.power(graph.add(graph.power(a, 2.), graph.power(b, 2.)), -1.));
          case Operation::minimum:
            return graph.apply(Operation::select, graph.apply(Operation::less, b, a), db, da);
          case Operation::maximum:
            return graph.apply(Operation::select, graph.apply(Operation::less, a, b), db, da);
          case Operation::select:
            return graph.apply(Operation::select, a, db, slopes[entry.operand[2]]);
          case Operation::less:
          case Operation::less_or_equal:
            return graph.constant(0.);
          case Operation::table:
            return graph.multiply(graph.table(graph.tables()[b], a, entry.operand[2] + 1), da);
          default:
            return graph.multiply(slope(graph, entry.operation, self, a), da);
        }
    }
  } // namespace

  std::vector<Node> differentiate(ExpressionGraph &graph,
                                  const std::vector<Node> &nodes,
                                  const std::size_t variable)
  {
    const std::vector<bool> wanted = graph.reachable(nodes);
    const Node zero = graph.constant(0.);
    std::vector<Node> slopes(wanted.size(), zero);
    for (std::size_t i = 0; i < wanted.size(); ++i)
      {
        const Node node = static_cast<Node>(i);
        if (!wanted[i])
          continue;
        const Entry entry = graph[node];
        if (entry.operation == Operation::variable)
          slopes[i] = entry.operand[0] == variable ? graph.constant(1.) : zero;
        bool depends = false;
        for (int k = 0; k < arity(entry.operation); ++k)
          depends = depends || !graph.is_constant(slopes[entry.operand[k]], 0.);
        if (depends)
          slopes[i] = slope_of(graph, node, slopes);
      }
    std::vector<Node> result;
    result.reserve(nodes.size());
    for (const Node node : nodes)
      result.push_back(slopes[node]);
    return result;
  }
} // namespace softlattice
