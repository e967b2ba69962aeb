// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "solver/analysis/domain_sizes.h"
#include "solver/analysis/structure_factor.h"
#include "solver/fields/ball.h"
#include "solver/fields/discretisation_settings.h"
#include "solver/fields/initial_fields.h"
#include "solver/nucleation/pending.h"
#include "solver/nucleation/sites.h"
#include "solver/operators/equations.h"
#include "solver/operators/noise_draw.h"
#include "solver/time/problem.h"

#include <mpi.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// How nuclei enter: into which field, and with which length of the equilibrium profile [m].
  struct SeedProfile
  {
    std::size_t field = 0;
    double profile_length = 0.;
  };

  /// What a run is made of.
  struct PhaseFieldSetup
  {
    const Geometry &geometry;
    Equations &equations;
    const DiscretisationSettings &discretisation;
    double interface_width; ///< 10-90 % [m], 0 if the case does not know
    double field_scale;     ///< a variation of a field by a small part of this is noise
    std::optional<SeedProfile> seeds;
  };

  /// A field over the body.
  struct FieldRange
  {
    double mean;
    double lowest; ///< nodal values; not a number if one is not
    double highest;
    double variance; ///< mean of (u - mean)^2 over the body
  };

  /// Free energy [J, in 2D per metre of depth].
  struct FreeEnergyParts
  {
    double bulk = 0.;
    double gradient = 0.;
    double total() const { return bulk + gradient; }
  };

  /// Integrals over the body and extremes, of a state.
  struct Measured
  {
    FreeEnergyParts energy;
    std::vector<FieldRange> fields;
  };

  /// Size of the discrete problem, known before it is solved.
  struct MeshFigures
  {
    int dimension;
    unsigned int degree;
    unsigned int finest_level;
    unsigned long coarse_cells;
    double finest_cell;          ///< largest edge of a finest cell [m]
    double points_per_interface; ///< there; 0 if the width is not known
    double measure;              ///< of the body, [m^2] or [m^3]
    double nodes_if_uniform;     ///< of the mesh if all cells were the finest
    double exposed_area;         ///< [m^2]
  };

  /// The mesh, with the last ones that have led to it, and states on it, as far as they belong to a
  /// process: see mesh_history.h and packed_cells.h.
  struct CellData
  {
    std::vector<std::vector<std::uint8_t>> meshes;
    std::vector<double> values;
  };

  /// The fields of a case on their adaptive mesh, in two or three dimensions: everything that needs
  /// to know what a finite element is, for those who do not. All functions are collective unless noted.
  class PhaseField
  {
  public:
    virtual ~PhaseField() = default;

    /// Not collective.
    virtual MeshFigures figures() const = 0;
    /// Of the ranks that share the fields.
    virtual MPI_Comm communicator() const = 0;
    /// Nodes times fields, hanging nodes included.
    virtual unsigned long n_unknowns() const = 0;

    /// Sets the initial state on a mesh that is refined for it.
    virtual void initialise(const InitialFields &initial) = 0;

    /// Of the deterministic part: noise is added by whoever steps.
    virtual Problem &problem() = 0;
    virtual const Problem &problem() const = 0;
    virtual State &state() = 0;

    /// For a checkpoint: the mesh, the state and the other given ones, which are of the same mesh.
    virtual CellData pack(const std::vector<State> &others) const = 0;
    /// Takes up the last of some meshes, by way of those before it, instead of initialise(); all parts of
    /// each are given. Returns which of its cells belong to this process: the number of the first, and how
    /// many. @throws std::runtime_error if these are no meshes
    virtual std::pair<std::size_t, std::size_t> restore_mesh(
      const std::vector<std::vector<std::uint8_t>> &meshes) = 0;
    /// Values of pack() per cell.
    virtual std::size_t values_per_cell(std::size_t n_others) const = 0;
    /// Sets the state, and returns the others, from the values on the cells of this process.
    virtual std::vector<State> unpack(const std::vector<double> &values, std::size_t n_others) = 0;

    /// Goes back to what pack() has given on these processes, whatever has become of the mesh since; the
    /// state is set, the others are returned.
    virtual std::vector<State> put_back(const CellData &cells, std::size_t n_others) = 0;

    /// Follows the state with the mesh; `balls` are made finest. Returns whether anything changed.
    virtual bool adapt(const std::vector<Ball> &balls) = 0;
    virtual bool is_finest_in(const std::vector<Ball> &balls) const = 0;

    /// Whether a place [m] lies in the body. Not collective.
    virtual bool contains(const std::array<double, 3> &place) const = 0;
    /// Where nuclei may form. Not collective.
    virtual const NucleationSites &sites() const = 0;
    /// A field of a state at points of the sites, or at places in the body [m].
    virtual std::vector<double> values_at(const State &state,
                                          std::size_t field,
                                          const std::vector<SitePoint> &points) const = 0;
    virtual std::vector<double> values_at(
      const State &state,
      std::size_t field,
      const std::vector<std::array<double, 3>> &places) const = 0;
    /// Lowest and highest value of a field of a state at the nodes; not a number if one is not.
    virtual std::pair<double, double> extremes(const State &state, std::size_t field) const = 0;
    /// Sets nuclei with the equilibrium profile of the interface; the field never falls.
    virtual void seed(const std::vector<GrownNucleus> &nuclei) = 0;
    /// Radius of the ball in which a seed differs from nothing [m].
    virtual double seed_reach(double radius) const = 0;

    /// The random force of a step from the present state, see CoupledSystem.
    virtual void draw_noise(const NoiseDraw &draw, State &force) = 0;
    /// How fast fluctuations of a wave length [m] relax now [1/s].
    virtual double relaxation_rate(double t, double wave_length) = 0;

    /// What the mesh cannot show of a field, see softlattice::unresolved_part() [unit of the field].
    virtual double unresolved_part(std::size_t field, bool fluctuates) const = 0;
    /// Of a potential that no boundary ties: its net charge with the fluxes that enter, relative to the
    /// sum of the moduli; 0 of other fields.
    virtual double charge_imbalance(std::size_t field, double t) = 0;
    /// Whether nothing can change the integral of a field over the body.
    virtual bool is_closed(std::size_t field) const = 0;
    virtual std::vector<FieldRange> ranges() const = 0;
    /// If the surroundings jump at t, with those before the jump or after it.
    virtual FreeEnergyParts free_energy(double t, bool before, const State &state) = 0;
    /// L2 norm of the difference between a field and a function of the place, by Gauss quadrature with
    /// two more points than the degree. [unit of the field m^(dim/2)]
    virtual double l2_error(
      std::size_t field,
      const std::function<double(const std::array<double, 3> &)> &exact) const = 0;
    /// Integrals over the body of `n` functions of the fields at a place, collocated: `integrand` is
    /// handed the number of the node on this rank, in the order of Equations::set_nodes(), and the
    /// values of the fields, and fills in those of the functions. [their units, m^dim]
    using Integrand = std::function<void(std::size_t node, const double *fields, double *values)>;
    virtual std::vector<double> integrals(std::size_t n, const Integrand &integrand) const = 0;
    /// Sums over the nodes of the body at the time t: `add` is handed the fields, the derived fields of
    /// the equations and the volume of a node [m^dim] and adds what it wants to `n` sums.
    using Addition =
      std::function<void(const double *fields, const double *derived, double volume, double *sums)>;
    virtual std::vector<double> sums(double t, std::size_t n, const Addition &add) = 0;
    /// Largest value of a function of the fields at a node.
    virtual double largest(
      const std::function<double(std::size_t node, const double *fields)> &function) const = 0;
    /// Connected regions in which a field exceeds a threshold.
    virtual unsigned int count_regions(std::size_t field, double threshold) const = 0;
    /// Their volumes [m^d], see component_volumes().
    virtual std::vector<double> region_volumes(std::size_t field,
                                               double threshold,
                                               Side side) const = 0;
    /// Waves of a field in a rectangular body, see project_on_waves(). @throws std::invalid_argument
    virtual std::vector<WaveMode> waves(std::size_t field, double largest) const = 0;
    /// Averages over planes, see plane_averages(). @throws std::invalid_argument
    virtual std::vector<double> plane_averages(std::size_t field,
                                               int axis,
                                               const std::vector<double> &positions) const = 0;

    /// Writes a piece of the solution, with what is derived of it; returns its file name relative to the
    /// parent of `folder`.
    virtual std::string write(const std::string &folder,
                              bool higher_order_cells,
                              double t,
                              unsigned int cycle) = 0;

    static std::unique_ptr<PhaseField> create(const PhaseFieldSetup &setup, MPI_Comm communicator);
  };
} // namespace softlattice
