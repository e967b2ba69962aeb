// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/parameter_lines.h"

#include "models/materials/materials.h"
#include "solver/case/case.h"
#include "solver/files/text_file.h"
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/value.h"
#include "solver/study/study_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace softlattice
{
  namespace
  {
    /// The text of a comment by which effective_parameters() tells where a value came from: what stands before the meaning.
    std::string origin_in(const std::string &comment, const std::string &meaning)
    {
      const std::string tail = ": " + first_sentence(meaning);
      std::string origin = comment;
      if (!meaning.empty() && origin.size() >= tail.size() &&
          origin.compare(origin.size() - tail.size(), tail.size(), tail) == 0)
        origin.resize(origin.size() - tail.size());
      else if (const std::size_t colon = origin.find(": "); colon != std::string::npos)
        origin.resize(colon);
      return origin;
    }

    /// What stands behind the value in a line of a file that prm_text() has written; no value of it holds " # ".
    std::string comment_of(const std::string &line)
    {
      const std::size_t sign = line.find("  # ");
      return sign == std::string::npos ? "" : line.substr(sign + 4);
    }

    /// What the material says of a value that it brings.
    const MaterialValue *material_value(const std::string &origin, const std::string &path)
    {
      const std::string start = "material ";
      if (origin.compare(0, start.size(), start) != 0)
        return nullptr;
      for (const Material &material : materials())
        if (const std::string name = start + material.name;
            origin == name || origin.compare(0, name.size() + 1, name + ",") == 0)
          for (const MaterialValue &value : material.values)
            if (value.path == path)
              return &value;
      return nullptr;
    }

    const nlohmann::ordered_json &list_in(const nlohmann::ordered_json &object, const char *name)
    {
      static const nlohmann::ordered_json none = nlohmann::ordered_json::array();
      const auto found = object.is_object() ? object.find(name) : object.end();
      return object.is_object() && found != object.end() && found->is_array() ? *found : none;
    }

    double finite_in(const nlohmann::ordered_json &object, const char *name)
    {
      const auto found = object.is_object() ? object.find(name) : object.end();
      return object.is_object() && found != object.end() && found->is_number()
               ? std::abs(found->get<double>())
               : 0.;
    }

    std::string axis_in(const nlohmann::ordered_json &object)
    {
      const auto found = object.is_object() ? object.find("axis") : object.end();
      return object.is_object() && found != object.end() && found->is_string()
               ? without_unit(found->get<std::string>())
               : "";
    }
  } // namespace

  std::vector<ParameterLine> parameter_lines(const std::string &effective_file,
                                             const PartKinds &further)
  {
    Diagnostics diagnostics;
    const PrmFile file = read_case_file(effective_file, diagnostics);
    std::vector<std::string> texts;
    std::istringstream in(read_file(effective_file));
    for (std::string line; std::getline(in, line);)
      texts.push_back(line);

    // What the program knows of each, if it still takes the file as it is.
    Case what(further);
    const UnitSystem units;
    Diagnostics of_values;
    const ReadValues values = assign_case(file, {}, units, what, of_values);
    std::map<std::string, const ParameterEntry *> known;
    for (const ParameterEntry &entry : what.table.entries())
      if (values.is_active(entry))
        known[entry.path()] = &entry;

    std::vector<ParameterLine> lines;
    for (const PrmFile::Setting &setting : file.settings)
      {
        const std::string section = file.section_path(setting.section);
        ParameterLine line;
        line.path = section + (section.empty() ? "" : "/") + setting.name;
        line.value = line.shown = setting.value;
        const auto row = static_cast<std::size_t>(std::max(0, setting.name_at.line));
        const std::string comment =
          row >= 1 && row <= texts.size() ? comment_of(texts[row - 1]) : "";
        const auto found = known.find(line.path);
        const ParameterEntry *const entry = found == known.end() ? nullptr : found->second;
        line.origin = origin_in(comment, entry != nullptr ? entry->meaning : "");
        if (entry != nullptr)
          {
            if (const std::string text = shown(*entry, units); !text.empty())
              line.shown = text;
            line.meaning = entry->meaning;
            line.source = entry->source;
            line.equation = entry->equation;
            line.confidence = entry->confidence;
          }
        if (const MaterialValue *const value = material_value(line.origin, line.path))
          {
            line.source = value->source;
            line.confidence = value->confidence;
            line.origin = line.origin.substr(0, line.origin.find(','));
          }
        lines.push_back(std::move(line));
      }
    return lines;
  }

  std::string value_of(const std::vector<ParameterLine> &lines, const std::string &path)
  {
    for (const ParameterLine &line : lines)
      if (line.path == path)
        return line.value;
    return "";
  }

  std::map<std::string, double> importance_in(const nlohmann::ordered_json &study_summary)
  {
    std::map<std::string, double> importance;
    for (const nlohmann::ordered_json &one : list_in(study_summary, "sensitivity"))
      for (const nlohmann::ordered_json &axis : list_in(one, "axes"))
        {
          double &largest = importance[axis_in(axis)];
          largest = std::max(largest, finite_in(axis, "total"));
        }
    if (!importance.empty())
      return importance;
    for (const nlohmann::ordered_json &one : list_in(study_summary, "tornado"))
      {
        double greatest = 0.;
        for (const nlohmann::ordered_json &axis : list_in(one, "axes"))
          greatest = std::max(greatest, finite_in(axis, "known change"));
        for (const nlohmann::ordered_json &axis : list_in(one, "axes"))
          if (greatest > 0.)
            {
              double &largest = importance[axis_in(axis)];
              largest = std::max(largest, finite_in(axis, "known change") / greatest);
            }
      }
    return importance;
  }

  std::vector<ParameterLine> physical_first_assumed(const std::vector<ParameterLine> &lines,
                                                    const std::map<std::string, double> &importance)
  {
    std::vector<ParameterLine> chosen;
    for (const ParameterLine &line : lines)
      if (!line.value.empty() && line.confidence && *line.confidence != Confidence::numerical)
        chosen.push_back(line);
    const auto weight = [&](const ParameterLine &line) {
      const auto found = importance.find(line.path);
      return found == importance.end() ? 0. : found->second;
    };
    const auto is_open = [](const ParameterLine &line) {
      return line.confidence == Confidence::assumed && !line.is_chosen();
    };
    std::stable_sort(chosen.begin(),
                     chosen.end(),
                     [&](const ParameterLine &a, const ParameterLine &b) {
                       return is_open(a) != is_open(b) ? is_open(a) : weight(a) > weight(b);
                     });
    return chosen;
  }
} // namespace softlattice
