// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/simulation.h"

#include "solver/run/fields_over_step.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  Simulation::Simulation(const Case &what, const MPI_Comm communicator)
    : case_(what)
    , scenario_(Scenario::create(what))
    , fields_(PhaseField::create({what.geometry,
                                  scenario_->equations(),
                                  what.discretisation,
                                  scenario_->interface_width(),
                                  scenario_->mesh_needs(),
                                  scenario_->seed_profile()},
                                 communicator))
    , noise_(scenario_->thermal_noise(0.) ? std::make_unique<NoisySteps>(*fields_, *scenario_)
                                          : nullptr)
    , nucleation_(scenario_->make_nucleation(*fields_))
    , integrator_(make_integrator(what.time.integrator))
    , controller_(what.time, scenario_->first_step())
  {}

  StepResult Simulation::initialise(const InitialFields &initial)
  {
    fields_->initialise(initial);
    tallied_.assign(scenario_->equations().description().tallies.size(), 0.);
    fields_->problem().initialise(trial_);
    if (noise_)
      noise_->reinit();
    integrator_->restart();
    energy_.reset();
    StepResult start;
    if (nucleation_)
      {
        const State &state = fields_->state();
        start.births = nucleation_->births(0., 0., FieldsOverStep(*fields_, state, state, 0., 0.));
        start.seeded = nucleation_->advance(start.births, 0.).due;
        if (!start.seeded.empty())
          adapt_and_seed(start);
      }
    is_committed_ = true;
    return start;
  }

  Simulation::Committed Simulation::committed() const
  {
    const StepMemory all = memory();
    return {all.numbers(),
            all.names_of_states(),
            nucleation_ ? nucleation_->memory() : PendingNuclei::State(),
            fields_->storage().pack(all.states())};
  }

  void Simulation::restore(const Committed &state)
  {
    std::vector<State> others = fields_->storage().put_back(state.cells, state.states.size());
    recall({state.numbers, state.states, std::move(others)}, state.nuclei);
  }

  void Simulation::take_back()
  {
    if (const std::optional<Committed> before = std::exchange(before_, std::nullopt))
      restore(*before);
  }

  StepMemory Simulation::memory() const
  {
    StepMemory memory;
    memory.keep("simulation/time", time_);
    memory.keep("simulation/travelled", travelled_);
    memory.keep("simulation/steps since adapted", steps_since_adapted_);
    controller_.keep(memory);
    problem().keep(memory);
    integrator_->keep(memory);
    if (noise_)
      noise_->keep(memory);
    scenario_->keep(memory);
    if (!tallied_.empty())
      memory.keep("simulation/tallied", tallied_);
    memory.keep("simulation/energy",
                energy_ ? std::vector<double>{energy_->bulk, energy_->gradient}
                        : std::vector<double>());
    return memory;
  }

  void Simulation::recall(StepMemory memory, const PendingNuclei::State &nuclei)
  {
    fields_->problem().initialise(trial_);
    time_ = memory.number("simulation/time");
    travelled_ = memory.number("simulation/travelled");
    steps_since_adapted_ = static_cast<int>(memory.count("simulation/steps since adapted"));
    controller_.recall(memory);
    problem().recall(memory);
    integrator_->recall(memory, problem());
    if (noise_)
      noise_->recall(memory);
    scenario_->recall(memory);
    tallied_.clear();
    if (const std::size_t n = scenario_->equations().description().tallies.size(); n > 0)
      tallied_ = memory.list("simulation/tallied", n);
    energy_.reset();
    if (const auto parts = memory.list_or_none("simulation/energy", 2); !parts.empty())
      energy_ = {parts[0], parts[1]};
    memory.require_used_up();
    if (nucleation_)
      nucleation_->recall(nuclei, time_);
    is_committed_ = true;
  }

  void Simulation::add_tallied(const std::vector<double> &more)
  {
    for (std::size_t k = 0; k < more.size(); ++k)
      tallied_[k] += more[k];
  }

  Measured Simulation::measure_at(const double t) const
  {
    return measured_with(fields_->measures().free_energy(t, false, fields_->state()));
  }

  Measured Simulation::measure()
  {
    if (!energy_)
      energy_ = fields_->measures().free_energy(time_, false, fields_->state());
    return measured_with(*energy_);
  }

  Measured Simulation::measured_with(const FreeEnergyParts &energy) const
  {
    Measured measured;
    measured.energy = energy;
    measured.fields = fields_->measures().ranges();
    const std::vector<Tally> &tallies = scenario_->equations().description().tallies;
    for (std::size_t k = 0; k < tallied_.size(); ++k)
      measured.tallied[tallies[k].name] = tallied_[k];
    if (!nucleation_)
      return measured;
    std::vector<GrownNucleus> nuclei = nucleation_->below_grid();
    const auto turning_back =
      std::stable_partition(nuclei.begin(), nuclei.end(), [](const auto &one) {
        return !one.nucleus.turns_back;
      });
    const auto part = [this](const auto begin, const auto end) {
      const double volume = scenario_->volume_below_grid({begin, end});
      return volume > 0. ? volume / fields_->figures().measure : 0.;
    };
    measured.below_grid = part(nuclei.begin(), turning_back);
    measured.turning_back_below_grid = part(turning_back, nuclei.end());
    return measured;
  }
} // namespace softlattice
