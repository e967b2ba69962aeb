// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/composition/phase_diagram_files.h"

#include "models/constants.h"
#include "solver/files/text_file.h"

#include <optional>

namespace softlattice
{
  namespace
  {
    std::string header(const std::vector<Column> &columns)
    {
      std::vector<std::string> names;
      names.reserve(columns.size());
      for (const Column &column : columns)
        names.push_back(column.key());
      return csv_record(names);
    }

    void add(std::vector<std::string> &fields, const std::optional<CompositionPair> &pair)
    {
      fields.push_back(pair ? shortest(pair->lower) : "");
      fields.push_back(pair ? shortest(pair->upper) : "");
    }
  } // namespace

  const std::vector<Column> &phase_diagram_columns()
  {
    static const std::vector<Column> columns = {
      {"temperature", "K", "temperature of the black phase"},
      {"binodal lower",
       "1",
       "composition of the heavier-halide side of the miscibility gap, in the dark"},
      {"binodal upper", "1", "composition of its lighter-halide side"},
      {"spinodal lower", "1", "beginning of the compositions that are unstable in the dark"},
      {"spinodal upper", "1", "end of the compositions that are unstable in the dark"},
      {"light binodal lower", "1", "first composition that demixes at the carrier density"},
      {"light binodal upper", "1", "last composition that demixes at the carrier density"},
      {"carrier density", "1/m^3", "mean density of carriers of the light binodal"}};
    return columns;
  }

  const std::vector<Column> &threshold_columns()
  {
    static const std::vector<Column> columns = {
      {"temperature", "K", "temperature of the black phase"},
      {"composition", "1", "fraction x of the lighter halide in the mixture"},
      {"threshold carrier density",
       "1/m^3",
       "least mean density of carriers at which the mixture demixes; 0 in the dark, empty where "
       "none "
       "does"},
      {"nucleus composition", "1", "composition that appears at the threshold"},
      {"nucleus carrier part",
       "1",
       "carriers in it over the sites for them, n/n_m, or over the effective density of states "
       "N_0"},
      {"instability carrier density",
       "1/m^3",
       "least mean density at which small fluctuations grow; empty where none does"},
      {"terminal composition",
       "1",
       "composition that appears at the carrier density of the diagram; empty where none does"},
      {"threshold power density",
       "W/m^2",
       "least power of light on a film of HT that demixes it, where light is given as its power"}};
    return columns;
  }

  std::string phase_diagram_text(const std::vector<DiagramRow> &rows, const double carrier_density)
  {
    std::string text = header(phase_diagram_columns());
    for (const DiagramRow &row : rows)
      {
        std::vector<std::string> fields = {shortest(row.temperature)};
        add(fields, row.binodal);
        add(fields, row.spinodal);
        add(fields, row.light_binodal);
        fields.push_back(shortest(carrier_density));
        text += csv_record(fields);
      }
    return text;
  }

  std::string threshold_text(const std::vector<DiagramRow> &rows, const MixedHalide &halide)
  {
    std::string text = header(threshold_columns());
    const double carriers_per_power =
      halide.carriers().lifetime() * halide.light().generation_of(1.);
    const bool has_power = halide.light().is_given_as_power() && carriers_per_power > 0.;
    for (const DiagramRow &row : rows)
      for (const MixtureUnderLight &mixture : row.mixtures)
        {
          const double reference =
            halide.carriers().reference_density(constants::boltzmann * row.temperature);
          const auto &threshold = mixture.threshold;
          text += csv_record(
            {shortest(row.temperature),
             shortest(mixture.composition),
             threshold ? shortest(threshold->carriers) : "",
             threshold ? shortest(threshold->nucleus.composition) : "",
             threshold ? shortest(threshold->nucleus.carrier_density / reference) : "",
             mixture.instability ? shortest(*mixture.instability) : "",
             mixture.nucleus ? shortest(mixture.nucleus->composition) : "",
             threshold && has_power ? shortest(threshold->carriers / carriers_per_power) : ""});
        }
    return text;
  }
} // namespace softlattice
