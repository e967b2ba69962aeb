// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The one place where deal.II's matrix-free classes are instantiated for wide vectors. The run-time
// degree path is not used by us, hence the small maximum for its factories; hanging-node
// interpolation does go through its factory and needs every degree that we offer.
#include "solver/discretisation/wide.h"

#define FE_EVAL_FACTORY_DEGREE_MAX 1
#include <deal.II/matrix_free/evaluation_template_factory.templates.h>
#include <deal.II/matrix_free/mapping_info.templates.h>
#include <deal.II/matrix_free/matrix_free.templates.h>
#include <deal.II/matrix_free/shape_info.templates.h>

DEAL_II_NAMESPACE_OPEN
using Wide = softlattice::WideDouble;

namespace internal
{
  namespace MatrixFreeFunctions
  {
    template struct MappingInfo<2, double, Wide>;
    template struct MappingInfo<3, double, Wide>;
    template struct ShapeInfo<Wide>;
  } // namespace MatrixFreeFunctions
  template struct FEEvaluationFactory<2, Wide>;
  template struct FEEvaluationFactory<3, Wide>;
} // namespace internal

template class MatrixFree<2, double, Wide>;
template class MatrixFree<3, double, Wide>;
template void MatrixFree<2, double, Wide>::internal_reinit<double, 2>(
  const std::shared_ptr<hp::MappingCollection<2>> &,
  const std::vector<const DoFHandler<2> *> &,
  const std::vector<const AffineConstraints<double> *> &,
  const std::vector<IndexSet> &,
  const std::vector<hp::QCollection<2>> &,
  const AdditionalData &);
template void MatrixFree<3, double, Wide>::internal_reinit<double, 3>(
  const std::shared_ptr<hp::MappingCollection<3>> &,
  const std::vector<const DoFHandler<3> *> &,
  const std::vector<const AffineConstraints<double> *> &,
  const std::vector<IndexSet> &,
  const std::vector<hp::QCollection<3>> &,
  const AdditionalData &);
DEAL_II_NAMESPACE_CLOSE
