// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/transformation_report.h"

#include "solver/case/case.h"
#include "solver/parts/phase/closing_report.h"
#include "solver/parts/phase/transformation_columns.h"
#include "solver/study/transformation_quantities.h"

#include <utility>

namespace softlattice
{
  TransformationReport::TransformationReport(const Case &what)
    : case_(what)
    , condensation_(what.models.environment(), what.time.end_time)
  {}

  std::vector<Column> TransformationReport::leading_columns() const
  {
    return leading_transformation_columns();
  }

  std::vector<Column> TransformationReport::own_columns() const
  {
    return transformation_columns();
  }

  void TransformationReport::fill(Statistics *row,
                                  PhaseField &fields,
                                  const Measured &measured,
                                  const double t)
  {
    const unsigned int regions = fields.structure().count_regions(0, 0.5);
    condensation_.advance_to(t);
    if (row == nullptr)
      return;
    set_transformation(*row, case_.models, t, measured, 0, regions);
  }

  std::vector<Quantity> TransformationReport::quantities(const Statistics &statistics,
                                                         const long nuclei,
                                                         const double exposed_area) const
  {
    std::vector<Quantity> all =
      transformation_quantities(statistics.transformation(), nuclei, exposed_area);
    for (Quantity &quantity :
         return_quantities(statistics.transformation(), statistics.last("HT nuclei"), exposed_area))
      all.push_back(std::move(quantity));
    return all;
  }

  std::vector<std::string> TransformationReport::closing_lines(
    const std::vector<Quantity> &quantities,
    const std::string &directory) const
  {
    return closing_report(quantities, directory);
  }

  std::vector<std::string> TransformationReport::quantity_keys() const
  {
    return transformation_keys();
  }
} // namespace softlattice
