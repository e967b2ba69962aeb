// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/vtu_metadata.h"

#include "solver/files/text_file.h"

#include <utility>

namespace softlattice
{
  std::string vtk_field_data(const double time, const unsigned int cycle, const ArrayUnits &units)
  {
    const std::string one = "\" NumberOfTuples=\"1\" format=\"ascii\">";
    std::string text = "<FieldData>\n<DataArray type=\"Int32\" Name=\"CYCLE" + one +
                       std::to_string(cycle) + "</DataArray>\n";
    for (const char *const name : {"TIME", "TimeValue"})
      text += "<DataArray type=\"Float64\" Name=\"" + std::string(name) + one + shortest(time) +
              "</DataArray>\n";
    if (!units.empty())
      {
        // Strings are the codes of their characters, each string with a zero behind it.
        text += "<Array type=\"String\" Name=\"units\" NumberOfTuples=\"" +
                std::to_string(units.size()) + "\" format=\"ascii\">\n";
        for (const auto &[name, unit] : units)
          {
            for (const char c : name + " [" + unit + "]")
              text += std::to_string(static_cast<unsigned char>(c)) + " ";
            text += "0\n";
          }
        text += "</Array>\n";
      }
    return text + "</FieldData>\n";
  }

  std::string units_label(const std::string &unit)
  {
    return "<InformationKey name=\"UNITS_LABEL\" location=\"vtkDataArray\">" + unit +
           "</InformationKey>\n";
  }

  std::string with_metadata(const std::string &vtu, const std::string &field_data)
  {
    const std::string begin = "<FieldData>\n", end = "</FieldData>\n", attribute = " units=\"",
                      close = "</DataArray>";
    std::string text;
    text.reserve(vtu.size() + field_data.size() + 1000);
    std::size_t done = 0;
    const auto copy_until = [&](const std::size_t position) {
      text.append(vtu, done, position - done);
      done = position;
    };
    if (const std::size_t from = vtu.find(begin), to = vtu.find(end, from); to != std::string::npos)
      {
        copy_until(from);
        text += field_data;
        done = to + end.size();
      }
    for (std::size_t found = vtu.find(attribute, done); found != std::string::npos;
         found = vtu.find(attribute, done))
      {
        const std::size_t first = found + attribute.size();
        const std::string unit = vtu.substr(first, vtu.find('"', first) - first);
        copy_until(vtu.find(close, first));
        text += units_label(unit);
      }
    copy_until(vtu.size());
    return text;
  }
} // namespace softlattice
