// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/conserved_noise.h"
#include "solver/operators/front_curvature.h"
#include "solver/system/stage_system.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The coupled evolution of the fields of a case on one space, collocated: all laws are evaluated at
  /// the nodes, and the elements only apply stiffness matrices. What the equation of a field is, is the matter
  /// of its Row, and the linear algebra of a stage that of StageSystem; here they are a problem of time integrators.
  template <int dim>
  class CoupledSystem final : public Problem
  {
  public:
    /// The references must stay valid; `boundary_names`: those of faces with a boundary
    /// id, the index.
    CoupledSystem(const Space<dim> &space,
                  Equations &equations,
                  const std::vector<std::vector<std::string>> &boundary_names);

    /// After the space has been rebuilt.
    void reinit();

    void initialise(State &state) const override;
    bool begin_step(double t, const State &u) override;
    void limit(State &known) const override;
    void rate(double t,
              AtJump side,
              const State &u,
              State &result,
              const Finish &finish = {}) override;
    StageReport solve_stage(double t,
                            double weight,
                            const State &known,
                            double tolerance,
                            State &u) override;
    unsigned int filter(State &estimate) override;
    double spectral_radius(double t, const State &u) override;
    std::vector<double> error_ratios(const State &estimate, const State &u) override;
    std::string fault() const override { return fault_; }
    double n_applications() const override;

    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory) override;

    /// The equations of the stage that was solved last.
    NonlinearSystem &stage() { return stage_; }

    /// Looks at the initial state and at all laws there, then brings given values on the boundary and the
    /// electrostatic potentials in line with the other fields. Collective.
    /// @throws LawError, InputError, SolverError
    void make_consistent(double t, State &u);
    /// Fields that follow from the others at once, at the time t and with the surroundings of before a jump there; the others stay.
    /// Returns why they could not be solved for, where nothing has changed; empty if they could. Collective.
    std::string solve_those_at_once(double t, State &u);
    void solve_potentials(double t, State &u) override;

    /// A state that has come from another mesh, where interpolation may have overshot: puts values inside
    /// the range of their field and takes the difference from the others, where there is room, so that
    /// the integral of a conserved field stays. Hanging nodes follow from others by interpolation too; no
    /// law is wanted there, but all are evaluated. Collective.
    void admit(State &u) const;

    /// Free energy [J, per metre of the missing dimension in 2D]: int f dV and the gradient part (of
    /// potentials: minus the energy of the field, so that the sum counts it once). Collective.
    struct Energy
    {
      double bulk;
      double gradient;
    };
    /// If the surroundings jump at t, with those before the jump or after it.
    Energy energy(double t, bool before, const State &u);
    /// The derived fields of the equations, one block each, at the time t: after it, if the surroundings
    /// jump there. Collective.
    void derive(double t, const State &u, State &derived);
    /// Whether a field is conserved, and has neither sources nor boundaries through which it may come or go.
    bool is_closed(std::size_t field) const;
    /// int u_i dV / V. Collective.
    double mean(std::size_t field, const State &u) const;
    /// int (u_i - mean)^2 dV / V. Collective.
    double variance(std::size_t field, const State &u) const;

    /// See PhaseField. Collective.
    double charge_imbalance(std::size_t field, double t, const State &u);

    /// What enters of a conserved field, or of what a potential is the potential of, through each of the boundaries, by name, at the time t, before it if the
    /// surroundings jump there [unit of the field m^dim/s]: prescribed fluxes and exchange as they are stated, and
    /// what given values need, so that d(int u dV)/dt is the sum over all boundaries and the sources. A node that
    /// several boundaries give a value counts for each by its part of the faces. Collective.
    std::vector<double> fluxes(std::size_t field,
                               const std::vector<std::string> &boundaries,
                               double t,
                               const State &u);

    /// The random force of one step on the conserved fields, a rate that is constant over the step: see
    /// ConservedNoise. The mobility is that of the state at its beginning. Zero where a boundary value
    /// is given and for the other fields. Collective.
    void draw_noise(const NoiseDraw &draw, const State &u, State &force);
    /// How fast a fluctuation of a wave number [1/m] relaxes at the state [1/s]: the largest over the
    /// conserved fields of M k^2 (f'' + kappa k^2) with means over the body, f'' counted from 0 up.
    /// Collective.
    double relaxation_rate(double t, const State &u, double wave_number);

  private:
    using Vector = typename Space<dim>::Vector;

    /// After the space has been rebuilt: all that concerns the curvature of fronts that is taken out.
    void reinit_curvature();
    /// Scales of the rows of a stage. Whether they are numbers, the same on all ranks.
    bool scale_rows(const State &u);
    /// The first law that has no valid value at a state and the present time; of the initial state whether
    /// that is one, too. Collective.
    std::optional<LawFault> first_fault(const State &u, bool is_initial);
    /// The same in words, or what is said otherwise. Keeps it for fault(). Collective.
    std::string explanation(const State &u, const std::string &otherwise);
    /// Whether a coefficient evaluated last was negative, or a matrix of mobilities at u has a negative eigenvalue.
    /// Collective.
    bool is_coefficient_negative(const State &u) const;
    /// Errors that are no numbers, or of a state with a negative mobility: names the law.
    void judge_ratios(const State &u, std::vector<double> &ratios);
    /// Puts a first guess where the laws exist.
    void make_admissible(State &u) const;
    /// The same of a guess for a stage at time t: not nearer to an end of the range than an iteration from the beginning of the
    /// step would go; and what has been next to an end goes on as the logarithm of its way did, for its rate in a stage is a
    /// difference of values by which it has come down decades, and no guess of where it goes.
    void keep_in_range(double t, State &u) const;
    /// No stage is solved for hanging nodes, which follow from others where that matters, but laws are evaluated there: what
    /// a first guess extrapolates would run away as long as the mesh is the same. They are left as they were.
    void leave_hanging_nodes(const State &known, State &u) const;
    /// A step begins with the state, or a stage has ended with it.
    void follow_ranges(double t, const State &u, bool begins);
    /// The rates of the tallies of the equations in the stage that has just been solved. Collective.
    std::vector<double> stage_tallies(const State &u);
    /// What flows in at each node whose value is given [unit of the field m^dim/s].
    void find_reactions(std::size_t field, double t, const State &u, Vector &reactions);
    /// The stage in hand, of which some fields are solved for in turn with the others.
    NewtonReport solve_in_turns(double tolerance, State &u);
    /// u -= J^-1 r of the fields whose turn it is, about; returns the size of that, root mean square over the nodes [units].
    double correct(State &u, unsigned int &krylov_iterations);
    /// The name of a field that has left its range somewhere; empty if none has. Collective.
    std::string inadmissible_field(const State &u) const;
    void update_units(const State &u);
    double mass_rms(const Vector &u) const;
    double variance_of(const Vector &u) const;
    double tolerated_error(std::size_t field, const Vector &u);
    std::size_t n_fields() const { return system_.rows.size(); }

    const Space<dim> &space_;
    Equations &equations_;
    RowSystem<dim> system_;
    std::unique_ptr<FrontCurvature<dim>> front_curvature_; ///< if any of it is taken out
    /// That of the state from which the step began, with the numbers of the fields.
    std::vector<std::pair<std::size_t, Vector>> curvatures_;
    /// A field that has a range, as it was when the step began and at the end of the last stage in it.
    struct Followed
    {
      std::size_t field;
      Vector at_begin, last;
      double begin, time; ///< of the two [s]
    };
    std::vector<Followed> followed_;             ///< none outside of steps
    std::unique_ptr<ConservedNoise<dim>> noise_; ///< once it has been asked for on this mesh
    /// Error of each field at the last state judged; empty: none yet.
    std::vector<double> tolerated_;
    StageSystem<dim> stage_;
    std::unique_ptr<Newton> newton_;
    State update_,
      right_hand_side_;        ///< of fields that are solved for in turn with others; else empty
    bool is_in_turns_ = false; ///< the last stage was solved so

    double mass_scale_ = 1.;       ///< makes the residual of order one
    double stiffness_radius_ = 0.; ///< largest eigenvalue of M^-1 K [1/m^2]
    double smallest_edge_ = 0.;    ///< of the mesh that this was found on [m]

    bool is_searching_ = false; ///< for the law of which the last rates were no numbers
    std::string fault_;         ///< what it has found
  };
} // namespace softlattice
