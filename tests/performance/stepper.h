// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/scenario.h"
#include "solver/fields/phase_field.h"
#include "solver/time/integrator.h"
#include "solver/time/step_controller.h"

#include <mpi.h>

#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;
}

namespace softlattice::bench
{
  /// An accepted step, with what the rejected attempts before it have cost.
  struct TimedStep
  {
    double seconds = 0.;        ///< attempts and the energy law
    double remesh_seconds = 0.; ///< after the step; 0 if the mesh stayed
    bool after_restart = false; ///< the first one on a new mesh
    double unknowns = 0.;       ///< of all fields, during the step
    double step = 0.;           ///< [s]
    unsigned int rejected = 0;
    unsigned int newton = 0;
    unsigned int krylov = 0;
    unsigned int linear_solves = 0; ///< those of Newton, and the filter of the error
    unsigned int stages = 0;        ///< of the explicit method
  };

  /// Does what Simulation does where there are no nuclei, but takes an initial state that is no part
  /// of the case and times the parts of a step.
  class Stepper
  {
  public:
    /// The case must outlive this. `first_step` [s]; 0: as the scenario says.
    Stepper(const Case &what, double first_step, MPI_Comm communicator);

    void initialise() { initialise(scenario_->initial_fields()); }
    void initialise(const InitialFields &initial);
    TimedStep advance();

    double time() const { return time_; }
    PhaseField &fields() { return *fields_; }
    double n_unknowns() const
    {
      return static_cast<double>(fields_->n_unknowns()) * scenario_->equations().fields().size();
    }
    double spectral_radius() { return fields_->problem().spectral_radius(time_, fields_->state()); }

  private:
    bool energy_rises(double to);
    void adapt(TimedStep &result);

    const Case &case_;
    MPI_Comm communicator_;
    std::unique_ptr<Scenario> scenario_;
    std::unique_ptr<PhaseField> fields_;
    std::unique_ptr<Integrator> integrator_;
    StepController controller_;
    State trial_;
    double time_ = 0.;
    double energy_, next_energy_;
    double travelled_ = 0.;
    int steps_since_adapted_ = 0;
    bool restarted_ = true;
  };
} // namespace softlattice::bench
