// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/topics.h"

#include "models/materials/materials.h"
#include "models/protocols/protocol.h"
#include "models/registry.h"
#include "solver/case/installation.h"
#include "solver/case/twin_report.h"
#include "solver/nucleation/events.h"
#include "solver/output/analysis_columns.h"
#include "solver/output/quantities.h"
#include "solver/output/statistics.h"
#include "solver/parameters/case_library.h"
#include "solver/parts/composition/halide_quantities.h"
#include "solver/parts/composition/halide_report.h"
#include "solver/parts/composition/phase_diagram_files.h"
#include "solver/parts/heat/heat_part.h"
#include "solver/parts/optics/optics_part.h"
#include "solver/parts/phase/transformation_columns.h"
#include "solver/parts/strain/strain_part.h"
#include "solver/parts/vacancies/vacancy_equations.h"
#include "solver/parts/vacancies/vacancy_report.h"
#include "solver/parts/vacancies/vacancy_tables.h"
#include "solver/study/transformation_quantities.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

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

    std::string text_of(const Protocol &protocol)
    {
      const auto said = [](const std::string &what, const std::string &text) {
        return text.empty() ? "" : "; " + what + text;
      };
      // The first sentence is what `list` shows.
      return "Light: " + protocol.light_text + said("temperature: ", protocol.temperature_text) +
             said("relative humidity: ", protocol.humidity_text) +
             said("load: ", protocol.load_text) + ". " +
             (protocol.assumption.empty() ? "" : "Assumed: " + protocol.assumption + ". ") +
             "One of Environment/Protocol. Source: " + protocol.source +
             "; check against the standard.";
    }

    /// A table of a result directory.
    Topic file_topic(const std::string &name, std::string text, const std::vector<Column> &columns)
    {
      text += " Columns:";
      for (const Column &column : columns)
        text += " " + column.key() + ", " + column.meaning + ";";
      text.back() = '.';
      return {"output file", name, text};
    }

    /// The tables beside statistics.csv.
    std::vector<Topic> tables_of_results()
    {
      AnalysisSettings analysis;
      analysis.shortest_wave = 1.;
      analysis.profile_axis = "x";
      analysis.interdiffusion = true;
      AnalysedField field;
      field.name = "FIELD";
      field.has_initial_width = true;
      const AnalysisColumns of_field(analysis, field);
      const std::string when =
        " of a field that Output/Analysis names, whenever fields are written.";
      const OwnTable &spectra = photoluminescence_table();
      return {
        file_topic("events.csv",
                   "One row for each nucleus, in the order of birth, written in the step in which "
                   "it is born, whether or not it is in the phase field yet.",
                   EventsFile::columns()),
        file_topic("analysis_FIELD.csv", "Numbers" + when, of_field.summary),
        file_topic("structure_factor_FIELD.csv",
                   "The structure factor" + when,
                   of_field.structure_factor),
        file_topic("profile_FIELD.csv", "The profile" + when, of_field.profile),
        file_topic("interdiffusion_FIELD.csv",
                   "The interdiffusion coefficient" + when,
                   of_field.interdiffusion),
        file_topic(spectra.name + ".csv", spectra.meaning, spectra.columns),
        file_topic(current_voltage_table().name + ".csv",
                   current_voltage_table().meaning,
                   current_voltage_table().columns),
        file_topic(impedance_table().name + ".csv",
                   impedance_table().meaning,
                   impedance_table().columns),
        file_topic("phase_diagram.csv",
                   "Written by softlattice phase-diagram: one row for each temperature.",
                   phase_diagram_columns()),
        file_topic("phase_diagram_threshold.csv",
                   "Written by softlattice phase-diagram: mixtures under light.",
                   threshold_columns())};
    }

    /// Each under its first meaning.
    std::vector<Topic> topics_of_quantities()
    {
      std::vector<Topic> topics;
      std::set<std::string> known;
      const auto add = [&](const std::vector<Quantity> &list, const std::string &where) {
        for (const Quantity &one : list)
          if (known.insert(one.key()).second)
            topics.push_back({"result", one.key(), one.meaning + where});
      };
      const std::string of_run =
        ". In summary.json, and in a study where 'Study/Quantities' names it.";
      add(transformation_quantities({}, 0., 0.), of_run);
      add(return_quantities({}, 0., 0.), of_run);
      add(halide_quantities(nullptr), of_run);
      add(vacancy_quantities(StepResponse({}), VoltageScan()), of_run);
      add({{first_nucleus, "s", 0., "time of the first row of events.csv"}},
          ", in a study where 'Study/Quantities' names it.");
      add(twin_quantities({}),
          ". From softlattice estimate, and in a study of mean-field estimates where "
          "'Study/Quantities' names it.");
      return topics;
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
    for (const Protocol &protocol : protocols())
      topics.push_back({"protocol", protocol.name, text_of(protocol)});
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
                             optics_columns(),
                             yield_columns(),
                             heat_columns(),
                             plate_columns(),
                             vacancy_columns(),
                             second_species_columns(),
                             strain_columns(),
                             wafer_columns(),
                             mean_strain_columns()})
      for (const Column &column : more)
        if (std::none_of(columns.begin(), columns.end(), [&](const Column &known) {
              return known.name == column.name;
            }))
          columns.push_back(column);
    for (const Column &column : columns)
      topics.push_back({"output column", column.key(), column.meaning});
    const auto append = [&topics](std::vector<Topic> more) {
      topics.insert(topics.end(),
                    std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
    };
    append(topics_of_quantities());
    append(tables_of_results());
    for (const auto &fields : {HalideEquations::all_derived_fields(),
                               OpticsEquations::all_derived_fields(),
                               StrainEquations::all_derived_fields(),
                               VacancyEquations::all_derived_fields()})
      for (const DerivedField &field : fields)
        topics.push_back({"output field", field.name + " [" + field.unit + "]", field.meaning});
    return topics;
  }
} // namespace softlattice
