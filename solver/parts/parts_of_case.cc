// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/parts_of_case.h"

#include "solver/case/case.h"
#include "solver/parts/composition/halide_part.h"
#include "solver/parts/expressions/expression_part.h"
#include "solver/parts/phase/transformation_part.h"

#include <algorithm>

namespace softlattice
{
  std::vector<std::unique_ptr<Part>> parts_of_case(const Case &what)
  {
    std::vector<std::unique_ptr<Part>> parts;
    // Composition and phase share an energy: where both are asked for they are one part.
    if (what.is_mixed_halide())
      parts.push_back(std::make_unique<HalidePart>(what));
    else if (what.has_transformation())
      parts.push_back(std::make_unique<TransformationPart>(what));
    for (const FurtherPart *one : what.further_parts_in_use())
      {
        std::size_t n_fields = 0;
        for (const auto &part : parts)
          n_fields += part->equations().fields().size();
        parts.push_back(one->settings->make(what, n_fields));
      }
    if (what.expressions.is_selected())
      parts.push_back(std::make_unique<ExpressionPart>(what));
    return parts;
  }

  double cautious_first_step(const Case &what)
  {
    return std::min(1e-6 * what.time.end_time, what.time.largest_step);
  }
} // namespace softlattice
