// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/coarse_mesh.h"
#include "solver/discretisation/mesh_history.h"
#include "solver/discretisation/space.h"
#include "solver/fields/phase_field.h"
#include "solver/system/coupled_system.h"

namespace softlattice
{
  /// The fields of a case and the mesh they are on, which those share that adapt, measure and save them.
  template <int dim>
  struct DiscreteFields
  {
    using Mesh = typename Space<dim>::Mesh;
    using Vector = typename Space<dim>::Vector;

    DiscreteFields(const PhaseFieldSetup &setup, MPI_Comm communicator);
    DiscreteFields(const DiscreteFields &) = delete;
    DiscreteFields &operator=(const DiscreteFields &) = delete;

    MPI_Comm communicator;
    const Geometry &geometry;
    Equations &equations;
    Mesh mesh;
    MeshExtents extents; ///< of the coarse mesh
    Space<dim> space;
    MeshHistory<dim> history;
    CoupledSystem<dim> system;
    State state;
  };
} // namespace softlattice
