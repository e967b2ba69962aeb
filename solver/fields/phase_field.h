// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "solver/fields/ball.h"
#include "solver/fields/discretisation_settings.h"
#include "solver/fields/field_measures.h"
#include "solver/fields/field_probe.h"
#include "solver/fields/field_storage.h"
#include "solver/fields/field_structure.h"
#include "solver/fields/initial_fields.h"
#include "solver/fields/mesh_needs.h"
#include "solver/nucleation/pending.h"
#include "solver/operators/equations.h"
#include "solver/operators/noise_draw.h"
#include "solver/time/problem.h"

#include <mpi.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// How nuclei enter: into which field, and with which length of the equilibrium profile [m].
  struct SeedProfile
  {
    std::size_t field = 0;
    double profile_length = 0.;
  };

  /// Radius of the ball in which a seed of a radius differs from nothing, for a mesh to follow [m].
  inline double seed_reach(const SeedProfile &profile, const double radius)
  {
    // tanh(z / (2 lambda)) is 1 to 1e-6 at 14 lambda; the mesh need follow it only to a few.
    return radius + 6. * profile.profile_length;
  }

  /// What a run is made of.
  struct PhaseFieldSetup
  {
    const Geometry &geometry;
    Equations &equations;
    const DiscretisationSettings &discretisation;
    double interface_width; ///< 10-90 % [m], 0 if the case does not know
    MeshNeeds mesh_needs;
    std::optional<SeedProfile> seeds;
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

  /// The fields of a case on their adaptive mesh, in two or three dimensions, for those who do not
  /// know what a finite element is. All functions are collective unless noted.
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

    /// Follows the state with the mesh; `balls` are made finest. Returns whether anything changed.
    virtual bool adapt(const std::vector<Ball> &balls) = 0;
    virtual bool is_finest_in(const std::vector<Ball> &balls) const = 0;

    /// Sets nuclei with the equilibrium profile of the interface; the field never falls, where they turn
    /// it back it never rises. Returns what that adds to the tallies of the equations, nothing if they have none.
    virtual std::vector<double> seed(const std::vector<GrownNucleus> &nuclei) = 0;
    /// The random force of a step from the present state, see CoupledSystem.
    virtual void draw_noise(const NoiseDraw &draw, State &force) = 0;

    /// What can be measured of the present state.
    virtual const FieldMeasures &measures() const = 0;
    virtual const FieldStructure &structure() const = 0;
    /// Fields at single places.
    virtual const FieldProbe &probe() const = 0;
    /// How they are saved, taken up again and shown.
    virtual FieldStorage &storage() = 0;

    static std::unique_ptr<PhaseField> create(const PhaseFieldSetup &setup, MPI_Comm communicator);
  };
} // namespace softlattice
