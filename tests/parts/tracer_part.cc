// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/parts/tracer_part.h"

#include <fmt/format.h>

#include <cmath>

namespace softlattice::tests
{
  TracerEquations::TracerEquations(const TracerSettings &settings, const Tolerance &tolerance)
    : settings_(settings)
    , energy_(spreading_, state_, {TracerSettings::name_of_field}, "the energy of the tracer")
    , factor_(slowed_front_, state_, {TracerSettings::name_of_field}, "Tracer/Slowing of fronts")
    , source_(decay_, state_, {TracerSettings::name_of_field}, "Tracer/Decay rate")
    , mobility_(settings.diffusivity, "Tracer/Diffusivity")
  {
    FieldEquation field;
    field.name = TracerSettings::name_of_field;
    field.kind = FieldKind::conserved;
    field.tolerance = tolerance;
    description_.fields = {field};
    description_.reads = {field.name};
    description_.derived_fields = {{"speed_of_fronts", "1", "over that without tracer"}};
    slowed_front_.slowing = settings.slowing;
  }

  const PartTerm *TracerEquations::mobility_factor(const std::string &field) const
  {
    return field == "LT_phase" && settings_.slowing > 0. ? &factor_ : nullptr;
  }

  const PartTerm *TracerEquations::source(const std::string &field) const
  {
    return field == TracerSettings::name_of_field && settings_.decay_rate > 0. ? &source_ : nullptr;
  }

  void TracerEquations::set_time(const double t, const bool before)
  {
    const double begin = settings_.decay_begins;
    decay_.rate = t < begin || (before && t == begin) ? 0. : settings_.decay_rate;
  }

  void TracerEquations::derive(const double *const *u, double *const *values) const
  {
    factor_.evaluate({0, n_nodes_}, u, values[0], nullptr, nullptr);
  }

  TracerPart::TracerPart(const TracerSettings &settings,
                         const Case &what,
                         const std::size_t first_field)
    : settings_(settings)
    , field_(first_field)
    , equations_(settings, tolerance_of(what))
  {}

  InitialFields TracerPart::initial_fields() const
  {
    InitialFields initial;
    initial.uniform = settings_.initial_amplitude == 0.;
    initial.value = [this](std::size_t, const std::array<double, 3> &place) {
      const double pi = std::acos(-1.);
      return settings_.initial_value +
             settings_.initial_amplitude *
               std::cos(2. * pi * place[0] / settings_.initial_wave_length);
    };
    return initial;
  }

  std::vector<double> TracerPart::breakpoints(const double from, const double to) const
  {
    const double begin = settings_.decay_begins;
    if (from < begin && begin < to)
      return {begin};
    return {};
  }

  bool TracerPart::jumps(const double t) const
  {
    return t == settings_.decay_begins && settings_.decay_rate > 0.;
  }

  void TracerPart::keep(StepMemory &memory) const
  {
    memory.keep("tracer/initial mean",
                initial_mean_ ? std::vector<double>{*initial_mean_} : std::vector<double>());
  }

  void TracerPart::recall(StepMemory &memory)
  {
    initial_mean_.reset();
    if (const auto mean = memory.list_or_none("tracer/initial mean", 1); !mean.empty())
      initial_mean_ = mean[0];
  }

  std::vector<std::string> TracerPart::description(const MeshFigures &, double) const
  {
    return {fmt::format("tracer: diffuses with {:.3g} m^2/s, decays with {:.3g} 1/s",
                        settings_.diffusivity,
                        settings_.decay_rate)};
  }

  std::vector<Column> TracerPart::own_columns() const
  {
    return {{"mean tracer", "1", "average over the body"},
            {"tracer left", "1", "over that at the beginning"}};
  }

  void TracerPart::fill(Statistics *row, PhaseField &, const Measured &measured, double)
  {
    const double mean = measured.fields[field_].mean;
    if (!initial_mean_)
      initial_mean_ = mean;
    if (row == nullptr)
      return;
    row->set("mean tracer", mean);
    row->set("tracer left", mean / *initial_mean_);
  }

  std::vector<OwnTable> TracerPart::own_tables() const
  {
    return {{"tracer",
             "The range of the tracer whenever fields are written.",
             {{"time", "s", "time"},
              {"lowest", "1", "smallest value at a node"},
              {"highest", "1", "largest value at a node"}}}};
  }

  std::vector<std::vector<double>> TracerPart::rows_of(const OwnTable &,
                                                       PhaseField &fields,
                                                       const double t) const
  {
    const FieldRange range = fields.measures().ranges()[field_];
    return {{t, range.lowest, range.highest}};
  }

  std::vector<Quantity> TracerPart::quantities(const Statistics &statistics, long, double) const
  {
    for (const auto &[key, value] : statistics.last_row())
      if (key == "tracer left [1]")
        return {{"tracer decayed", "1", 1. - value, "since the beginning"}};
    return {};
  }
} // namespace softlattice::tests
