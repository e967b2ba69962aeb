// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/local_fields.h"

#include "solver/case/case.h"
#include "solver/parameters/nearest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace softlattice
{
  std::vector<std::string> LocalFields::names() const
  {
    std::vector<std::string> list;
    if (has_temperature())
      list.push_back(temperature);
    if (has_humidity())
      list.push_back(humidity);
    return list;
  }

  std::vector<std::string> LocalFields::description() const
  {
    std::vector<std::string> lines;
    if (has_temperature())
      lines.push_back(fmt::format("temperature at a place is the field '{}'", temperature));
    if (has_humidity())
      lines.push_back(fmt::format("humidity at a place is the field '{}'", humidity));
    return lines;
  }

  void LocalFields::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Environment").of_parts({"phase", "composition"});
    section.text("Temperature field", &temperature)
      .about("Name of a field of the case, in K, that is the temperature of the film at each "
             "place: nuclei form, fronts move, and halides mix and diffuse as there, and the "
             "vapour pressure of the surroundings makes another "
             "humidity of it. Not with light, exchange with the surroundings or thermal noise of "
             "halides, which know one temperature. 'none': "
             "'Temperature' holds everywhere, unless the part 'heat' has a field of it. That also "
             "sets the width of the numerical interface, "
             "so state there the "
             "temperature at which the driving force is largest.")
      .from_equation("150")
      .from_source("a choice, not a number", Confidence::numerical);
    section.of_parts({"phase"})
      .text("Humidity field", &humidity)
      .about("Name of a field of the case, in 1, that is the relative humidity at the surface at "
             "each place: nuclei "
             "form and fronts move as there. 'none': it follows from the surroundings and the "
             "temperature at the "
             "place.")
      .from_equation("150")
      .from_source("a choice, not a number", Confidence::numerical);
  }

  std::optional<std::size_t> number_of_field(const Case &what, const std::string &name)
  {
    const std::vector<CaseField> fields = what.fields();
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (fields[i].name == name)
        return i;
    return {};
  }

  void take_local_fields(Case &of)
  {
    of.local.temperature_is_of_part = false;
    for (const FurtherPart *one : of.further_parts_in_use())
      if (const std::string name = one->settings->temperature_field(); !name.empty())
        {
          if (!of.local.has_temperature())
            of.local.temperature = name;
          of.local.temperature_is_of_part = of.local.temperature == name;
        }
  }

  void check_local_fields(const Case &what, std::vector<Finding> &findings)
  {
    const std::vector<CaseField> fields = what.fields();
    const auto check = [&](const std::string &entry,
                           const std::string &name,
                           const std::string &unit,
                           const std::string &quantity) {
      if (name == LocalFields::none)
        return;
      const auto reject = [&](const std::string &message, const std::string &fix) {
        findings.push_back({Finding::Severity::error, "Environment/" + entry, message, fix});
      };
      if (const auto number = number_of_field(what, name))
        {
          if (fields[*number].unit != unit)
            reject(fmt::format("the field '{}' is in '{}', and {} is in '{}'",
                               name,
                               fields[*number].unit,
                               quantity,
                               unit),
                   "name a field in that unit, which a field by formula states as its 'Unit'");
          return;
        }
      std::vector<std::string> names;
      for (const CaseField &field : fields)
        names.push_back(field.name);
      const auto near = nearest(name, names);
      reject("there is no field '" + name + "'",
             near ? "did you mean '" + *near + "'?"
                  : fmt::format("'none', or one of: {}", fmt::join(names, ", ")));
    };
    check("Temperature field", what.local.temperature, "K", "a temperature");
    check("Humidity field", what.local.humidity, "1", "a relative humidity");
  }
} // namespace softlattice
