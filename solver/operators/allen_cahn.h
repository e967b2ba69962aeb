// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "solver/linear/newton.h"
#include "solver/operators/stiffness.h"
#include "solver/time/problem.h"

#include <functional>
#include <memory>

namespace softlattice
{
  /// How the error of a step is measured, for one field: its root mean square over the body against
  ///   relative * length * rms(grad u) + absolute.
  /// For a front that is the error in the interface relative to the interface, whatever the size of
  /// the body around it. (Against rms(u - mean u), the tolerated error in the interface would grow with
  /// the square root of the size of the body.)
  struct Tolerance
  {
    double relative = 1e-3;
    double absolute = 1e-6; ///< in the unit of the field
    double length = 1.;     ///< over which the field changes by one [m]
  };

  /// The Allen-Cahn equation of one non-conserved field,
  ///   d eta/dt = - L(t) m(x) ( f'(eta) - kappa laplace eta ),
  /// with natural (no-flux) boundaries, collocated: at a node
  ///   M_i d eta_i/dt = - L m_i ( M_i f'(eta_i) + kappa (K eta)_i ).
  /// A stage eta = known + w * rate, divided by L m_i, has a symmetric matrix, definite as long as the
  /// step does not outrun the decay of the interface.
  template <int dim>
  class AllenCahn final
    : public Problem
    , private NonlinearSystem
  {
  public:
    /// The coefficients that change with the surroundings.
    struct Kinetics
    {
      PointState state;
      double mobility; ///< L [m^3/(J s)]
    };
    /// Kinetics at time t [s], before a jump there if `before` (the end of a step), else after it.
    using KineticsAt = std::function<Kinetics(double t, bool before)>;

    /// `energy` [J/m^3], gradient coefficient kappa [J/m]. The references must stay valid.
    AllenCahn(const Space<dim> &space,
              const FreeEnergy &energy,
              double gradient_coefficient,
              KineticsAt kinetics,
              Tolerance tolerance);

    /// After the space has been rebuilt. `mobility_factor`: m at the locally owned nodes.
    void reinit(std::vector<double> mobility_factor);

    void initialise(State &state) const override;
    void rate(double t, const State &u, State &result) override;
    StageReport solve_stage(double t,
                            double weight,
                            const State &known,
                            double tolerance,
                            State &u) override;
    unsigned int filter(State &estimate) override;
    double spectral_radius(double t, const State &u) override;
    double error_ratio(const State &estimate, const State &u) const override;
    unsigned long n_applications() const override { return n_applications_; }

    /// Free energy [J per metre of the missing dimension]: bulk and gradient part. Collective.
    struct Energy
    {
      double bulk;
      double gradient;
    };
    Energy energy(double t, const State &u);
    /// int eta dV / V. Collective.
    double mean(const State &u) const;
    /// V [m^dim]
    double volume() const { return volume_; }

  private:
    using Vector = typename Space<dim>::Vector;

    void initialise(Vector &vector) const override { space_.initialise(vector); }
    void residual(const Vector &u, Vector &result) override;
    void linearise(const Vector &u) override;
    void apply_jacobian(const Vector &direction, Vector &result) override;
    void jacobian_diagonal(Vector &result) override;

    void local_law(const Vector &u, double *value, double *first, double *second) const;
    double mass_rms(const Vector &u) const;
    double tolerated_error(const Vector &u) const;

    const Space<dim> &space_;
    const FreeEnergy &energy_;
    double gradient_coefficient_;
    KineticsAt kinetics_at_;
    Tolerance tolerance_;

    std::unique_ptr<Stiffness<dim>> stiffness_;
    std::unique_ptr<Newton> newton_;
    std::vector<double> mobility_factor_;
    Vector stiffness_diagonal_;
    Vector shift_; ///< diagonal part of the stage matrix
    double volume_ = 0.;
    double stiffness_radius_ = 0.;   ///< largest eigenvalue of M^-1 K [1/m^2]
    double mass_scale_ = 1.;         ///< makes the residual of order one
    mutable double tolerated_ = -1.; ///< at the last state that was judged; negative: none yet

    // The stage in hand.
    Kinetics kinetics_;
    double weight_ = 0.;
    const Vector *known_ = nullptr;

    mutable Vector work_;
    mutable std::vector<double> first_derivative_;
    mutable std::vector<double> second_derivative_;
    mutable unsigned long n_applications_ = 0;
  };
} // namespace softlattice
