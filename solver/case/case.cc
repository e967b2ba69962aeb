// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/case.h"

#include "models/environment_notes.h"
#include "models/extrapolation.h"
#include "models/materials/materials.h"
#include "solver/base/error.h"
#include "solver/case/case_checks.h"
#include "solver/case/case_protocol.h"
#include "solver/case/file_findings.h"
#include "solver/case/formula_sources.h"
#include "solver/case/halide_checks.h"
#include "solver/case/initial_laws.h"
#include "solver/case/installation.h"
#include "solver/case/known_names.h"
#include "solver/case/part_checks.h"
#include "solver/case/prospects.h"
#include "solver/case/seeding.h"
#include "solver/fields/halide_equations.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/parameters/assignment.h"
#include "solver/parameters/length_reader.h"
#include "solver/parameters/table_reader.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <utility>

namespace softlattice
{
  namespace
  {
    std::vector<LayerValue> values_of_material(const std::string &name)
    {
      std::vector<LayerValue> values;
      for (const Material &material : materials())
        if (material.name == name)
          for (const MaterialValue &value : material.values)
            values.push_back({value.path, value.text, "material " + name + ", " + value.source});
      return values;
    }

    /// Names of the materials whose lighter halide it is.
    std::vector<std::string> materials_with(const std::string &lighter)
    {
      std::vector<std::string> names;
      for (const Material &material : materials())
        if (lighter_halide(material.name) == lighter)
          names.push_back(material.name);
      return names;
    }

    /// What the parts cannot see alone.
    void check_together(const Case &to, const ReadValues &values, Diagnostics &diagnostics)
    {
      const int dim = dimension(to.geometry);
      const double width = to.models.coefficients().interface_width;
      if (to.geometry.kind != "imported mesh" && to.geometry.kind != "island array")
        {
          const auto size = box_size(to.geometry);
          // Along the thickness of a film the interface may be wider than the body.
          const double longest = *std::max_element(size.begin(), size.begin() + dim);
          if (width > 0.25 * longest)
            diagnostics.warning(values.location("Model/Interface/Width"),
                                "the numerical interface is wider than a quarter of the body",
                                "at most a fiftieth of its length is usual");
        }
      for (const Extrapolation &one : extrapolations(to.models, to.time.end_time))
        diagnostics.warning(values.location("Environment/Temperature"), one.text());
      if (const std::string why = why_nothing_happens(to); !why.empty())
        diagnostics.warning(
          values.location("Initial state/Kind"),
          why,
          "begin with a front or a grain of the other phase, list nuclei in a file, or "
          "change 'Environment/Temperature' or 'Environment/Relative humidity'");
    }

    /// Makes room for what the fields that the case names bring with them.
    void declare_own_equations(const PrmFile &prm,
                               const std::vector<std::string> &overrides,
                               Case &to)
    {
      const auto text = [&](const std::string &name) {
        return text_of("Model", name, prm, overrides).value_or("");
      };
      to.expressions.prepare(to.table, text);
      // What is not asked for must not act: nothing nucleates or counts as transformed.
      if (!to.has_transformation())
        {
          to.geometry.exposed = {"none"};
          to.output.fraction_increment = 0.;
        }
      if (!to.is_by_expression())
        return;
      if (const std::string answer = text("Dimensionless"); answer == "true" || answer == "yes")
        {
          to.table.drop_units();
          to.geometry.length_unit = to.geometry.depth = 1.;
          to.time.unit.clear();
        }
    }

    /// Declares the entries of registered parts, each to hold only in cases that have the part.
    void declare_further_parts(const PartKinds &kinds, Case &to)
    {
      std::set<std::string> known;
      for (const ParameterEntry &entry : to.table.entries())
        known.insert(entry.path());
      for (const PartKind &kind : kinds)
        {
          FurtherPart &part = to.further_parts.emplace_back();
          part.name = kind.name;
          part.settings = kind.settings();
          std::size_t n = to.table.entries().size();
          part.settings->declare(to.table);
          for (; n < to.table.entries().size(); ++n)
            {
              const std::string path = to.table.entries()[n].path();
              if (!known.insert(path).second)
                throw std::logic_error("the part '" + kind.name + "' declares '" + path +
                                       "', which there is already");
              to.table.restrict(path, {"Model/Parts", {kind.name}});
            }
        }
    }

    /// The constants of a case that defines its own equations.
    Constants constants_of(const PrmFile &prm, const std::vector<std::string> &overrides)
    {
      return constants_in(text_of("Model", "Constants", prm, overrides).value_or(""));
    }
  } // namespace

  Case::Case(const PartKinds &further)
  {
    table.know_parts({CaseParts::with_any, CaseParts::without});
    // The fraction is that of the lighter halide.
    for (const std::string lighter : {"Br", "Cl"})
      expressions.add_other_field(HalideEquations::name_of_fraction(lighter),
                                  CaseParts::with_any({"composition"}).choices,
                                  [this, lighter] { return lighter_halide(material) == lighter; });
    expressions.add_other_field(PolymorphEquations::name_of_phase,
                                CaseParts::with_any({"phase"}).choices);
    std::vector<std::string> names;
    for (const Material &one : softlattice::materials())
      names.push_back(one.name);
    table.section("Material")
      .of_parts({"phase", "composition"})
      .choice("Name", &material, names)
      .about("Named set of material parameters; single ones may be given in addition and win.");
    geometry.declare(table);
    models.declare(table);
    local.declare(table);
    bare_spots.declare(table);
    columns.declare(table);
    nucleation.declare(table);
    initial_state.declare(table);
    noise.declare(table);
    discretisation.declare(table);
    time.declare(table, PolymorphEquations::name_of_fraction, "phase");
    output.declare(table, PolymorphEquations::name_of_fraction, "phase");
    analysis.declare(table);
    checkpoint.declare(table);
    initial_composition.declare(table);
    ligands.declare(table);
    table.restrict("Nucleation/HT nuclei/Factor at wire ends", {"Geometry/Kind", {"nanowire"}});
    given_fields.declare(table, [this] { return domain_of_given_fields(*this); });
    seeding.declare(table);
    declare_further_parts(further, *this);
    for (std::size_t i = 0; i < further.size(); ++i)
      {
        std::vector<std::string> fields;
        for (const Field &field : further_parts[i].settings->fields())
          fields.push_back(field.name);
        const auto has = [this, i](const std::string &name) {
          const std::vector<Field> own = further_parts[i].settings->fields_in(*this);
          return std::any_of(own.begin(), own.end(), [&](const Field &one) {
            return one.name == name;
          });
        };
        expressions.add_further_part(further[i].name, further[i].meaning, fields, has);
      }
    expressions.declare(table);
    for (const std::string lighter : {"Br", "Cl"})
      table.restrict("Model/Field " + HalideEquations::name_of_fraction(lighter),
                     {"Material/Name", materials_with(lighter)});
    initial_formulas.declare(table, [this] { return known_to_initial_formulas(*this); });
    numbers.declare(table, [this] { return known_to_numbers(*this); });
    table.check_texts([this](std::vector<Finding> &findings) {
      given_fields.check_names([known = known_to_numbers(*this)](
                                 const std::string &name) { return known.objection_to(name); },
                               findings);
    });
    table.check([this](std::vector<Finding> &findings) {
      take_local_fields(*this);
      check_case(*this, findings);
      check_further_parts(*this, findings);
      check_local_fields(*this, findings);
      check_bare_spots(*this, findings);
    });
    expressions.set_given_functions([this] { return given_fields.functions(); });
    expressions.set_boundaries([this] { return known_boundaries(geometry); },
                               [this] { return periodic_boundaries(geometry); });
  }

  std::vector<const FurtherPart *> Case::further_parts_in_use() const
  {
    std::vector<const FurtherPart *> list;
    for (const FurtherPart &one : further_parts)
      if (expressions.has_part(one.name))
        list.push_back(&one);
    return list;
  }

  std::vector<Case::Field> Case::fields() const
  {
    const Field composition{HalideEquations::name_of_fraction(lighter_halide(material)), "1", true};
    const Field yellow_phase{PolymorphEquations::name_of_phase, "1", false};
    std::vector<Field> list;
    if (is_mixed_halide())
      list.push_back(composition);
    if (has_transformation())
      list.push_back(yellow_phase);
    for (const FurtherPart *one : further_parts_in_use())
      for (Field &field : one->settings->fields_in(*this))
        list.push_back(std::move(field));
    if (!expressions.is_selected())
      return list;
    for (std::size_t i = 0; i < expressions.n_fields(); ++i)
      list.push_back({expressions.texts(i).name,
                      expressions.texts(i).unit,
                      expressions.texts(i).kind == "conserved"});
    return list;
  }

  Tolerance tolerance_of(const Case &what)
  {
    Tolerance tolerance;
    tolerance.relative = what.time.relative_tolerance;
    tolerance.absolute = what.time.absolute_tolerance;
    return tolerance;
  }

  PrmFile read_case_file(const std::string &file, Diagnostics &diagnostics)
  {
    // Whoever has read of a shipped case may take its name for a file.
    const std::filesystem::path name = std::filesystem::path(file).stem();
    if (!std::filesystem::exists(file) &&
        std::filesystem::exists(shipped_cases_directory() / (name.string() + ".prm")))
      throw FileError("no such file: '" + file + "'; softlattice new " + name.string() +
                      " writes the case of that name");
    return read_prm_file(file, diagnostics);
  }

  ReadValues assign_case(const PrmFile &prm,
                         const std::vector<std::string> &overrides,
                         const UnitSystem &units,
                         Case &to,
                         Diagnostics &diagnostics)
  {
    declare_own_equations(prm, overrides, to);
    to.expressions.set_table_reader(tables_in(units, to.expressions));
    set_formula_sources(to, prm.path.parent_path());
    const Constants constants = constants_of(prm, overrides);
    const auto length = [&units, &to, constants](const std::string_view text) {
      return length_of(text, units, constants, to.is_dimensionless());
    };
    to.numbers.set_length_reader(length);
    to.given_fields.set_length_reader(length);
    return assign_parameters(
      to.table,
      prm,
      overrides,
      units,
      [&](const auto &selected) {
        std::vector<LayerValue> given = values_of_material(selected("Material/Name"));
        for (LayerValue &one : values_of_protocol(prm, overrides, units, constants))
          given.push_back(std::move(one));
        return given;
      },
      diagnostics,
      constants);
  }

  void complete_case(Case &to, const ReadValues &values, Diagnostics &diagnostics)
  {
    check_parameters(to.table, values, diagnostics);
    check_protocol(to, values, diagnostics);
    to.expressions.set_table_reader({}); // they know the units for so long
    to.numbers.set_length_reader({});
    to.given_fields.set_length_reader({});
    if (diagnostics.n_errors() > 0)
      return;
    check_prescribed_nuclei(to, diagnostics);
    if (to.is_by_expression())
      {
        // Those that read fields of other parts are looked at with these, when the initial state is made.
        if (to.expressions.is_selected() && to.expressions.others().empty())
          check_initial_laws(to, values, diagnostics);
        check_seeded_field(to, values, diagnostics);
        return;
      }
    to.initial_composition.set_formula(to.initial_formulas.fraction());
    check_initial_formulas(to, values, diagnostics);
    try
      {
        to.models.prepare(to.time.end_time);
        report_notes(to.models.environment().notes(), diagnostics);
        if (to.is_mixed_halide())
          check_halides(to,
                        place_halides(to),
                        periodic_boundaries(to.geometry),
                        values,
                        diagnostics);
        if (to.has_transformation())
          {
            const Environment &environment = to.models.environment();
            report_notes(vapour_notes(environment, to.time.end_time), diagnostics);
            check_together(to, values, diagnostics);
          }
      }
    catch (const TableFileError &problems)
      {
        report_problems(problems.problems(), diagnostics);
      }
  }

  ReadCase read_case(const std::string &file,
                     const std::vector<std::string> &overrides,
                     const UnitSystem &units,
                     Case &to)
  {
    ReadCase read;
    const PrmFile prm = read_case_file(file, read.diagnostics);
    read.values = assign_case(prm, overrides, units, to, read.diagnostics);
    complete_case(to, read.values, read.diagnostics);
    return read;
  }
} // namespace softlattice
