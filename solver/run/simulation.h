// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/phase_field.h"
#include "solver/nucleation/nucleation.h"
#include "solver/parts/scenario.h"
#include "solver/run/noisy_steps.h"
#include "solver/time/integrator.h"
#include "solver/time/step_controller.h"

#include <mpi.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// What happened in an accepted step.
  struct StepResult
  {
    double time = 0.; ///< at its end [s]
    double step = 0.; ///< [s]
    std::string limited_by;
    unsigned int newton_iterations = 0;
    unsigned int krylov_iterations = 0;
    std::vector<Nucleus> births;
    unsigned int stages = 0;   ///< of explicit attempts
    unsigned int rejected = 0; ///< attempts before the accepted one
    std::vector<GrownNucleus> seeded;
    bool remeshed = false;
  };

  /// A case in time: fields, nucleation, adaptivity and error control, one accepted step after the
  /// other. Knows nothing of files.
  class Simulation
  {
  public:
    /// The case must outlive this.
    Simulation(const Case &what, MPI_Comm communicator);

    /// Sets the initial state of the case, with the nuclei that it begins with: a step of no length.
    StepResult initialise() { return initialise(scenario_->initial_fields()); }
    /// Starts from another state.
    StepResult initialise(const InitialFields &initial);
    /// The next step is not longer than this [s].
    void restrict_step(double step) { controller_.restrict(step); }
    double time() const { return time_; }
    /// Advances by one accepted step, to `latest` [s] at most.
    /// @throws SolverError if no step is short enough, InvariantError if the solution is no number
    StepResult advance(double latest, const std::string &latest_is);
    // The two parts of advance(): an accepted step, and the mesh and the nuclei that follow it, with which
    // it is committed.
    StepResult step(double latest, const std::string &latest_is);
    void adapt_and_seed(StepResult &result);

    /// What a run goes on from: the end of a step with the mesh and the nuclei that belong to it.
    struct Committed
    {
      StepMemory::Numbers numbers;     ///< what the next steps depend on besides fields and nuclei
      std::vector<std::string> states; ///< names of those that `cells` has besides the fields
      PendingNuclei::State nuclei;
      CellData cells;
    };
    /// Whether the present state is such a one; not after a failure between the parts of advance() that
    /// could not be taken back, and then nothing of it must be saved.
    bool is_committed() const { return is_committed_; }
    Committed committed() const;
    /// Goes back to such a state of this case, on as many processes.
    void restore(const Committed &state);
    /// Goes on as the simulation did that had these, with its fields restored; instead of initialise().
    void recall(StepMemory memory, const PendingNuclei::State &nuclei);

    /// Of the present state; the energy is not evaluated again if the last step needed it.
    Measured measure();
    /// The present fields as they were in the surroundings of an earlier time [s], before a jump.
    Measured measure_at(double t) const;

    PhaseField &fields() { return *fields_; }
    const PhaseField &fields() const { return *fields_; }
    Scenario &scenario() { return *scenario_; }
    const Scenario &scenario() const { return *scenario_; }
    /// Radius with which nuclei enter [m], 0 if there are none.
    double seed_radius() const { return nucleation_ ? nucleation_->seed_radius() : 0.; }
    /// The same of the phase of a nucleus.
    double seed_radius_of(const Nucleus &nucleus) const
    {
      return nucleation_ ? nucleation_->seed_radius_of(nucleus) : 0.;
    }
    /// For details that only a developer or an impatient user wants to know.
    std::function<void(const std::string &)> on_detail = [](const std::string &) {};

  private:
    /// The present fields and nuclei, with the energy given.
    Measured measured_with(const FreeEnergyParts &energy) const;

    /// Where the next attempt ends [s], and what makes it end there.
    double next_step_end(double latest, const std::string &latest_is, std::string &limited_by);
    StepMemory memory() const;
    /// Whether the mesh has to follow a front that has travelled so far [m], or after so many steps.
    bool adaptation_is_due(double travelled, int steps) const;
    /// Makes the attempted step to `to` [s] the present state.
    void accept(double to, StepResult &result);
    /// Goes back to what advance() began with.
    void take_back();
    /// Adds to what is added up.
    void add_tallied(const std::vector<double> &more);
    /// Why an attempted step must not be taken; empty: it may.
    std::string broken_energy_law(double from, double to);
    const Problem &problem() const { return noise_ ? noise_->problem() : fields_->problem(); }
    Problem &problem() { return noise_ ? noise_->problem() : fields_->problem(); }

    const Case &case_;
    std::unique_ptr<Scenario> scenario_;
    std::unique_ptr<PhaseField> fields_;
    std::unique_ptr<NoisySteps> noise_;      ///< null: none
    std::unique_ptr<Nucleation> nucleation_; ///< null: no nuclei
    std::unique_ptr<Integrator> integrator_;
    StepController controller_;
    State trial_;
    std::optional<Committed> before_; ///< the last committed state, while mesh or nuclei may change
    bool is_committed_ = false;
    double time_ = 0.;
    double travelled_ = 0.; ///< by a front since the mesh was last adapted [m]
    int steps_since_adapted_ = 0;
    std::vector<double>
      tallied_; ///< since the beginning, in the order of the tallies of the equations
    std::optional<FreeEnergyParts> energy_;      ///< of the state, as far as it is known
    std::optional<FreeEnergyParts> next_energy_; ///< of the trial
  };
} // namespace softlattice
