// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/own_numbers.h"

#include "models/expression/expression_error.h"
#include "models/expression/gradient_syntax.h"
#include "models/expression_model/known_names.h"
#include "models/expression_model/name_rules.h"
#include "models/shown_text.h"
#include "solver/output/number_syntax.h"
#include "solver/output/statistics.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_numbers_of_a_kind = 100;
  } // namespace

  void OwnNumbers::declare(ParameterTable &table, std::function<Known()> known)
  {
    known_ = std::move(known);
    const ParameterSection output = table.section("Output");
    const auto text = [&](const ParameterSection &section,
                          const std::string &name,
                          std::string &to) -> ParameterEntry & {
      return section.text(name, &to).from_source("the case at hand", Confidence::assumed);
    };
    text(output, "Integrals", integrals_)
      .about(
        "Columns of statistics.csv that are integrals of formulas, as NAME [UNIT]: FORMULA; NAME: "
        "FORMULA over BOUNDARY. Formulas know the fields and their gradients, the constants and "
        "definitions of the case, x, y, z and t. Without `over`, over the domain (in 2D per metre "
        "of depth), or over a part of it: `over material NAME`, the cells of a material of an "
        "imported "
        "mesh or the number of an island, or `over box from X, Y to X, Y`; in 3D X, Y, Z. solid: "
        "(1 + "
        "phi)/2; charge [C/m]: rho over left; near: c over box from 0 um, 0 um to 2 um, 5 um. "
        "Where "
        "the box cuts cells the formula is interpolated between their nodes, with the error h^(p + "
        "1) "
        "of the elements; with if(x < 5, c, 0) instead it is h. Without a unit it is 1.");
    text(output, "Fluxes", fluxes_)
      .about(
        "Columns of statistics.csv that say what enters of a conserved field through a boundary "
        "per time, as NAME: FIELD through BOUNDARY; ...: of prescribed fluxes and exchange what "
        "they are, of given values what keeps them. d/dt of the integral of the field is the sum "
        "over the boundaries and the sources. In 2D per metre of depth. inflow: c through left. "
        "Without a unit it is that of the field times m^2/s, in 3D m^3/s.")
      .from_equation("200");
    text(output, "Probes", probes_)
      .about("Columns of statistics.csv that are values of formulas at points, as NAME [UNIT]: "
             "FORMULA at X, Y; in 3D X, Y, Z: lengths with their units. corner: c at 0 um, 2 um.");
    text(output, "Crossings", crossings_)
      .about(
        "Columns of statistics.csv that say where on a line a formula has a value, as NAME: "
        "FORMULA = VALUE from X, Y to X, Y: the distance from the first point to where it crosses "
        "the value for the last time, such as the tip of a dendrite or a front; not a number where "
        "it does nowhere. tip: phi = 0 from 0, 0 to 960, 0.");
    text(output, "Lines", line_texts_)
      .about("Tables of formulas along straight lines whenever fields are written, line_NAME.csv, "
             "as NAME: COLUMN [UNIT] = FORMULA, ... from X, Y to X, Y with N points; in 3D X, Y, "
             "Z. Columns are the time, the distance from the first point, and these. For a field a "
             "column needs no formula. Without `with`, 201 points, equally spaced, both ends "
             "among them. axis: c, slope [1/m] = d(c, x) from 0 um, 1 um to 4 um, 1 um.");
    text(table.section("Time"), "Stop when", end_text_)
      .about(
        "The run ends after the first step with which this holds, a comparison of formulas of the "
        "numbers that 'Output/Integrals', 'Fluxes', 'Probes' and 'Crossings' name, the constants "
        "and "
        "t: "
        "tip > 900. Empty: only the other entries of this section end it.")
      .may_change_on_resume();
    table.check_texts([this](std::vector<Finding> &findings) { read(findings); });
  }

  std::string OwnNumbers::Known::objection_to(const std::string &name) const
  {
    if (contains(fields, name))
      return "that is a field";
    if (constants.count(name) > 0)
      return "that is a constant";
    return definitions.find(name) != nullptr ? "that is a definition of the case" : "";
  }

  std::string OwnNumbers::objection_to(const std::string &name, const Known &known) const
  {
    if (const std::string objection = objection_to_name(name); !objection.empty())
      return objection;
    if (const std::string objection = known.objection_to(name); !objection.empty())
      return objection;
    const std::vector<Column> columns = columns_of_file({});
    if (contains(known.columns, name) ||
        std::any_of(columns.begin(), columns.end(), [&](const Column &one) {
          return one.name == name;
        }))
      return "statistics.csv has such a column";
    for (const OwnNumber &other : all_)
      if (other.name == name)
        return "there is another number of this name";
    return "";
  }

  std::array<double, 3> OwnNumbers::place(const Entry &entry,
                                          const TextPart &text,
                                          const Known &known,
                                          FormulaReader &reader) const
  {
    std::array<double, 3> place{};
    const std::vector<TextPart> parts = split_formulas(text, ',');
    if (parts.size() != static_cast<std::size_t>(known.dimension))
      reader.error(entry.path,
                   text,
                   "a point has " + std::to_string(known.dimension) + " coordinates here",
                   "write: " + entry.usage);
    else
      for (std::size_t d = 0; d < parts.size(); ++d)
        try
          {
            place[d] = read_length_(parts[d].text);
          }
        catch (const std::runtime_error &problem)
          {
            reader.error(entry.path, parts[d], problem.what(), "write: " + entry.usage);
          }
    return place;
  }

  void OwnNumbers::read_number(const OwnNumber::Kind kind,
                               const Entry &entry,
                               const TextPart &text,
                               const Known &known,
                               FormulaReader &reader)
  {
    using Kind = OwnNumber::Kind;
    const SplitPair pair = split_pair(text, ':');
    if (!pair.found)
      return reader.error(entry.path,
                          text,
                          "a name and a formula are expected",
                          "write: " + entry.usage);
    OwnNumber number;
    number.kind = kind;
    const bool is_length = kind == Kind::crossing;
    const std::optional<NameWithUnit> named = name_with_unit(
      entry.path,
      pair.before,
      {is_length && !known.dimensionless ? "m" : "1", is_length, known.dimensionless},
      reader);
    if (!named)
      return;
    const TextPart &name = named->name;
    number.name = name.text;
    number.unit = named->unit;
    static_cast<WrittenAt &>(number) = written_at(entry.path, name);
    if (const std::string objection = objection_to(number.name, known); !objection.empty())
      return reader.error(entry.path,
                          name,
                          "'" + shown_text(number.name) + "' cannot name a number",
                          objection);
    TextPart formula = pair.behind;
    if (kind == Kind::flux)
      {
        if (read_flux(entry, formula, known, reader, number))
          all_.push_back(std::move(number));
        return;
      }
    if (kind == Kind::integral)
      {
        const SplitPair over = split_at_word(formula, "over");
        formula = over.before;
        if (over.found)
          {
            const auto region = read_region(entry, over.behind, known, reader);
            if (!region)
              return;
            number.region = *region;
          }
        const bool is_boundary = number.region.kind == IntegralRegion::Kind::boundary;
        number.meaning =
          "integral of " + formula.text + " over the " +
          (over.found ? (is_boundary ? "boundary " : "") + over.behind.text : "domain");
      }
    else if (kind == Kind::probe)
      {
        const SplitPair at = split_at_word(formula, "at");
        formula = at.before;
        number.meaning = formula.text + " at " + at.behind.text;
        if (!at.found)
          return reader.error(entry.path, formula, "the point is missing", "write: " + entry.usage);
        number.from = place(entry, at.behind, known, reader);
      }
    else
      {
        const SplitPair to = split_at_word(formula, "to"), from = split_at_word(to.before, "from");
        const SplitPair level = split_pair(from.before, '=');
        if (!to.found || !from.found || !level.found)
          return reader.error(entry.path,
                              formula,
                              "a formula, its value and the ends of a line are expected",
                              "write: " + entry.usage);
        formula = level.before;
        number.meaning = "distance from " + from.behind.text + " towards " + to.behind.text +
                         " to where " + formula.text + " is " + level.behind.text +
                         " for the last time";
        number.level = reader.number(entry.path, level.behind).value_or(0.);
        number.from = place(entry, from.behind, known, reader);
        number.to = place(entry, to.behind, known, reader);
        if (number.from == number.to)
          reader.error(entry.path, to.behind, "the line has no length", "write: " + entry.usage);
      }
    number.formula = reader.formula(entry.path, formula, variables_);
    all_.push_back(std::move(number));
  }

  bool OwnNumbers::is_boundary(const Entry &entry,
                               const TextPart &name,
                               const Known &known,
                               FormulaReader &reader) const
  {
    if (known.boundaries.empty() || contains(known.boundaries, name.text))
      return true;
    reader.error(entry.path,
                 name,
                 "no boundary '" + shown_text(name.text) + "'",
                 "there are: " + listed(known.boundaries));
    return false;
  }

  bool OwnNumbers::read_flux(const Entry &entry,
                             const TextPart &text,
                             const Known &known,
                             FormulaReader &reader,
                             OwnNumber &to) const
  {
    const SplitPair through = split_at_word(text, "through");
    const auto field = known.conserved.find(through.before.text);
    if (!through.found || field == known.conserved.end())
      {
        std::vector<std::string> names;
        for (const auto &[name, unit] : known.conserved)
          names.push_back(name);
        reader.error(entry.path,
                     through.before,
                     through.found ? "no conserved field '" + shown_text(through.before.text) + "'"
                                   : "a field and a boundary are expected",
                     through.found ? "there are: " + (names.empty() ? "none" : listed(names))
                                   : "write: " + entry.usage);
        return false;
      }
    to.field =
      std::find(known.fields.begin(), known.fields.end(), field->first) - known.fields.begin();
    const TextPart boundary = unquoted(through.behind);
    to.boundary = boundary.text;
    to.meaning = "what enters of " + field->first + " through " + to.boundary + " per time";
    if (!known.dimensionless && to.unit == "1")
      to.unit = (field->second == "1" ? "" : field->second + " ") +
                (known.dimension == 2 ? "m^2/s" : "m^3/s");
    return is_boundary(entry, boundary, known, reader);
  }

  void OwnNumbers::read(std::vector<Finding> &findings)
  {
    if (!read_length_)
      return; // read before: a case is looked at again whose values have been set anew
    all_.clear();
    lines_.clear();
    end_.reset();
    const Known known = known_();
    dimensionless_ = known.dimensionless;
    const std::string point = known.dimension == 2 ? "X, Y" : "X, Y, Z";
    const auto numbers_of = [&](const OwnNumber::Kind kind) {
      return [&, kind](const Entry &entry, const TextPart &text, FormulaReader &reader) {
        read_number(kind, entry, text, known, reader);
      };
    };
    struct Kind
    {
      Entry entry;
      std::function<void(const Entry &, const TextPart &, FormulaReader &)> read;
    };
    const Kind kinds[] = {
      {{"Output/Integrals",
        integrals_,
        "NAME: FORMULA or NAME: FORMULA over BOUNDARY, material NAME or box from " + point +
          " to " + point},
       numbers_of(OwnNumber::Kind::integral)},
      {{"Output/Fluxes", fluxes_, "NAME: FIELD through BOUNDARY"},
       numbers_of(OwnNumber::Kind::flux)},
      {{"Output/Probes", probes_, "NAME: FORMULA at " + point}, numbers_of(OwnNumber::Kind::probe)},
      {{"Output/Crossings", crossings_, "NAME: FORMULA = VALUE from " + point + " to " + point},
       numbers_of(OwnNumber::Kind::crossing)},
      {{"Output/Lines",
        line_texts_,
        "NAME: COLUMN [UNIT] = FORMULA, ... from " + point + " to " + point + " with N points"},
       [&](const Entry &entry, const TextPart &text, FormulaReader &reader) {
         read_line(entry, text, known, reader);
       }}};
    variables_ = known.fields;
    variables_.insert(variables_.end(), place_and_time().begin(), place_and_time().end());
    for (const std::string &field : known.fields)
      for (const std::string &derivative : gradient_variables(field))
        variables_.push_back(derivative);
    FormulaReader reader(known.constants, known.definitions, findings);
    for (const auto &[entry, read_part] : kinds)
      {
        if (entry.text.empty())
          continue;
        std::vector<TextPart> parts = split_formulas({entry.text, 0}, ';');
        if (parts.back().text.empty())
          parts.pop_back(); // a ; at the end
        if (parts.size() > most_numbers_of_a_kind)
          reader.error(entry.path,
                       parts[most_numbers_of_a_kind],
                       "more than " + std::to_string(most_numbers_of_a_kind) + " numbers",
                       "leave some out");
        else
          for (const TextPart &one : parts)
            read_part(entry, one, reader);
      }
    read_end(known, findings);
  }

  void OwnNumbers::read_end(const Known &known, std::vector<Finding> &findings)
  {
    if (end_text_.empty())
      return;
    std::vector<std::string> names;
    for (const OwnNumber &one : all_)
      names.push_back(one.name);
    names.emplace_back("t");
    const std::string before = "if(";
    try
      {
        end_ = Expression(before + end_text_ + ", 1, 0)", names, known.constants);
      }
    catch (const ExpressionError &problem)
      {
        const std::string message = problem.what(); // "what is wrong; what to do"
        const std::size_t end = message.find("; ");
        const std::size_t column =
          std::min(problem.column() - std::min(problem.column(), before.size()), end_text_.size());
        findings.push_back({Finding::Severity::error,
                            "Time/Stop when",
                            message.substr(0, end),
                            end == std::string::npos ? "" : message.substr(end + 2),
                            column + 1,
                            1});
      }
  }
} // namespace softlattice
