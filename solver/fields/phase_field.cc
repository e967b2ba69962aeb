// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/boundary_names.h"
#include "meshes/periodic.h"
#include "solver/fields/inclusions.h"
#include "solver/fields/phase_field_of.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of a mesh on which an initial state is looked at.
    constexpr double nodes_of_a_first_look = 3e5;

    template <int dim>
    MeshExtents built(const Geometry &geometry, dealii::Triangulation<dim> &mesh)
    {
      make_coarse_mesh(geometry, mesh);
      return measure_coarse_mesh(mesh);
    }

    /// What a mesh that has not been refined is made of, by dimension.
    template <int dim>
    std::array<double, 4> parts_of(const dealii::Triangulation<dim> &mesh)
    {
      std::array<double, 4> parts = {double(mesh.n_used_vertices()),
                                     double(mesh.n_lines()),
                                     double(mesh.n_quads()),
                                     0.};
      if (dim == 3)
        parts[3] = double(mesh.n_active_cells());
      return parts;
    }
  } // namespace

  template <int dim>
  DiscreteFields<dim>::DiscreteFields(const PhaseFieldSetup &setup, const MPI_Comm communicator)
    : communicator(communicator)
    , geometry(setup.geometry)
    , equations(setup.equations)
    , mesh(communicator)
    , extents(built<dim>(setup.geometry, mesh))
    , space(mesh, setup.discretisation.polynomial_degree(dim))
    , system(space, setup.equations, names_of_boundaries(setup.geometry))
  {}

  template <int dim>
  PhaseFieldOf<dim>::PhaseFieldOf(const PhaseFieldSetup &setup, const MPI_Comm communicator)
    : interface_width_(setup.interface_width)
    , seeds_(setup.seeds)
    , fields_(setup, communicator)
    , coarse_parts_(parts_of<dim>(fields_.mesh))
    , adaptation_(fields_.mesh,
                  fields_.space,
                  adaptation(setup, fields_.extents),
                  fine_balls(setup, fields_.extents, fields_.space.degree()))
    , measures_(fields_)
    , structure_(fields_)
    , probe_(fields_)
    , storage_(fields_)
  {
    const AdaptationSettings &settings = adaptation_.settings();
    bounds().require_levels(settings.finest_level);
    if (!setup.discretisation.adaptive)
      bounds().require_input(fields_.extents.coarse_cells, settings.finest_level, communicator);
  }

  template <int dim>
  AdaptationSettings PhaseFieldOf<dim>::adaptation(const PhaseFieldSetup &setup,
                                                   const MeshExtents &extents)
  {
    const DiscretisationSettings &given = setup.discretisation;
    AdaptationSettings settings;
    settings.finest_level =
      given.finest_level == "auto"
        ? refinements_for(extents, given.wanted_cell_size(setup.interface_width, dim))
        : std::stoi(given.finest_level);
    settings.coarsest_level = given.adaptive ? 0 : settings.finest_level;
    settings.refine_above = given.refine_above;
    settings.coarsen_below = given.coarsen_below;
    settings.field_scale = setup.mesh_needs.field_scale;
    for (const FieldEquation &field : setup.equations.fields())
      settings.weights.push_back(field.weight_for_mesh);
    return settings;
  }

  template <int dim>
  std::vector<RefinedBall<dim>> PhaseFieldOf<dim>::fine_balls(const PhaseFieldSetup &setup,
                                                              const MeshExtents &extents,
                                                              const unsigned int degree)
  {
    std::vector<RefinedBall<dim>> list;
    for (const FineBall &fine : setup.mesh_needs.fine_balls)
      for (const Place3 &centre :
           images_of_ball(setup.geometry, fine.ball.centre, fine.ball.radius))
        list.push_back(
          {in_dim<dim>(centre),
           fine.ball.radius,
           static_cast<unsigned int>(refinements_for(extents, fine.spacing * degree))});
    return list;
  }

  template <int dim>
  MeshFigures PhaseFieldOf<dim>::figures() const
  {
    MeshFigures figures;
    figures.dimension = dim;
    figures.degree = fields_.space.degree();
    figures.finest_level = adaptation_.settings().finest_level;
    figures.coarse_cells = fields_.extents.coarse_cells;
    figures.finest_cell = std::ldexp(fields_.extents.longest_edge, -int(figures.finest_level));
    figures.points_per_interface = interface_width_ * fields_.space.degree() / figures.finest_cell;
    figures.measure = fields_.extents.measure;
    // Inside of each line, face and cell of the coarse mesh.
    const double inside =
      std::ldexp(double(fields_.space.degree()), int(figures.finest_level)) - 1.;
    figures.nodes_if_uniform =
      coarse_parts_[0] +
      inside * (coarse_parts_[1] + inside * (coarse_parts_[2] + inside * coarse_parts_[3]));
    figures.exposed_area = probe_.exposed_area();
    return figures;
  }

  template <int dim>
  void PhaseFieldOf<dim>::interpolate(const InitialFields &initial)
  {
    fields_.state.reinit(fields_.equations.fields().size());
    const auto places = fields_.space.node_places();
    for (unsigned int field = 0; field < fields_.state.n_blocks(); ++field)
      {
        Vector &values = fields_.state.block(field);
        fields_.space.initialise(values);
        for (unsigned int i = 0; i < places.size(); ++i)
          values.local_element(i) = initial.value(field, in_three<dim>(places[i]));
        if (initial.inclusions && initial.inclusions->field == field)
          make_up_for(*initial.inclusions, fields_.space, places, values);
        fields_.space.distribute(values);
      }
    fields_.state.collect_sizes();
  }

  template <int dim>
  void PhaseFieldOf<dim>::initialise(const InitialFields &initial)
  {
    // Some cells are needed to see a small grain at all; what is too fine is coarsened again. What a
    // formula says can be seen anywhere, as long as the mesh that sees it is no burden.
    const AdaptationSettings &settings = adaptation_.settings();
    unsigned int start = settings.coarsest_level;
    if (!initial.uniform)
      {
        const double nodes_per_cell =
          std::pow(fields_.space.degree(), dim) * fields_.extents.coarse_cells;
        unsigned int visible = dim == 2 ? 5 : 3;
        while (std::pow(2., dim * (visible + 1.)) * nodes_per_cell < nodes_of_a_first_look)
          ++visible;
        start = std::max(start, std::min(settings.finest_level, visible));
      }
    bounds().require(std::ldexp(fields_.extents.coarse_cells, dim * int(start)),
                     0.,
                     fields_.communicator);
    fields_.mesh.refine_global(start);
    fields_.space.reinit();
    interpolate(initial);
    const std::vector<RefinedBall<dim>> cores = refined(initial.cores);
    bool adapted = false;
    for (unsigned int pass = 0; pass <= settings.finest_level + 1; ++pass)
      {
        if (!adaptation_.adapt(fields_.state, cores))
          break;
        adapted = true;
        interpolate(initial);
      }
    if (adapted)
      storage_.renew_mesh();
    else
      fields_.history.add(fields_.mesh);
    fields_.system.reinit();
    fields_.system.make_consistent(0., fields_.state);
    for (unsigned int field = 0; field < fields_.state.n_blocks(); ++field)
      fields_.space.distribute(fields_.state.block(field));
    fields_.system.admit(fields_.state);
  }

  template <int dim>
  std::vector<RefinedBall<dim>> PhaseFieldOf<dim>::refined(const std::vector<Ball> &balls) const
  {
    std::vector<RefinedBall<dim>> list;
    for (const Ball &ball : balls)
      for (const Place3 &centre : images_of_ball(fields_.geometry, ball.centre, ball.radius))
        list.push_back({in_dim<dim>(centre), ball.radius});
    return list;
  }

  template <int dim>
  bool PhaseFieldOf<dim>::adapt(const std::vector<Ball> &balls)
  {
    const bool changed = adaptation_.adapt(fields_.state, refined(balls));
    if (changed)
      {
        if (fields_.history.is_long())
          storage_.renew_mesh();
        else
          fields_.history.add(fields_.mesh);
        fields_.system.reinit();
        fields_.system.admit(fields_.state);
      }
    return changed;
  }

  template <int dim>
  bool PhaseFieldOf<dim>::is_finest_in(const std::vector<Ball> &balls) const
  {
    return adaptation_.is_finest_in(refined(balls));
  }

  template <int dim>
  std::vector<double> PhaseFieldOf<dim>::seed(const std::vector<GrownNucleus> &nuclei)
  {
    const double length = seeds_.value().profile_length;
    Vector &eta = fields_.state.block(seeds_->field);
    const SeedEffect &effect = fields_.equations.description().seed_effect;
    Vector before;
    if (effect)
      before = eta;
    const dealii::IndexSet &owned = fields_.space.dofs().locally_owned_dofs();
    const auto &unit_points = fields_.space.fe().get_unit_support_points();
    std::vector<dealii::types::global_dof_index> indices(unit_points.size());
    for (const GrownNucleus &nucleus : nuclei)
      for (const RefinedBall<dim> &image :
           refined({{nucleus.nucleus.place, nucleus.radius + 14. * length}}))
        for (const auto &cell : owned_cells_touching<dim>(fields_.space.dofs(), image))
          {
            cell->get_dof_indices(indices);
            for (unsigned int i = 0; i < indices.size(); ++i)
              if (owned.is_element(indices[i]))
                {
                  const double distance =
                    image.centre.distance(
                      fields_.space.mapping().transform_unit_to_real_cell(cell, unit_points[i])) -
                    nucleus.radius;
                  double &value = eta.local_element(owned.index_within_set(indices[i]));
                  const double profile = interface_profile(distance, length);
                  value = nucleus.nucleus.turns_back ? std::min(value, 1. - profile)
                                                     : std::max(value, profile);
                }
          }
    fields_.space.distribute(eta);
    if (!effect)
      return {};
    std::vector<double *> rows;
    for (unsigned int i = 0; i < fields_.state.n_blocks(); ++i)
      rows.push_back(fields_.state.block(i).begin());
    const Vector &mass = fields_.space.mass();
    const std::vector<double> tallied =
      effect(nuclei,
             before.begin(),
             rows.data(),
             {mass.begin(), mass.locally_owned_size(), [this](std::vector<double> &sums) {
                dealii::Utilities::MPI::sum(sums, fields_.communicator, sums);
              }});
    for (unsigned int i = 0; i < fields_.state.n_blocks(); ++i)
      fields_.space.distribute(fields_.state.block(i));
    return tallied;
  }

  template struct DiscreteFields<2>;
  template struct DiscreteFields<3>;
  template class PhaseFieldOf<2>;
  template class PhaseFieldOf<3>;

  std::unique_ptr<PhaseField> PhaseField::create(const PhaseFieldSetup &setup,
                                                 const MPI_Comm communicator)
  {
    if (dimension(setup.geometry) == 2)
      return std::make_unique<PhaseFieldOf<2>>(setup, communicator);
    return std::make_unique<PhaseFieldOf<3>>(setup, communicator);
  }
} // namespace softlattice
