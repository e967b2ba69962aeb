// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/topics.h"

#include "models/materials/materials.h"
#include "models/registry.h"
#include "solver/case/installation.h"
#include "solver/output/quantities.h"
#include "solver/output/statistics.h"
#include "solver/parameters/case_library.h"
#include "solver/parts/composition/halide_quantities.h"
#include "solver/parts/composition/halide_report.h"
#include "solver/parts/optics/optics_part.h"
#include "solver/parts/phase/transformation_columns.h"
#include "solver/study/transformation_quantities.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// The documentation of a law with what belongs to it, one sentence each.
    std::string text_of(const ModelDescription &model)
    {
      const auto sentence = [](const std::string &start, const std::string &text) {
        return text.empty() ? "" : " " + start + text + (text.back() == '.' ? "" : ".");
      };
      return model.documentation + sentence("Equations of models/README.md: ", model.equation) +
             sentence("Source: ", model.source) + sentence("Validity: ", model.validity);
    }

    std::string text_of(const Material &material)
    {
      std::string text = material.summary;
      for (const MaterialValue &value : material.values)
        text += " " + value.path + " = " + value.text + " (" + value.source + "; " +
                to_string(value.confidence) + ").";
      return text;
    }
  } // namespace

  std::vector<Topic> all_topics(const PartKinds &further)
  {
    std::vector<Topic> topics;
    for (const ModelDescription &model : model_registry())
      topics.push_back({"model", model.kind + ": " + model.name, text_of(model)});
    topics.push_back(
      {"model",
       "equations: expressions",
       "Any fields, conserved, non-conserved, electrostatic or in equilibrium, whose energy, "
       "coefficients, sources, "
       "initial and boundary values are formulas of the parameter file; chosen by Model/Equations "
       "= "
       "expressions instead of the laws above. What a formula may hold: softlattice explain "
       "expression. Equations of models/README.md: 26 to 43. Shipped examples: softlattice list "
       "cases, those under benchmark."});
    for (const PartKind &kind : further)
      topics.push_back({"model", "part: " + kind.name, kind.meaning + "; one of Model/Parts."});
    for (const Material &material : materials())
      topics.push_back({"material", material.name, text_of(material)});
    for (Topic &one : shipped_cases(shipped_cases_directory()))
      topics.push_back(std::move(one));
    for (Topic &one : shipped_studies(shipped_cases_directory()))
      topics.push_back(std::move(one));
    std::vector<Column> columns = first_columns();
    for (const auto &more : {leading_transformation_columns(),
                             leading_halide_columns(),
                             leading_optics_columns(),
                             solver_columns(),
                             transformation_columns(),
                             halide_columns(),
                             halide_columns("Cl"),
                             optics_columns()})
      for (const Column &column : more)
        if (std::none_of(columns.begin(), columns.end(), [&](const Column &known) {
              return known.name == column.name;
            }))
          columns.push_back(column);
    for (const Column &column : columns)
      topics.push_back({"output column", column.key(), column.meaning});
    std::vector<Quantity> results = transformation_quantities({}, 0., 0.);
    for (const auto &more : {return_quantities({}, 0., 0.), halide_quantities(nullptr)})
      results.insert(results.end(), more.begin(), more.end());
    topics.push_back(
      {"result",
       std::string(first_nucleus) + " [s]",
       "time of the first row of events.csv, in a study where 'Study/Quantities' names it."});
    for (const Quantity &result : results)
      topics.push_back({"result",
                        result.key(),
                        result.meaning +
                          ". In summary.json, and in a study where 'Study/Quantities' "
                          "names it."});
    const OwnTable &spectra = photoluminescence_table();
    std::string text = spectra.meaning + " Columns:";
    for (const Column &column : spectra.columns)
      text += " " + column.key() + ", " + column.meaning + ";";
    text.back() = '.';
    topics.push_back({"output file", spectra.name + ".csv", text});
    for (const auto &fields :
         {HalideEquations::all_derived_fields(), OpticsEquations::all_derived_fields()})
      for (const DerivedField &field : fields)
        topics.push_back({"output field", field.name + " [" + field.unit + "]", field.meaning});
    return topics;
  }
} // namespace softlattice
