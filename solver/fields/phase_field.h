// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/model_set.h"
#include "solver/fields/discretisation_settings.h"
#include "solver/nucleation/pending.h"
#include "solver/nucleation/sites.h"
#include "solver/time/problem.h"

#include <mpi.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// A ball around a place [m].
  struct Ball
  {
    std::array<double, 3> centre;
    double radius;
  };

  /// What a run is made of.
  struct PhaseFieldSetup
  {
    const Geometry &geometry;
    const ModelSet &models;
    const DiscretisationSettings &discretisation;
    double relative_tolerance;
    double absolute_tolerance;
  };

  /// Integrals over the body. Energies in J in 3D, in J per metre of depth in 2D.
  struct Measured
  {
    double bulk_energy;
    double gradient_energy;
    double lt_fraction; ///< int eta dV / V
    double lowest;      ///< smallest and largest nodal value of eta; not a number if one is not
    double highest;
  };

  /// Size of the discrete problem, known before it is solved.
  struct MeshFigures
  {
    int dimension;
    unsigned int degree;
    unsigned int finest_level;
    unsigned long coarse_cells;
    double finest_cell;          ///< largest edge of a finest cell [m]
    double points_per_interface; ///< there
    double measure;              ///< of the body, [m^2] or [m^3]
    double exposed_area;         ///< [m^2]
  };

  /// The order parameter on its adaptive mesh, in two or three dimensions: everything that needs to
  /// know what a finite element is, for those who do not. All functions are collective unless noted.
  class PhaseField
  {
  public:
    virtual ~PhaseField() = default;

    /// Not collective.
    virtual MeshFigures figures() const = 0;
    virtual unsigned long n_unknowns() const = 0;

    /// Sets the initial state on a mesh that is refined for it.
    virtual void initialise(const InitialStateSettings &initial) = 0;

    virtual Problem &problem() = 0;
    virtual State &state() = 0;

    /// Follows the state with the mesh; `balls` are made finest. Returns whether anything changed.
    virtual bool adapt(const std::vector<Ball> &balls) = 0;
    virtual bool is_finest_in(const std::vector<Ball> &balls) const = 0;

    /// Whether a place [m] lies in the body. Not collective.
    virtual bool contains(const std::array<double, 3> &place) const = 0;
    /// Where nuclei may form. Not collective.
    virtual const NucleationSites &sites() const = 0;
    /// eta of a state at points of the sites.
    virtual std::vector<double> values_at(const State &state,
                                          const std::vector<SitePoint> &points) const = 0;
    /// Sets LT nuclei with the equilibrium profile of the interface; eta never falls.
    virtual void seed(const std::vector<GrownNucleus> &nuclei) = 0;
    /// Radius of the ball in which a seed differs from nothing [m].
    virtual double seed_reach(double radius) const = 0;

    virtual Measured measure(double t) = 0;

    /// Writes a piece of the solution; returns its file name relative to the parent of `folder`.
    virtual std::string write(const std::string &folder,
                              bool higher_order_cells,
                              double t,
                              unsigned int cycle) const = 0;

    static std::unique_ptr<PhaseField> create(const PhaseFieldSetup &setup, MPI_Comm communicator);
  };
} // namespace softlattice
