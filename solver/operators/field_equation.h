// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  class RowMaker;

  /// What others have to know of how a field evolves: its row knows all of it, see Row. The usual kinds have rows of
  /// their own. With F = int f(u) + sum_i kappa_i/2 |grad u_i|^2 and the potential mu_i = df/du_i - kappa_i laplace u_i:
  ///   non_conserved   du/dt = - L mu + S                       (Allen-Cahn)
  ///   conserved       du/dt = div (M grad mu) + S              (Cahn-Hilliard; diffusion if kappa = 0), where the
  ///                   potentials of other conserved fields may be in the sum, see MovedBy
  ///   electrostatic   - div (eps grad u) = df/du               (Poisson; f contains charge times u)
  ///   equilibrium     mu = 0                                   (where F does not change with u)
  struct FieldKind
  {
    const char *name;
    bool conserves = false;       ///< only sources and boundaries change the integral of the field
    bool follows_at_once = false; ///< it has no rate but follows from the others
    bool has_permittivity =
      false; ///< its coefficient is eps, which is as an energy, and above zero; else a mobility
    bool minimises_energy = false; ///< its equation is mu = 0
    bool knows_no_energy = false;  ///< its coefficient is that of its own gradient, not of mu

    static const FieldKind non_conserved, conserved, electrostatic, equilibrium;
  };
  inline constexpr FieldKind FieldKind::non_conserved = {"non-conserved"};
  inline constexpr FieldKind FieldKind::conserved = {"conserved", true};
  inline constexpr FieldKind FieldKind::electrostatic = {"electrostatic", false, true, true};
  inline constexpr FieldKind FieldKind::equilibrium = {"equilibrium", false, true, false, true};
  /// All of them.
  inline constexpr std::array<FieldKind, 4> usual_kinds = {FieldKind::non_conserved,
                                                           FieldKind::conserved,
                                                           FieldKind::electrostatic,
                                                           FieldKind::equilibrium};

  /// How the error of a step is measured, for one field: its root mean square over the body against
  ///   relative * size + absolute,
  /// where size is rms(u - mean u), what the field is doing; or, for a field whose fronts are given a
  /// length, length * rms(grad u). For a front the latter is the error in the interface relative to
  /// the interface, whatever the size of the body around it; rms(u - mean u) would tolerate more the
  /// larger the body is.
  struct Tolerance
  {
    double relative = 1e-3;
    double absolute = 1e-6;   ///< in the unit of the field
    double front_length = 0.; ///< over which the field changes by one [m]; 0: no fronts
  };

  /// What is taken out of the motion of curved fronts of a non-conserved field eta between 0 and 1: of the energy
  /// of its interface the part whose curvature shall not act. With K the curvature at the node df/d eta gets
  /// -6 energy lambda K |grad eta|, the opposite of what kappa laplace eta has of curvature, with |grad eta| as
  /// it is in a flat front at this eta, (120) to (122). K is that of the state from which a step begins
  /// (Problem::begin_step); the energy of the field is not changed, so that it may rise.
  struct CancelledCurvature
  {
    double energy = 0.;         ///< [J/m^2], 0: nothing is taken out
    double profile_length = 0.; ///< lambda of the profile [m]
  };

  /// A symmetric tensor at a place by which the mobility M of a conserved field is multiplied: xx, yy, zz, xy, xz, yz.
  using Directions = std::function<std::array<double, 6>(const std::array<double, 3> &place)>;

  /// What is known of L, M or eps of a field, whatever the state and the time.
  struct CoefficientTraits
  {
    bool is_uniform = true;         ///< the same at all nodes
    bool depends_on_fields = false; ///< it has derivatives by fields
  };

  /// Another conserved field whose potential moves a conserved field as well: du_i/dt = div sum_j M_ij grad mu_j with
  /// M_ij = M_ji in units as of M_ii, by Onsager's relations.
  struct MovedBy
  {
    std::size_t field;
    std::string stated_in; ///< see Equations::stated_in()
  };

  struct FieldEquation
  {
    std::string name;
    std::string unit = "1";
    FieldKind kind = FieldKind::non_conserved;
    std::shared_ptr<const RowMaker> row; ///< null: that of its kind, which is a usual one
    double gradient_coefficient = 0.;    ///< kappa [J/m per unit of the field squared]
    CoefficientTraits coefficient;
    Directions directions; ///< of a conserved field; null: its flux goes down the gradient of mu
    std::vector<MovedBy> moved_by;
    /// Conserved fields whose flux takes a conserved field along, which does not act back: to du_i/dt comes
    /// div sum_j C_ij grad mu_j, with no C_ji. Such motion costs no energy of its own.
    std::vector<MovedBy> carried_by;
    /// Fields whose own gradients do not move a conserved field: its flux is -M (grad mu - dmu/du_j grad u_j), the
    /// gradient of mu at constant u_j, (180). Numbered as the states that its laws are handed.
    std::vector<std::size_t> held_constant;
    bool has_source = false; ///< S is not zero everywhere at all times
    /// Fields whose change per time S reads, in which it is linear, numbered as the states that it is handed.
    std::vector<std::size_t> rates_read;
    Tolerance tolerance;
    /// Whether a field that no energy moves need not be solved for where its differences between places are certain to be
    /// smaller than what is tolerated; other fields lead the mesh to where it has sources. See StageSystem::begin().
    bool may_rest = false;
    /// Whether a field in equilibrium, in whose equation it is linear, is solved for in turn with those that evolve, so that what is
    /// done for them does not have to be done for it: see CoupledSystem::solve_in_turns().
    bool solved_in_turn = false;
    /// What its variation over a cell counts for where the mesh is refined, beside that of others: 1 of a field with
    /// fronts, less of one that is smooth.
    double weight_for_mesh = 1.;
    CancelledCurvature cancelled;
    // The open interval in which the laws exist: the solver keeps its iterates inside.
    double lowest = -std::numeric_limits<double>::infinity();
    double highest = std::numeric_limits<double>::infinity();

    bool is_bounded() const { return std::isfinite(lowest) || std::isfinite(highest); }
    bool admits(const double value) const { return value > lowest && value < highest; }
    /// How much may be taken from a value or added to it: its distance from the end of the range, the product
    /// of both where there are two, 1 where there is none.
    double room(const double value) const
    {
      return (std::isfinite(lowest) ? value - lowest : 1.) *
             (std::isfinite(highest) ? highest - value : 1.);
    }
  };

  /// What happens to a field on a boundary; no flux where nothing is said. The flux is what enters:
  /// kappa du/dn of a non-conserved field, M dmu/dn of a conserved one, eps du/dn of a potential.
  struct BoundaryCondition
  {
    enum class Kind
    {
      value,   ///< u = value; a conserved field then has mu = df/du there: a reservoir
      flux,    ///< flux = value
      exchange ///< flux = coefficient * (value - u)
    };
    using Function = std::function<double(const std::array<double, 3> &place, double t)>;

    std::size_t field = 0;
    std::string boundary;
    Kind kind = Kind::value;
    Function value;
    Function coefficient;  ///< of exchange, not negative
    std::string stated_in; ///< see Equations::stated_in(); empty: nowhere in particular
    /// A field, in a part of a case by its number among those that the part reads, and a factor of the coefficient by what it is
    /// at the node. Newton's matrix does not have its derivative.
    struct Beside
    {
      std::size_t field;
      std::function<double(double)> factor;
    };
    std::optional<Beside> beside = {};
  };

  /// What follows from the fields at each node and is worth looking at beside them.
  struct DerivedField
  {
    std::string name; ///< letters, digits and underscores
    std::string unit;
    std::string meaning;
  };
} // namespace softlattice
