// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Interpolation on hanging nodes for wide vectors and the degrees 1 to 4.
#include "solver/discretisation/wide.h"

#define FE_EVAL_FACTORY_DEGREE_MAX 4
#include <deal.II/matrix_free/evaluation_template_factory_hanging_nodes.templates.h>

DEAL_II_NAMESPACE_OPEN
namespace internal
{
  template struct FEEvaluationHangingNodesFactory<2, double, softlattice::WideDouble>;
  template struct FEEvaluationHangingNodesFactory<3, double, softlattice::WideDouble>;
  template struct FEEvaluationHangingNodesFactory<2, float, softlattice::WideFloat>;
  template struct FEEvaluationHangingNodesFactory<3, float, softlattice::WideFloat>;
} // namespace internal
DEAL_II_NAMESPACE_CLOSE
