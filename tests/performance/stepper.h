// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/run/simulation.h"

#include <mpi.h>

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

  /// A simulation whose steps and remeshes are timed apart. It need not start as the case says.
  class Stepper
  {
  public:
    /// The case must outlive this. `first_step` [s] is not exceeded at first; 0: as the scenario says.
    Stepper(const Case &what, double first_step, MPI_Comm communicator);

    void initialise() { simulation_.initialise(); }
    void initialise(const InitialFields &initial) { simulation_.initialise(initial); }
    TimedStep advance();

    double time() const { return simulation_.time(); }
    PhaseField &fields() { return simulation_.fields(); }
    double spectral_radius()
    {
      return fields().problem().spectral_radius(time(), fields().state());
    }

  private:
    MPI_Comm communicator_;
    Simulation simulation_;
    bool restarted_ = true;
  };
} // namespace softlattice::bench
