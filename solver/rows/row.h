// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/polynomial_inverse.h"
#include "solver/linear/row_inverse.h"
#include "solver/operators/directed_stiffness.h"
#include "solver/rows/eliminated_fields.h"
#include "solver/rows/row_system.h"
#include "solver/time/problem.h"

namespace softlattice
{
  /// The equation of one field, collocated: all that depends on how the field evolves. With M the diagonal mass
  /// matrix, K the stiffness matrix and B the fluxes through the boundary, a kind of equation states the rate,
  /// the residual r of an implicit stage u = known + w rate(u), scaled by s so that an error of one unit of its
  /// unknown is of order one, the derivative J of r and an inverse of about J_ii. Everything is collective.
  /// What depends on gradients beside the gradient coefficients, G = int g(u, grad u) dV, adds dG/du to
  /// M df/du and its second derivative to that of f.
  template <int dim>
  class Row
  {
  public:
    using Vector = typename Space<dim>::Vector;
    using Range = std::function<void(unsigned int begin, unsigned int end)>;

    /// `system` must outlive this.
    Row(RowSystem<dim> &system, std::size_t field);
    Row(const Row &) = delete;
    Row &operator=(const Row &) = delete;
    virtual ~Row() = default;

    /// See FieldKind.
    bool follows_at_once() const { return equation().kind.follows_at_once; }
    bool conserves() const { return equation().kind.conserves; }
    /// Whether J is symmetric where this is the only row.
    virtual bool is_symmetric() const { return false; }
    /// Whether rate() has to find the gradient of f already evaluated.
    virtual bool rate_reads_gradient() const { return true; }

    /// du/dt, with the gradient of f at the state.
    virtual void rate(const State &u, Vector &result, const Problem::Finish &finish) = 0;
    /// r, with the gradient of f at the state. Rows of constrained nodes and given values need not be zero.
    virtual void residual(const State &u, Vector &result) = 0;
    /// Fills the terms with the derivative of r, with the second derivatives of f at the state; appends those
    /// that may be zero everywhere.
    virtual void linearise(const State &u, std::vector<NodalTerm *> &doubtful) = 0;
    /// result = sum over fields j of J_ij direction_j. Constrained nodes and given values are not looked at.
    virtual void apply(const State &direction, Vector &result) = 0;
    /// result -= J_ij direction for another field j.
    virtual void subtract_coupling(std::size_t j, const Vector &direction, Vector &result);
    /// After linearise() of all rows, with the eliminated fields known.
    void set_up_inverse();
    /// Of the row, with the eliminated fields eliminated.
    RowInverse<dim> &inverse()
    {
      return is_reduced_ ? static_cast<RowInverse<dim> &>(reduced_inverse_) : own_inverse();
    }
    const RowInverse<dim> &inverse() const { return const_cast<Row *>(this)->inverse(); }

    /// The scale of r at the state; false if that is no number. See RowTerms.
    bool set_scale(const State &u, double mass_scale, double tolerated);
    /// The same change of the state, before an estimate of its error is filtered with J^-1: s M, or what that is.
    virtual void weigh(Vector &estimate) const;
    /// What gradients of the field contribute to the free energy [J, per metre of the missing dimension in 2D];
    /// `also`: work on the nodes, to be done on the way if they are gone through.
    virtual double gradient_energy(const State &u, const Range &also);
    /// What an inexact solution of a stage has lost of the integral of a conserved field.
    virtual void restore_integral(const State & /*known*/, State & /*u*/) {}
    /// Where nothing can move or change the field it stays as it was, exactly.
    void hold_still(const State &known, State &u);

    /// After the space has been rebuilt. Collective.
    void reinit();

    std::size_t field() const { return terms_.field; }
    const FieldEquation &equation() const { return system_.equations.fields()[terms_.field]; }
    RowTerms<dim> &terms() { return terms_; }
    const RowTerms<dim> &terms() const { return terms_; }
    /// The coefficient of the field, if it is the same at all nodes, or at each, without ghosts; the lowest and
    /// the highest one on this rank are remembered.
    double uniform_coefficient();
    void evaluate_coefficient(const State &u, Vector &coefficient);
    /// Whether it was negative, beyond what rounding makes of zero. Not collective.
    bool is_coefficient_negative() const;

  protected:
    virtual void set_up_own_inverse() = 0;
    virtual RowInverse<dim> &own_inverse() = 0;
    /// The row with the eliminated fields eliminated, over its scale, as D + c_1 K + c_2 K M^-1 K + ...
    struct Polynomial
    {
      NodalArray local; ///< D/M at the nodes
      std::vector<double> coefficients;
    };
    /// Asked of kinds that evolve by the energy; the energy is what reduced_energy() says.
    virtual Polynomial reduced(const ReducedEnergy & /*energy*/) const { return {}; }
    /// A factor of the scale that comes from the coefficient, with what else the terms have from its size.
    virtual double scale_of_coefficient(const State &u) = 0;
    /// Nodes at which nothing can move, with the coefficient in system.coefficient.
    virtual void find_still(const State &u, std::vector<bool> &still) = 0;

    /// Whether the coefficient of an evolving field was zero somewhere when it was evaluated last.
    bool has_still_parts() const;
    /// The coefficient where it varies, into system.coefficient with its ghosts.
    void prepare_coefficient(const State &u);
    /// Sources and the coefficient with their derivatives, for linearise(): the latter into the terms.
    struct Derivatives
    {
      std::vector<NodalArray> source, coefficient;
    };
    Derivatives differentiate(const State &u);
    /// Makes those of the coefficient terms, of a kind that has it under the stiffness matrix.
    void keep_coefficient_gradient(Derivatives &derivatives, std::vector<NodalTerm *> &doubtful);
    /// Of a conserved field: int (u - known - w S) dV - w B, what a stage has lost, with the sources S at a state. Collective.
    double integral_defect(const State &known, const State &u, const State &of_sources);
    /// Of a field that follows from the others at once.
    void no_rate(Vector &result, const Problem::Finish &finish) const;
    /// Adds to a rate, where it is not complete, the fluxes through the boundary times factor(node) and the source,
    /// and sets that of given values.
    template <typename Factor>
    void complete_rate(const State &u,
                       const NodalArray &source,
                       const Factor &factor,
                       Vector &result,
                       const Problem::Finish &finish)
    {
      const double *inverse_mass = system_.space.inverse_mass().begin();
      const unsigned int n = system_.n_nodes();
      if (system_.boundary.is_open(field()))
        {
          Vector &fluxes = system_.work;
          fluxes = 0.;
          system_.boundary.add_fluxes(field(), system_.time, u.block(field()), 1., fluxes);
          for (unsigned int k = 0; k < n; ++k)
            result.local_element(k) += factor(k) * inverse_mass[k] * fluxes.local_element(k);
        }
      if (!source.empty())
        for (unsigned int k = 0; k < n; ++k)
          result.local_element(k) += inverse_mass[k] == 0. ? 0. : source[k];
      system_.boundary.set_value_rates(field(), system_.time, result);
      if (finish)
        finish(field(), 0, n);
    }
    /// The array of l_ij, of the right size.
    NodalArray &local(std::size_t j);
    /// result = K(coefficient) source with the directions of the field, if it has any; no coefficient: 1.
    void apply_flux(Vector &result,
                    const Vector &source,
                    const Vector *coefficient,
                    const typename Stiffness<dim, double>::Finish &finish = {}) const
    {
      ++system_.n_applications;
      if (directed_)
        directed_->apply(result, source, coefficient, finish);
      else if (coefficient == nullptr)
        system_.stiffness->apply(result, source, finish);
      else
        system_.stiffness->apply(result, source, *coefficient, finish);
    }
    /// result = K source where the field has a gradient coefficient; else zero, since nothing is made of it.
    void apply_interface_stiffness(Vector &result,
                                   const Vector &source,
                                   const typename Stiffness<dim, double>::Finish &finish) const
    {
      if (terms_.gradient_coefficient != 0.)
        {
          ++system_.n_applications;
          system_.stiffness->apply(result, source, finish);
          return;
        }
      result = 0.;
      finish(0, system_.n_nodes());
    }
    /// result = K(coefficient) source, or K alone of a uniform one, with the coefficient of the linearisation.
    void apply_weighted(Vector &result,
                        const Vector &source,
                        const typename Stiffness<dim, double>::Finish &finish);
    /// result += factor sum_j K(dc/du_j direction_j) potential, with the derivatives of a coefficient c; the potential
    /// has its ghosts.
    void add_coefficient_variation(const std::vector<NodalTerm> &derivatives,
                                   const Vector &potential,
                                   const State &direction,
                                   double factor,
                                   Vector &result);
    /// result[k] = factor result[k] + sum over all j of l_ij direction_j on a range.
    void scale_and_add_all(const State &direction,
                           double factor,
                           Vector &result,
                           unsigned int begin,
                           unsigned int end);
    /// result[k] += sum over j != i of l_ij direction_j on a range.
    void add_others(const State &direction, Vector &result, unsigned int begin, unsigned int end);
    /// What a symmetric system calls no mobility at all.
    void forget_slow(Vector &coefficient) const;

    RowSystem<dim> &system_;
    RowTerms<dim> terms_;

  private:
    double lowest_coefficient_ = 0., highest_coefficient_ = 0.;
    std::unique_ptr<DirectedStiffness<dim>> directed_; ///< if the mobility has directions
    PolynomialInverse<dim> reduced_inverse_;
    bool is_reduced_ = false; ///< whether an eliminated field is coupled to this one
  };
} // namespace softlattice
