// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/manifest.h"

#include "solver/base/error.h"

#include <boost/crc.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    using Json = nlohmann::ordered_json;

    constexpr int version_of_layout = 7;
    constexpr int deepest = 8;

    // JSON has no numbers that are not finite.
    constexpr const char *infinite = "infinite", *minus_infinite = "-infinite";

    double number(const Json &json)
    {
      if (json.is_null())
        return std::numeric_limits<double>::quiet_NaN();
      if (json == infinite)
        return std::numeric_limits<double>::infinity();
      if (json == minus_infinite)
        return -std::numeric_limits<double>::infinity();
      return json.get<double>();
    }

    std::vector<double> numbers_of(const Json &json)
    {
      if (!json.is_array())
        throw FileError("a list of numbers in it is none");
      std::vector<double> list;
      for (const Json &one : json)
        list.push_back(number(one));
      return list;
    }

    Json to_json(const std::vector<double> &numbers)
    {
      Json list = Json::array();
      for (const double number : numbers)
        if (std::isinf(number))
          list.push_back(number > 0. ? infinite : minus_infinite);
        else
          list.push_back(number);
      return list;
    }

    std::size_t count(const Json &json)
    {
      if (!json.is_number_unsigned())
        throw FileError("a count in it is none");
      return json.get<std::size_t>();
    }

    NucleusCounts::BySite counts_of(const Json &json)
    {
      if (!json.is_object())
        throw FileError("counts of nuclei in it are none");
      NucleusCounts::BySite counts;
      for (const auto &[site, number] : json.items())
        counts[site] = static_cast<long>(count(number));
      return counts;
    }

    Json to_json(const std::vector<Nucleus> &nuclei)
    {
      Json list = Json::array();
      for (const Nucleus &nucleus : nuclei)
        {
          Json one = {nucleus.id,
                      nucleus.time,
                      nucleus.place,
                      nucleus.site,
                      nucleus.rate,
                      nucleus.initial_radius,
                      nucleus.br_fraction,
                      nucleus.turns_back};
          if (nucleus.known)
            {
              one.push_back(nucleus.known->time);
              one.push_back(nucleus.known->radius);
            }
          list.push_back(std::move(one));
        }
      return list;
    }

    std::vector<Nucleus> nuclei_of(const Json &json)
    {
      std::vector<Nucleus> list;
      for (const Json &one : json)
        {
          Nucleus nucleus;
          nucleus.id = count(one.at(0));
          nucleus.time = one.at(1).get<double>();
          for (std::size_t d = 0; d < 3; ++d)
            nucleus.place[d] = one.at(2).at(d).get<double>();
          nucleus.site = one.at(3).get<std::string>();
          nucleus.rate = number(one.at(4));
          nucleus.initial_radius = one.at(5).get<double>();
          nucleus.br_fraction = one.at(6).get<double>();
          nucleus.turns_back = one.at(7).get<bool>();
          if (one.size() > 8)
            nucleus.known = RadiusSince{one.at(8).get<double>(), one.at(9).get<double>()};
          list.push_back(nucleus);
        }
      return list;
    }

    Json to_json(const std::vector<Chunk> &chunks)
    {
      Json list = Json::array();
      for (const Chunk &chunk : chunks)
        list.push_back({chunk.bytes, chunk.crc});
      return list;
    }

    std::uint32_t crc_of(const Json &json)
    {
      const std::size_t crc = count(json);
      if (crc > std::numeric_limits<std::uint32_t>::max())
        throw FileError("a checksum in it is none");
      return static_cast<std::uint32_t>(crc);
    }

    std::vector<Chunk> chunks_of(const Json &json)
    {
      std::vector<Chunk> list;
      for (const Json &one : json)
        list.push_back({count(one.at(0)), crc_of(one.at(1))});
      return list;
    }

    Json to_json(const std::vector<TableState> &tables)
    {
      Json list = Json::array();
      for (const TableState &table : tables)
        list.push_back(
          {{"file", table.file}, {"rows", table.rows}, {"bytes", table.bytes}, {"crc", table.crc}});
      return list;
    }

    std::vector<TableState> tables_of(const Json &json)
    {
      std::vector<TableState> list;
      for (const Json &one : json)
        {
          TableState table;
          table.file = one.at("file").get<std::string>();
          if (table.file.find('/') != std::string::npos)
            throw FileError("a table in it is in another folder");
          table.rows = static_cast<long>(count(one.at("rows")));
          table.bytes = count(one.at("bytes"));
          table.crc = crc_of(one.at("crc"));
          list.push_back(table);
        }
      return list;
    }

    Json to_json(const OutputState &output)
    {
      Json json;
      json["step"] = output.step;
      json["nuclei"] = output.nuclei.growing;
      json["nuclei_turning_back"] = output.nuclei.turning_back;
      json["transformed"] = output.transformed;
      json["wall_time_s"] = output.wall_time;
      json["pieces"] = output.pieces;
      json["pvd"] = output.pvd;
      json["schedule_time"] = output.schedule_time;
      json["schedule_level"] = output.schedule_level;
      json["tables"] = to_json(output.tables);
      json["warnings"] = output.warnings;
      json["steps_limited_by"] = output.steps_limited_by;
      return json;
    }

    OutputState output_of(const Json &json)
    {
      OutputState output;
      output.step = static_cast<long>(count(json.at("step")));
      output.nuclei.growing = counts_of(json.at("nuclei"));
      output.nuclei.turning_back = counts_of(json.at("nuclei_turning_back"));
      output.transformed = number(json.at("transformed"));
      output.wall_time = json.at("wall_time_s").get<double>();
      output.pieces = static_cast<unsigned int>(count(json.at("pieces")));
      output.pvd = json.at("pvd").get<std::vector<std::pair<double, std::string>>>();
      output.schedule_time = json.at("schedule_time").get<double>();
      output.schedule_level = json.at("schedule_level").get<double>();
      output.tables = tables_of(json.at("tables"));
      output.warnings = json.at("warnings").get<std::vector<std::string>>();
      output.steps_limited_by = json.at("steps_limited_by").get<std::map<std::string, long>>();
      return output;
    }

    // Bytes that are not UTF-8 may come in through file names.
    std::string dumped(const Json &json, const int indent)
    {
      return json.dump(indent, ' ', false, Json::error_handler_t::replace);
    }

    /// Discarded if it is no JSON. What is nested deeper than any manifest is left out: it would be
    /// visited recursively.
    Json parsed(const std::string &text)
    {
      const auto is_near = [](const int depth, Json::parse_event_t, Json &) {
        return depth <= deepest;
      };
      return Json::parse(text, is_near, false);
    }

    std::uint32_t checksum(const Json &content)
    {
      const std::string text = dumped(content, -1);
      return crc32(text.data(), text.size());
    }

    Manifest manifest_of(const Json &content)
    {
      Manifest manifest;
      manifest.time = content.at("time").get<double>();
      manifest.is_final = content.at("is_final").get<bool>();
      manifest.output = output_of(content.at("output"));
      for (const auto &[name, numbers] : content.at("numbers").items())
        manifest.numbers[name] = numbers_of(numbers);
      manifest.states = content.at("states").get<std::vector<std::string>>();
      manifest.first_means = numbers_of(content.at("first_means"));
      manifest.nuclei.waiting = nuclei_of(content.at("waiting_nuclei"));
      manifest.nuclei.excluding = nuclei_of(content.at("excluding_nuclei"));
      manifest.parameters = content.at("parameters").get<std::map<std::string, std::string>>();
      manifest.input_files = content.at("input_files").get<std::map<std::string, std::string>>();
      manifest.values_per_cell = count(content.at("values_per_cell"));
      for (const Json &mesh : content.at("meshes"))
        manifest.meshes.push_back(chunks_of(mesh));
      manifest.values = chunks_of(content.at("values"));
      return manifest;
    }
  } // namespace

  std::uint32_t crc32(const void *bytes, const std::size_t n)
  {
    boost::crc_32_type sum;
    sum.process_bytes(bytes, n);
    return sum.checksum();
  }

  std::string to_text(const Manifest &manifest)
  {
    Json content;
    content["time"] = manifest.time;
    content["is_final"] = manifest.is_final;
    content["output"] = to_json(manifest.output);
    content["numbers"] = Json::object();
    for (const auto &[name, numbers] : manifest.numbers)
      content["numbers"][name] = to_json(numbers);
    content["states"] = manifest.states;
    content["first_means"] = to_json(manifest.first_means);
    content["waiting_nuclei"] = to_json(manifest.nuclei.waiting);
    content["excluding_nuclei"] = to_json(manifest.nuclei.excluding);
    content["parameters"] = manifest.parameters;
    content["input_files"] = manifest.input_files;
    content["values_per_cell"] = manifest.values_per_cell;
    content["meshes"] = Json::array();
    for (const std::vector<Chunk> &mesh : manifest.meshes)
      content["meshes"].push_back(to_json(mesh));
    content["values"] = to_json(manifest.values);
    // Of the content as it is read back, which has none of the bytes that are no text.
    return sealed(dumped(content, -1));
  }

  std::string sealed(const std::string &content)
  {
    Json whole;
    whole[manifest_key] = version_of_layout;
    whole["checksum"] = 0; // here, for it to be read before the content
    whole["content"] = parsed(content);
    whole["checksum"] = checksum(whole["content"]);
    return dumped(whole, 1) + "\n";
  }

  Manifest parse_manifest(const std::string &text)
  {
    const Json whole = parsed(text);
    if (!whole.is_object() || !whole.contains(manifest_key) || !whole.contains("checksum") ||
        !whole.contains("content"))
      throw FileError("it is damaged");
    if (whole[manifest_key] != version_of_layout)
      throw FileError("it was written by another version of softlattice");
    if (whole["checksum"] != checksum(whole["content"]))
      throw FileError("it is damaged: its checksum is wrong");
    try
      {
        return manifest_of(whole["content"]);
      }
    catch (const nlohmann::json::exception &error)
      {
        throw FileError(std::string("it is damaged: ") + error.what());
      }
  }
} // namespace softlattice
