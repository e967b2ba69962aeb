// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/case_protocol.h"

#include "solver/case/case.h"
#include "solver/parameters/assignment.h"
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/value.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    const std::string entry_of_protocol = "Environment/Protocol", of_cycle = "Environment/Cycle/";

    /// The entry of a path that is in use; null: none.
    const ParameterEntry *entry_in_use(const Case &what,
                                       const ReadValues &values,
                                       const std::string &path)
    {
      for (const ParameterEntry &entry : what.table.entries())
        if (entry.path() == path && values.is_active(entry))
          return &entry;
      return nullptr;
    }

    bool has_light(const Protocol &protocol)
    {
      return protocol.light != Protocol::Light::none;
    }

    /// What of the protocol acts on nothing in this case, a sentence each.
    std::vector<std::string> not_represented(const Case &what, const Protocol &protocol)
    {
      std::vector<std::string> list;
      if (!protocol.load_text.empty() && protocol.load_text != "open circuit")
        list.push_back("the load (" + protocol.load_text +
                       "): there is no electric field here, and what a bias does to ions and "
                       "vacancies is missing");
      if (has_light(protocol) && !what.is_mixed_halide())
        list.push_back(
          "the light (" + protocol.light_text +
          "): without 'composition, light' among 'Model/Parts' it acts on nothing but, in "
          "weather, the temperature of a module");
      return list;
    }

    void check_choices(const Protocol &protocol,
                       const Case &what,
                       const ReadValues &values,
                       Diagnostics &diagnostics)
    {
      for (const ProtocolChoice &choice : choices_of(protocol))
        {
          const auto is_in_use = [&](const std::string &path) {
            return entry_in_use(what, values, path) != nullptr;
          };
          const auto is_set = [&](const std::string &path) {
            return is_in_use(path) && values.is_set(path);
          };
          // What comes from a file, or what the case does not know, is nothing to be chosen.
          if (std::any_of(choice.paths.begin(), choice.paths.end(), is_in_use) &&
              std::none_of(choice.paths.begin(), choice.paths.end(), is_set))
            diagnostics.error(values.location(entry_of_protocol),
                              protocol.name + " leaves to the case " + choice.what,
                              choice.remedy);
        }
    }

    /// Whether a number that the case chose is one of those between which the protocol lets choose.
    void check_number(const std::string &path,
                      const std::vector<double> &allowed,
                      const double tolerance,
                      const Protocol &protocol,
                      const Case &what,
                      const ReadValues &values,
                      const UnitSystem &units,
                      Diagnostics &diagnostics)
    {
      const ParameterEntry *entry = entry_in_use(what, values, path);
      if (entry == nullptr || !values.is_set(path) || allowed.empty())
        return;
      double value = Protocol::open;
      if (const auto *number = std::get_if<double *>(&entry->target))
        value = **number;
      else if (const auto *schedule = std::get_if<Schedule *>(&entry->target);
               schedule != nullptr && (*schedule)->is_constant())
        value = (*schedule)->values.front();
      if (std::none_of(allowed.begin(), allowed.end(), [&](const double one) {
            return std::abs(value - one) <= tolerance;
          }))
        diagnostics.warning(values.location(path),
                            fmt::format("'{}' = {} is none of {}: the test is no longer that of "
                                        "the name",
                                        entry->name,
                                        shown(*entry, units),
                                        protocol.name),
                            "");
    }
  } // namespace

  bool is_of_protocol(const std::string &path)
  {
    return path == entry_of_protocol || path.compare(0, of_cycle.size(), of_cycle) == 0;
  }

  std::vector<LayerValue> values_of_protocol(const PrmFile &prm,
                                             const std::vector<std::string> &overrides,
                                             const UnitSystem &units,
                                             const Constants &constants)
  {
    const Protocol *protocol =
      protocol_of(text_of("Environment", "Protocol", prm, overrides).value_or("none"));
    if (protocol == nullptr)
      return {};
    std::string name;
    ProtocolCycle cycle;
    ParameterTable table;
    declare_protocol(table.section("Environment"), name, cycle);
    for (const ParameterEntry &entry : table.entries())
      if (const auto text = text_of(entry.section, entry.name, prm, overrides))
        try
          {
            assign(entry, *text, {}, units, constants);
          }
        catch (const ValueError &)
          {} // the reader reports it
    std::vector<LayerValue> values;
    for (const MaterialValue &value : values_of(*protocol, cycle))
      values.push_back(
        {value.path, value.text, "protocol " + protocol->name + ", " + value.source});
    return values;
  }

  void check_protocol(const Case &what, const ReadValues &values, Diagnostics &diagnostics)
  {
    const Environment &environment = what.models.environment();
    const Protocol *protocol = environment.protocol();
    if (protocol == nullptr || entry_in_use(what, values, entry_of_protocol) == nullptr)
      return;
    const Location where = values.location(entry_of_protocol);
    const bool is_outdoors = protocol->light == Protocol::Light::sun;
    if (is_outdoors && !environment.is_weather())
      diagnostics.error(where,
                        protocol->name + " is a test outdoors, and here is no weather",
                        "write 'set Source = weather file' and 'set Environment file' with that of "
                        "the site, or 'set Source = generated weather'");
    if (!is_outdoors && environment.is_weather())
      diagnostics.error(where,
                        protocol->name + " is a test in a chamber, and 'Source' is weather",
                        "write 'set Source = schedule', or 'set Protocol = ISOS-O-1'");
    if (!is_outdoors && !environment.is_weather())
      check_choices(*protocol, what, values, diagnostics);
    const ProtocolCycle &cycle = environment.cycle();
    if (cycle.ramp > 0.5 * cycle.period)
      diagnostics.error(
        values.location(of_cycle + "Ramp"),
        "'Ramp' is more than half of 'Period': up and down take longer than a cycle",
        "lengthen the period, or shorten the ramp");
    if (diagnostics.n_errors() > 0)
      return;
    for (const std::string &one : not_represented(what, *protocol))
      diagnostics.warning(where, protocol->name + ": not represented is " + one, "");
    const UnitSystem units;
    constexpr double of_room = 4., rounding = 1e-6; // [K], [s]
    const auto check =
      [&](const std::string &path, const std::vector<double> &allowed, const double tolerance) {
        check_number(path, allowed, tolerance, *protocol, what, values, units, diagnostics);
      };
    if (protocol->has_cycles_of_temperature())
      check(of_cycle + "Hot temperature", protocol->temperatures, rounding);
    else
      check("Environment/Temperature", protocol->temperatures, of_room);
    check(of_cycle + "Period", protocol->periods, rounding);
  }

  std::vector<std::string> protocol_lines(const Case &what,
                                          const ReadValues &values,
                                          const UnitSystem &units)
  {
    const nlohmann::ordered_json all = protocol_json(what, values, units);
    if (all.empty())
      return {};
    const auto text = [](const nlohmann::ordered_json &one) { return one.get<std::string>(); };
    std::vector<std::string> lines = {fmt::format("{:<34} {}", "protocol", text(all["name"]))};
    for (const auto &[name, says] : all["says"].items())
      lines.push_back(fmt::format("  {:<32} {}", name, text(says)));
    for (const auto &[path, taken] : all["taken as"].items())
      lines.push_back(
        fmt::format("  {:<32} {} ({})", path, text(taken["value"]), text(taken["from"])));
    if (all.contains("assumed"))
      lines.push_back(fmt::format("  {:<32} {}", "assumed", text(all["assumed"])));
    for (const auto &one : all["not represented"])
      lines.push_back(fmt::format("  {:<32} {}", "not represented", text(one)));
    lines.push_back(
      fmt::format("  {:<32} {}: check against the standard", "source", text(all["source"])));
    return lines;
  }

  nlohmann::ordered_json protocol_json(const Case &what,
                                       const ReadValues &values,
                                       const UnitSystem &units)
  {
    nlohmann::ordered_json all;
    const Protocol *protocol = what.models.environment().protocol();
    if (protocol == nullptr || entry_in_use(what, values, entry_of_protocol) == nullptr)
      return all;
    all["name"] = protocol->name;
    all["source"] = protocol->source;
    all["says"] = {{"light", protocol->light_text},
                   {"temperature", protocol->temperature_text},
                   {"relative humidity", protocol->humidity_text}};
    if (!protocol->load_text.empty())
      all["says"]["load"] = protocol->load_text;
    all["taken as"] = nlohmann::ordered_json::object();
    for (const char *path : {"Environment/Temperature",
                             "Environment/Relative humidity",
                             "Environment/Vapour pressure",
                             "Light/Power density",
                             "Light/Generation rate",
                             "Time/End time"})
      if (const ParameterEntry *entry = entry_in_use(what, values, path))
        all["taken as"][path] = {{"value", written(*entry, units).value_or("")},
                                 {"from", one_line(values.origin(*entry).text)}};
    if (!protocol->assumption.empty())
      all["assumed"] = protocol->assumption;
    all["not represented"] = not_represented(what, *protocol);
    return all;
  }
} // namespace softlattice
