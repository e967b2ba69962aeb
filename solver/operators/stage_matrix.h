// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/equations.h"
#include "solver/operators/gradient_terms.h"
#include "solver/operators/stiffness.h"
#include "solver/time/problem.h"

#include <deal.II/base/aligned_vector.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Values at the locally owned nodes.
  using NodalArray = dealii::AlignedVector<double>;
  /// A term that may be absent, and then is so on all ranks: one without any nodes has an empty array.
  using NodalTerm = std::optional<NodalArray>;

  /// The derivative of the residual of an implicit stage u = known + w rate(u), block by block:
  ///   non-conserved   J_ij = s_i ( l_ij + delta_ij w kappa_i p_i K )
  ///   conserved       J_ij = s_i ( l_ij + w K(M_i) [ f_ij + delta_ij kappa_i M^-1 K ]
  ///                                + w K(dM_i/du_j .) mu_i )
  ///   electrostatic   J_ij = s_i ( l_ij + delta_ij K(eps_i) + K(d eps_i/du_j .) u_i )
  /// with diagonal matrices l_ij and f_ij at the nodes, and p_i = 1 but where the mobility is next to
  /// nothing. What is beside the gradient coefficients, GradientTerms G, adds G''_ij to M f_ij. Filled by who
  /// knows the laws; applies itself.
  template <int dim>
  class StageMatrix
  {
  public:
    using Vector = typename Space<dim>::Vector;

    struct Row
    {
      FieldKind kind = FieldKind::non_conserved;
      double gradient_coefficient = 0.; ///< kappa
      double gradient_stiffness = 0.;   ///< what GradientTerms add to it, about
      double scale = 1.;                ///< s
      double unknown_scale = 1.;        ///< what an error of one is in this unknown
      double uniform_coefficient = 1.;  ///< M or eps; the mean over the body if not uniform
      /// The row of a non-conserved field is divided by its mobility L at the node, or by this where that
      /// is less: what does not move at all is a row, too.
      double least_divisor = 0.;
      std::vector<std::pair<unsigned int, double>> slow; ///< nodes where p < 1, in order, with p
      bool uniform = true;                               ///< coefficient
      Vector coefficient;                                ///< with ghosts, if not uniform
      std::vector<NodalTerm> coefficient_gradient;       ///< per field
      Vector potential;                 ///< mu (or u of a potential) with ghosts, if needed
      std::vector<NodalTerm> local;     ///< l_ij per field j
      std::vector<NodalTerm> curvature; ///< f_ij per field j, of a conserved field
      std::vector<unsigned int> fixed;  ///< local nodes whose value is given
      bool floating = false;            ///< potential determined up to a constant

      /// kappa with all that acts like it, about; for preconditioning.
      double interface_stiffness() const { return gradient_coefficient + gradient_stiffness; }

      /// Factor of u - known in the row of a non-conserved field with a mobility, over s.
      double of_change(const double mobility) const
      {
        return 1. / std::max(mobility, least_divisor);
      }
      /// Factor p of its drive, over s: 1, or less where the mobility is below the least divisor.
      double of_drive(const double mobility) const
      {
        return mobility >= least_divisor ? 1. : std::max(0., mobility) / least_divisor;
      }
    };

    StageMatrix(const Space<dim> &space, const std::vector<FieldEquation> &fields);

    /// After the space has been rebuilt; `stiffness` and, if not null, `terms` must stay valid until the
    /// next time.
    void reinit(const Stiffness<dim, double> &stiffness, const GradientTerms<dim> *terms);

    std::size_t n_fields() const { return rows_.size(); }
    Row &row(const std::size_t i) { return rows_[i]; }
    const Row &row(const std::size_t i) const { return rows_[i]; }
    double weight = 0.; ///< w [s]

    /// result = J direction.
    void apply(const State &direction, State &result);
    /// result_i -= J_ij direction_j for i != j.
    void subtract_coupling(std::size_t i, std::size_t j, const Vector &direction, Vector &result);

    /// Diagonal of K; see Stiffness::diagonal.
    void stiffness_diagonal(Vector &result) const { stiffness_->diagonal(result, space_.mass()); }

    unsigned long n_applications() const { return n_applications_; }
    const Space<dim> &space() const { return space_; }

  private:
    void apply_non_conserved(const State &direction, std::size_t i, Vector &result);
    void apply_conserved(const State &direction, std::size_t i, Vector &result);
    void apply_electrostatic(const State &direction, std::size_t i, Vector &result);
    /// result += factor K(c' direction) potential, with c' of row i by field j.
    void add_coefficient_variation(std::size_t i,
                                   std::size_t j,
                                   const Vector &direction,
                                   double factor,
                                   Vector &result);
    void apply_weighted(const Row &row,
                        Vector &result,
                        const Vector &source,
                        const typename Stiffness<dim, double>::Finish &finish);

    const Space<dim> &space_;
    const Stiffness<dim, double> *stiffness_ = nullptr;
    const GradientTerms<dim> *terms_ = nullptr;
    State terms_image_; ///< G'' of the direction in hand, if there are such terms
    std::vector<Row> rows_;
    Vector flux_potential_; ///< nu
    Vector variation_;
    Vector image_;
    unsigned long n_applications_ = 0;
  };
} // namespace softlattice
