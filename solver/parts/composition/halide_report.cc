// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/composition/halide_report.h"

#include "models/constants.h"
#include "models/materials/materials.h"
#include "solver/parts/composition/halide_quantities.h"
#include "solver/parts/phase/closing_report.h"
#include "solver/parts/phase/transformation_columns.h"
#include "solver/study/transformation_quantities.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr std::size_t fraction = HalideEquations::fraction;
    constexpr std::size_t phase = HalideEquations::phase;

    double value_of(const std::vector<Quantity> &quantities, const std::string &name)
    {
      for (const Quantity &quantity : quantities)
        if (quantity.name == name)
          return quantity.value;
      return std::numeric_limits<double>::quiet_NaN();
    }

    /// What is said of bromide beside iodide, for another lighter halide.
    std::string with_halides(std::string text, const std::string &lighter)
    {
      if (lighter == "Br")
        return text;
      for (const auto &[iodide_bromide, bromide_chloride] :
           {std::pair<std::string, std::string>("Br fraction", "Cl fraction"),
            std::pair<std::string, std::string>("iodide-rich", "bromide-rich")})
        for (std::size_t at = text.find(iodide_bromide); at != std::string::npos;
             at = text.find(iodide_bromide, at + bromide_chloride.size()))
          text.replace(at, iodide_bromide.size(), bromide_chloride);
      return text;
    }

    /// Those of the transformation have lines of their own.
    bool is_of_mixture(const Quantity &quantity)
    {
      return quantity.name.compare(0, 6, "final ") == 0 || quantity.name == "largest carrier part";
    }
  } // namespace

  const std::vector<Column> &leading_halide_columns()
  {
    static const std::vector<Column> columns = {
      {"temperature", "K", "temperature of the film"},
      {"mean Br fraction", "1", "volume average of the bromide fraction of the halide sites"},
      {"mass drift", "1", "change of the mean composition since the start; zero but for rounding"}};
    return columns;
  }

  std::vector<Column> halide_columns(const std::string &lighter)
  {
    std::vector<Column> columns = {
      {"variance of Br fraction", "1", "mean square of the deviation from the mean"},
      {"lowest Br fraction", "1", "smallest value at a node"},
      {"highest Br fraction", "1", "largest value at a node"},
      {"iodide-rich part",
       "1",
       "volume fraction in which the Br fraction is more than 0.05 below its mean at the "
       "beginning"},
      {"carrier density", "1/m^3", "photocarriers per volume, average over the body"},
      {"largest carrier part",
       "1",
       "largest local density of carriers over the sites there are for them, n/n_m; of parabolic "
       "bands over their effective density of states N_0"},
      {"PL energy",
       "eV",
       "mean gap where the pairs are; in the dark, where the first few would be"},
      {"PL peak",
       "eV",
       "photon energy of the highest photoluminescence; the spectra are in photoluminescence.csv"}};
    if (lighter != "Br")
      columns.insert(
        columns.begin(),
        {"mean Br fraction", "1", "volume average of the Br fraction of the halide sites"});
    for (Column &column : columns)
      {
        column.name = with_halides(column.name, lighter);
        column.meaning = with_halides(column.meaning, lighter);
      }
    return columns;
  }

  std::string HalideReport::named(const std::string &name) const
  {
    return with_halides(name, lighter_halide(case_.material));
  }

  HalideReport::HalideReport(const Case &what, const HalideEquations &equations)
    : case_(what)
    , equations_(equations)
    , emission_(what, equations)
  {
    if (equations.has_phase())
      condensation_.emplace(what.models.environment(), what.time.end_time);
  }

  std::vector<Column> HalideReport::leading_columns() const
  {
    std::vector<Column> columns;
    if (equations_.has_phase())
      columns = leading_transformation_columns();
    for (const Column &column : leading_halide_columns())
      // Other mixtures have the mean of their lighter halide among their own columns.
      if (column.name != "mean Br fraction" || lighter_halide(case_.material) == "Br")
        columns.push_back(column);
    return columns;
  }

  std::vector<Column> HalideReport::own_columns() const
  {
    std::vector<Column> columns = halide_columns(lighter_halide(case_.material));
    if (equations_.has_phase())
      columns.insert(columns.end(),
                     transformation_columns().begin(),
                     transformation_columns().end());
    return columns;
  }

  void HalideReport::fill(Statistics *row,
                          PhaseField &fields,
                          const Measured &measured,
                          const double t)
  {
    if (condensation_)
      condensation_->advance_to(t);
    const double mean = measured.fields[fraction].mean;
    if (!initial_mean_)
      initial_mean_ = mean;
    const bool has_phase = equations_.has_phase();
    const double kt = constants::boltzmann * equations_.temperature();
    const double reference = equations_.pair_energy(mean, 0.);
    const HalideCarriers &carriers = equations_.carriers();
    const auto pair_density = [&](const std::size_t node, const double energy) {
      return carriers.density(carriers.column(node), energy);
    };
    const auto pair_energy = [&](const double *u) {
      return equations_.pair_energy(u[fraction], has_phase ? u[phase] : 0.);
    };
    const auto sums =
      fields.measures().integrals(5, [&](const std::size_t node, const double *u, double *values) {
        const double x = u[fraction];
        const double energy = pair_energy(u);
        const double weight =
          carriers.any() ? pair_density(node, energy) : std::exp((reference - energy) / kt);
        values[0] = 1.;
        values[1] = (x - mean) * (x - mean);
        values[2] = x < *initial_mean_ - 0.05 ? 1. : 0.;
        values[3] = weight;
        values[4] = weight * equations_.photon_energy(x, has_phase ? u[phase] : 0.);
      });
    const double most = fields.measures().largest(
      [&](const std::size_t node, const double *u) { return pair_density(node, pair_energy(u)); });
    carrier_part_ = most / case_.models.halide().carriers().reference_density(kt);
    const double peak = emission_.spectrum(fields, t).peak();
    const unsigned int lt_regions = has_phase ? fields.structure().count_regions(phase, 0.5) : 0;
    if (row == nullptr)
      return;
    row->set(named("mean Br fraction"), mean);
    row->set("mass drift", mean - *initial_mean_);
    if (has_phase)
      {
        set_transformation(*row, case_.models, t, measured, phase, lt_regions);
      }
    else
      row->set("temperature", equations_.temperature());
    row->set(named("variance of Br fraction"), sums[1] / sums[0]);
    row->set(named("lowest Br fraction"), measured.fields[fraction].lowest);
    row->set(named("highest Br fraction"), measured.fields[fraction].highest);
    row->set(named("iodide-rich part"), sums[2] / sums[0]);
    row->set("carrier density", carriers.mean_density());
    row->set("largest carrier part", carrier_part_);
    row->set("PL energy", sums[4] / sums[3] / eV);
    row->set("PL peak", peak / eV);
  }

  std::vector<std::string> HalideReport::new_warnings()
  {
    std::vector<std::string> news;
    if (condensation_)
      news = condensation_->news();
    const Photocarriers &carriers = case_.models.halide().carriers();
    const double limit = carriers.degenerate_part();
    if (carriers.fill_bands() || told_of_degeneracy_ || !(carrier_part_ > limit))
      return news;
    told_of_degeneracy_ = true;
    news.push_back(fmt::format(
      "carriers fill {:.3g} % of their sites n_m, and from {:.3g} % ('Degenerate above') on they "
      "are degenerate: how many sites there are, which is assumed or calibrated, then rules what "
      "happens; see 'largest carrier part' in statistics.csv and section 8 of models/README.md",
      100. * carrier_part_,
      100. * limit));
    return news;
  }

  std::vector<OwnTable> HalideReport::own_tables() const
  {
    if (case_.models.halide().light().largest_generation() > 0.)
      return {photoluminescence_table()};
    return {};
  }

  std::vector<Quantity> HalideReport::quantities(const Statistics &statistics,
                                                 const long nuclei,
                                                 const double exposed_area) const
  {
    std::vector<Quantity> list;
    if (statistics.rows() == 0)
      return list;
    for (const auto &[key, value] : statistics.last_row())
      for (const std::string &name : {named("mean Br fraction"),
                                      std::string("mass drift"),
                                      named("variance of Br fraction"),
                                      named("lowest Br fraction"),
                                      named("highest Br fraction"),
                                      std::string("PL energy"),
                                      std::string("PL peak"),
                                      std::string("LT fraction")})
        if (key.compare(0, name.size() + 2, name + " [") == 0)
          list.push_back({"final " + name,
                          name.compare(0, 2, "PL") == 0 ? "eV" : "1",
                          value,
                          "at the end of the run"});
    for (Quantity &quantity : halide_quantities(&statistics, named("iodide-rich part")))
      list.push_back(std::move(quantity));
    if (equations_.has_phase())
      for (Quantity &quantity :
           transformation_quantities(statistics.transformation(), nuclei, exposed_area))
        list.push_back(std::move(quantity));
    if (equations_.has_phase())
      for (Quantity &quantity : return_quantities(statistics.transformation(),
                                                  statistics.last("HT nuclei"),
                                                  exposed_area))
        list.push_back(std::move(quantity));
    return list;
  }

  std::vector<std::string> HalideReport::quantity_keys() const
  {
    std::vector<std::string> keys;
    if (equations_.has_phase())
      keys = transformation_keys();
    for (const Quantity &quantity : halide_quantities(nullptr))
      keys.push_back(quantity.key());
    return keys;
  }

  std::vector<std::string> HalideReport::closing_lines(const std::vector<Quantity> &quantities,
                                                       const std::string &directory) const
  {
    std::vector<std::string> lines;
    for (const Quantity &quantity : quantities)
      if (is_of_mixture(quantity))
        lines.push_back(fmt::format("{:<34} {:.7g}{}",
                                    quantity.name,
                                    quantity.value,
                                    quantity.unit == "1" ? "" : " " + quantity.unit));
    const double part = value_of(quantities, "largest carrier part");
    const Photocarriers &carriers = case_.models.halide().carriers();
    if (!carriers.fill_bands() && part > carriers.degenerate_part())
      lines.push_back(fmt::format("caution: carriers fill up to {:.0f} % of their sites n_m; they "
                                  "are degenerate there, and how many sites there are decides",
                                  100. * part));
    if (equations_.has_phase())
      for (std::string &line : closing_report(quantities, directory))
        lines.push_back(std::move(line));
    else
      lines.push_back(fmt::format("{:<34} {}/solution.pvd (ParaView), statistics.csv, summary.json",
                                  "results",
                                  directory));
    return lines;
  }

  void HalideReport::keep(StepMemory &memory) const
  {
    memory.keep("mixed halide/initial mean",
                initial_mean_ ? std::vector<double>{*initial_mean_} : std::vector<double>());
    memory.keep("mixed halide/told of degeneracy", told_of_degeneracy_ ? 1. : 0.);
    if (condensation_)
      condensation_->keep(memory);
  }

  void HalideReport::recall(StepMemory &memory)
  {
    initial_mean_.reset();
    if (const auto mean = memory.list_or_none("mixed halide/initial mean", 1); !mean.empty())
      initial_mean_ = mean[0];
    told_of_degeneracy_ = memory.flag("mixed halide/told of degeneracy");
    if (condensation_)
      condensation_->recall(memory);
  }
} // namespace softlattice
