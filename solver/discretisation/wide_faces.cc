// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// MappingInfo refers to the evaluation on faces, which we never run: the smallest instantiation.
#include "solver/discretisation/wide.h"

#define FE_EVAL_FACTORY_DEGREE_MAX 1
#include <deal.II/matrix_free/evaluation_template_face_factory.templates.h>

DEAL_II_NAMESPACE_OPEN
namespace internal
{
  template struct FEFaceEvaluationFactory<2, softlattice::WideDouble>;
  template struct FEFaceEvaluationFactory<3, softlattice::WideDouble>;
  template struct FEFaceEvaluationFactory<2, softlattice::WideFloat>;
  template struct FEFaceEvaluationFactory<3, softlattice::WideFloat>;
} // namespace internal
DEAL_II_NAMESPACE_CLOSE
