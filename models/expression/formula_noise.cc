// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// noise(SEED, LENGTH): a random field, which is a sum of waves.
#include "models/expression/expression_error.h"
#include "models/expression/formula_parser.h"

#include <cmath>

namespace softlattice
{
  FormulaParser::Node FormulaParser::noise(const std::size_t column)
  {
    const std::string usage = "noise(SEED, LENGTH), with a whole number and a number above 0";
    const std::size_t open = position_;
    const Level level(*this, open);
    skip(1);
    const std::size_t at_seed = position_;
    const double seed = whole_number(usage);
    if (seed < 0.)
      fail(at_seed, "the seed is negative; write: " + usage);
    expect(',', usage);
    const std::size_t at_length = position_;
    const Node length = sum();
    if (!graph_.is_constant(length) || !(graph_[length].value > 0.))
      fail(at_length, "expected a number above 0; write: " + usage);
    close(open);
    const std::array<std::size_t, 3> place = {number_of("x"), number_of("y"), number_of("z")};
    Node value = graph_.constant(0.);
    for (const Wave &wave :
         definitions_.noise()(static_cast<std::uint64_t>(seed), graph_[length].value))
      {
        Node phase = graph_.constant(wave.phase);
        for (std::size_t d = 0; d < place.size(); ++d)
          if (place[d] < variables_.size())
            phase = graph_.add(
              phase,
              graph_.multiply(graph_.constant(wave.wave_vector[d]), graph_.variable(place[d])));
        value = apply(
          column,
          Operation::add,
          value,
          graph_.multiply(graph_.constant(wave.amplitude), graph_.apply(Operation::cosine, phase)));
      }
    return value;
  }
} // namespace softlattice
