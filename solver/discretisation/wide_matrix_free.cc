// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Instantiates deal.II's matrix-free classes for wide vectors of double and float, both here, since their headers
// alone take a third of the time (one to two minutes and three gigabytes in all). The run-time
// degree path is not used by us, hence the small maximum for its factories; hanging-node interpolation
// does go through its factory and has a unit with every degree that we offer.
#include "solver/discretisation/wide.h"

#define FE_EVAL_FACTORY_DEGREE_MAX 1
#include <deal.II/matrix_free/evaluation_template_factory.templates.h>
#include <deal.II/matrix_free/mapping_info.templates.h>
#include <deal.II/matrix_free/matrix_free.templates.h>
#include <deal.II/matrix_free/shape_info.templates.h>

#include <memory>

#define SOFTLATTICE_INSTANTIATE_MATRIX_FREE(Number, Wide)                \
  DEAL_II_NAMESPACE_OPEN                                                 \
  namespace internal                                                     \
  {                                                                      \
    namespace MatrixFreeFunctions                                        \
    {                                                                    \
      template struct MappingInfo<2, Number, Wide>;                      \
      template struct MappingInfo<3, Number, Wide>;                      \
      template struct ShapeInfo<Wide>;                                   \
      template struct MappingInfoStorage<2, 2, Wide>;                    \
      template struct MappingInfoStorage<1, 2, Wide>;                    \
      template struct MappingInfoStorage<3, 3, Wide>;                    \
      template struct MappingInfoStorage<2, 3, Wide>;                    \
    }                                                                    \
    template struct FEEvaluationFactory<2, Wide>;                        \
    template struct FEEvaluationFactory<3, Wide>;                        \
  }                                                                      \
  template class MatrixFree<2, Number, Wide>;                            \
  template class MatrixFree<3, Number, Wide>;                            \
  template void MatrixFree<2, Number, Wide>::internal_reinit<double, 2>( \
    const std::shared_ptr<hp::MappingCollection<2>> &,                   \
    const std::vector<const DoFHandler<2> *> &,                          \
    const std::vector<const AffineConstraints<double> *> &,              \
    const std::vector<IndexSet> &,                                       \
    const std::vector<hp::QCollection<2>> &,                             \
    const AdditionalData &);                                             \
  template void MatrixFree<3, Number, Wide>::internal_reinit<double, 3>( \
    const std::shared_ptr<hp::MappingCollection<3>> &,                   \
    const std::vector<const DoFHandler<3> *> &,                          \
    const std::vector<const AffineConstraints<double> *> &,              \
    const std::vector<IndexSet> &,                                       \
    const std::vector<hp::QCollection<3>> &,                             \
    const AdditionalData &);                                             \
  DEAL_II_NAMESPACE_CLOSE

SOFTLATTICE_INSTANTIATE_MATRIX_FREE(double, softlattice::WideDouble)
SOFTLATTICE_INSTANTIATE_MATRIX_FREE(float, softlattice::WideFloat)
