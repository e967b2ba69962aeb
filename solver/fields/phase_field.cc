// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/boundary_names.h"
#include "meshes/periodic.h"
#include "solver/fields/inclusions.h"
#include "solver/fields/phase_field_of.h"
#include "solver/output/vtu_writer.h"

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
  PhaseFieldOf<dim>::PhaseFieldOf(const PhaseFieldSetup &setup, MPI_Comm communicator)
    : communicator_(communicator)
    , geometry_(setup.geometry)
    , equations_(setup.equations)
    , interface_width_(setup.interface_width)
    , seeds_(setup.seeds)
    , mesh_(communicator)
    , extents_(built<dim>(setup.geometry, mesh_))
    , coarse_parts_(parts_of<dim>(mesh_))
    , space_(mesh_, setup.discretisation.polynomial_degree(dim))
    , adaptation_(mesh_, space_, adaptation(setup, extents_))
    , system_(space_, setup.equations, names_of_boundaries(setup.geometry))
    , exposed_(setup.geometry, mesh_)
    , sites_(exposed_)
  {
    const AdaptationSettings &settings = adaptation_.settings();
    bounds().require_levels(settings.finest_level);
    if (!setup.discretisation.adaptive)
      bounds().require_input(extents_.coarse_cells, settings.finest_level, communicator);
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
    settings.field_scale = setup.field_scale;
    return settings;
  }

  template <int dim>
  MeshFigures PhaseFieldOf<dim>::figures() const
  {
    MeshFigures figures;
    figures.dimension = dim;
    figures.degree = space_.degree();
    figures.finest_level = adaptation_.settings().finest_level;
    figures.coarse_cells = extents_.coarse_cells;
    figures.finest_cell = std::ldexp(extents_.longest_edge, -int(figures.finest_level));
    figures.points_per_interface = interface_width_ * space_.degree() / figures.finest_cell;
    figures.measure = extents_.measure;
    // Inside of each line, face and cell of the coarse mesh.
    const double inside = std::ldexp(double(space_.degree()), int(figures.finest_level)) - 1.;
    figures.nodes_if_uniform =
      coarse_parts_[0] +
      inside * (coarse_parts_[1] + inside * (coarse_parts_[2] + inside * coarse_parts_[3]));
    figures.exposed_area = exposed_.area();
    return figures;
  }

  template <int dim>
  void PhaseFieldOf<dim>::interpolate(const InitialFields &initial)
  {
    state_.reinit(equations_.fields().size());
    const auto places = space_.node_places();
    for (unsigned int field = 0; field < state_.n_blocks(); ++field)
      {
        Vector &values = state_.block(field);
        space_.initialise(values);
        for (unsigned int i = 0; i < places.size(); ++i)
          values.local_element(i) = initial.value(field, in_three<dim>(places[i]));
        if (initial.inclusions && initial.inclusions->field == field)
          make_up_for(*initial.inclusions, space_, places, values);
        space_.distribute(values);
      }
    state_.collect_sizes();
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
        const double nodes_per_cell = std::pow(space_.degree(), dim) * extents_.coarse_cells;
        unsigned int visible = dim == 2 ? 5 : 3;
        while (std::pow(2., dim * (visible + 1.)) * nodes_per_cell < nodes_of_a_first_look)
          ++visible;
        start = std::max(start, std::min(settings.finest_level, visible));
      }
    bounds().require(std::ldexp(extents_.coarse_cells, dim * int(start)), 0., communicator_);
    mesh_.refine_global(start);
    space_.reinit();
    interpolate(initial);
    const std::vector<RefinedBall<dim>> cores = refined(initial.cores);
    bool adapted = false;
    for (unsigned int pass = 0; pass <= settings.finest_level + 1; ++pass)
      {
        if (!adaptation_.adapt(state_, cores))
          break;
        adapted = true;
        interpolate(initial);
      }
    if (adapted)
      renew_mesh();
    else
      history_.add(mesh_);
    system_.reinit();
    system_.make_consistent(0., state_);
    for (unsigned int field = 0; field < state_.n_blocks(); ++field)
      space_.distribute(state_.block(field));
    system_.admit(state_);
  }

  template <int dim>
  std::vector<RefinedBall<dim>> PhaseFieldOf<dim>::refined(const std::vector<Ball> &balls) const
  {
    std::vector<RefinedBall<dim>> list;
    for (const Ball &ball : balls)
      for (const Place3 &centre : images_of_ball(geometry_, ball.centre, ball.radius))
        list.push_back({in_dim<dim>(centre), ball.radius});
    return list;
  }

  template <int dim>
  bool PhaseFieldOf<dim>::adapt(const std::vector<Ball> &balls)
  {
    const bool changed = adaptation_.adapt(state_, refined(balls));
    if (changed)
      {
        if (history_.is_long())
          renew_mesh();
        else
          history_.add(mesh_);
        system_.reinit();
        system_.admit(state_);
      }
    return changed;
  }

  template <int dim>
  bool PhaseFieldOf<dim>::is_finest_in(const std::vector<Ball> &balls) const
  {
    return adaptation_.is_finest_in(refined(balls));
  }

  namespace
  {
    /// Values at places that are the same on every process.
    template <int dim>
    std::vector<double> interpolated(const Space<dim> &space,
                                     const typename Space<dim>::Vector &field,
                                     const std::vector<CoarsePlace<dim>> &places)
    {
      typename Space<dim>::Vector values;
      space.initialise(values);
      values.copy_locally_owned_data_from(field);
      space.distribute(values);
      values.update_ghost_values();

      std::vector<double> result(places.size(), 0.);
      std::vector<dealii::types::global_dof_index> indices(space.fe().n_dofs_per_cell());
      for (std::size_t p = 0; p < places.size(); ++p)
        {
          const auto [cell, unit] = descend<dim>(space.mesh(), places[p]);
          if (!cell->is_locally_owned())
            continue;
          const typename dealii::DoFHandler<dim>::active_cell_iterator dof_cell(&space.mesh(),
                                                                                cell->level(),
                                                                                cell->index(),
                                                                                &space.dofs());
          dof_cell->get_dof_indices(indices);
          for (unsigned int i = 0; i < indices.size(); ++i)
            result[p] += space.fe().shape_value(i, unit) * values(indices[i]);
        }
      // Exactly one process owns each point.
      dealii::Utilities::MPI::sum(result, space.mesh().get_communicator(), result);
      return result;
    }
  } // namespace

  template <int dim>
  std::vector<double> PhaseFieldOf<dim>::values_at(const State &state,
                                                   const std::size_t field,
                                                   const std::vector<SitePoint> &points) const
  {
    std::vector<CoarsePlace<dim>> places;
    places.reserve(points.size());
    for (const SitePoint &point : points)
      places.push_back(exposed_.point(point.patch, point.reference[0], point.reference[1]).place);
    return interpolated(space_, state.block(field), places);
  }

  template <int dim>
  std::vector<double> PhaseFieldOf<dim>::values_at(
    const State &state,
    const std::size_t field,
    const std::vector<std::array<double, 3>> &places) const
  {
    std::vector<CoarsePlace<dim>> inside;
    inside.reserve(places.size());
    for (const auto &place : places)
      {
        const auto found = locate<dim>(mesh_, in_dim<dim>(place));
        if (!found)
          throw InvariantError("a field is asked for outside of the body");
        inside.push_back(*found);
      }
    return interpolated(space_, state.block(field), inside);
  }

  template <int dim>
  double PhaseFieldOf<dim>::seed_reach(const double radius) const
  {
    // tanh(z / (2 lambda)) is 1 to 1e-6 at 14 lambda; the mesh need follow it only to a few.
    return radius + 6. * (seeds_ ? seeds_->profile_length : 0.);
  }

  template <int dim>
  void PhaseFieldOf<dim>::seed(const std::vector<GrownNucleus> &nuclei)
  {
    const double length = seeds_.value().profile_length;
    Vector &eta = state_.block(seeds_->field);
    const dealii::IndexSet &owned = space_.dofs().locally_owned_dofs();
    const auto &unit_points = space_.fe().get_unit_support_points();
    std::vector<dealii::types::global_dof_index> indices(unit_points.size());
    for (const GrownNucleus &nucleus : nuclei)
      for (const RefinedBall<dim> &image :
           refined({{nucleus.nucleus.place, nucleus.radius + 14. * length}}))
        for (const auto &cell : owned_cells_touching<dim>(space_.dofs(), image))
          {
            cell->get_dof_indices(indices);
            for (unsigned int i = 0; i < indices.size(); ++i)
              if (owned.is_element(indices[i]))
                {
                  const double distance =
                    image.centre.distance(
                      space_.mapping().transform_unit_to_real_cell(cell, unit_points[i])) -
                    nucleus.radius;
                  double &value = eta.local_element(owned.index_within_set(indices[i]));
                  value = std::max(value, interface_profile(distance, length));
                }
          }
    space_.distribute(eta);
  }

  template <int dim>
  std::string PhaseFieldOf<dim>::write(const std::string &folder,
                                       const bool higher_order_cells,
                                       const double t,
                                       const unsigned int cycle)
  {
    std::vector<OutputField<dim>> list;
    for (unsigned int field = 0; field < state_.n_blocks(); ++field)
      list.push_back({equations_.fields()[field].name,
                      equations_.fields()[field].unit,
                      &space_.dofs(),
                      &state_.block(field),
                      &space_.constraints()});
    State derived;
    system_.derive(t, state_, derived);
    const std::vector<DerivedField> more = equations_.derived_fields();
    for (unsigned int i = 0; i < derived.n_blocks(); ++i)
      list.push_back(
        {more[i].name, more[i].unit, &space_.dofs(), &derived.block(i), &space_.constraints()});
    return VtuWriter<dim>(folder, higher_order_cells).write(space_.mapping(), list, t, cycle);
  }

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
