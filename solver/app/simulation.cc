// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/simulation.h"

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
                                  scenario_->field_scale(),
                                  scenario_->seed_profile()},
                                 communicator))
    , noise_(scenario_->thermal_noise(0.) ? std::make_unique<NoisySteps>(*fields_, *scenario_)
                                          : nullptr)
    , nucleation_(scenario_->make_nucleation(*fields_))
    , integrator_(make_integrator(what.time.integrator))
    , controller_(what.time, scenario_->first_step())
  {}

  void Simulation::initialise(const InitialFields &initial)
  {
    fields_->initialise(initial);
    fields_->problem().initialise(trial_);
    if (noise_)
      noise_->reinit();
    integrator_->restart();
    energy_.reset();
    is_committed_ = true;
  }

  Simulation::Committed Simulation::committed() const
  {
    StepMemory all = memory();
    CellData cells = fields_->pack(all.states());
    return {std::move(all),
            nucleation_ ? nucleation_->memory() : PendingNuclei::State(),
            std::move(cells)};
  }

  void Simulation::take_back()
  {
    if (!before_)
      return;
    Committed before = std::move(*before_);
    before_.reset();
    std::vector<State> others = fields_->put_back(before.cells, before.memory.states().size());
    recall({before.memory.numbers(), std::move(others)}, before.nuclei);
  }

  StepMemory Simulation::memory() const
  {
    StepMemory memory;
    memory.keep(time_);
    memory.keep(travelled_);
    memory.keep(steps_since_adapted_);
    controller_.keep(memory);
    problem().keep(memory);
    integrator_->keep(memory);
    if (noise_)
      noise_->keep(memory);
    scenario_->keep(memory);
    memory.keep(energy_ ? std::vector<double>{energy_->bulk, energy_->gradient}
                        : std::vector<double>());
    return memory;
  }

  void Simulation::recall(StepMemory memory, const PendingNuclei::State &nuclei)
  {
    fields_->problem().initialise(trial_);
    time_ = memory.next_number();
    travelled_ = memory.next_number();
    steps_since_adapted_ = static_cast<int>(memory.next_number());
    controller_.recall(memory);
    problem().recall(memory);
    integrator_->recall(memory, problem());
    if (noise_)
      noise_->recall(memory);
    scenario_->recall(memory);
    energy_.reset();
    if (const std::vector<double> parts = memory.next_list(); parts.size() == 2)
      energy_ = {parts[0], parts[1]};
    if (nucleation_)
      nucleation_->recall(nuclei, time_);
    is_committed_ = true;
  }

  Measured Simulation::measure()
  {
    if (!energy_)
      energy_ = fields_->free_energy(time_, false, fields_->state());
    return {*energy_, fields_->ranges()};
  }
} // namespace softlattice
