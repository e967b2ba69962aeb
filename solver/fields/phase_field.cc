// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/phase_field.h"

#include "meshes/coarse_mesh.h"
#include "meshes/grains.h"
#include "solver/adapt/adaptation.h"
#include "solver/discretisation/space.h"
#include "solver/fields/surface_sites.h"
#include "solver/operators/allen_cahn.h"
#include "solver/output/vtu_writer.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    /// Equilibrium profile of the interface at a signed distance [m], positive outside of LT.
    double profile(const double distance, const double profile_length)
    {
      return 0.5 * (1. - std::tanh(distance / (2. * profile_length)));
    }

    template <int dim>
    class PhaseFieldOf final : public PhaseField
    {
    public:
      PhaseFieldOf(const PhaseFieldSetup &setup, MPI_Comm communicator);

      MeshFigures figures() const override;
      unsigned long n_unknowns() const override { return space_.n_unknowns(); }
      void initialise(const InitialStateSettings &initial) override;
      Problem &problem() override { return equation_; }
      State &state() override { return state_; }
      bool adapt(const std::vector<Ball> &balls) override;
      bool is_finest_in(const std::vector<Ball> &balls) const override;
      bool contains(const std::array<double, 3> &place) const override
      {
        return locate<dim>(mesh_, in_dim<dim>(place)).has_value();
      }
      const NucleationSites &sites() const override { return sites_; }
      std::vector<double> values_at(const State &state,
                                    const std::vector<SitePoint> &points) const override;
      void seed(const std::vector<GrownNucleus> &nuclei) override;
      double seed_reach(double radius) const override;
      Measured measure(double t) override;
      std::string write(const std::string &folder,
                        bool higher_order_cells,
                        double t,
                        unsigned int cycle) const override;

    private:
      using Mesh = dealii::parallel::distributed::Triangulation<dim>;
      using Vector = typename Space<dim>::Vector;

      static AdaptationSettings adaptation(const PhaseFieldSetup &setup,
                                           const MeshExtents &extents);
      double initial_value(const InitialStateSettings &initial, const dealii::Point<dim> &x) const;
      void interpolate(const InitialStateSettings &initial);
      void after_mesh_change();
      static std::vector<RefinedBall<dim>> refined(const std::vector<Ball> &balls);

      MPI_Comm communicator_;
      const Geometry &geometry_;
      const PhaseFieldCoefficients &coefficients_;
      Mesh mesh_;
      MeshExtents extents_;
      Space<dim> space_;
      Adaptation<dim> adaptation_;
      AllenCahn<dim> equation_;
      ExposedSites<dim> exposed_;
      SurfaceSites<dim> sites_;
      std::unique_ptr<GrainMap> grains_;
      State state_;
    };

    template <int dim>
    MeshExtents built(const Geometry &geometry, dealii::Triangulation<dim> &mesh)
    {
      make_coarse_mesh(geometry, mesh);
      return measure_coarse_mesh(mesh);
    }

    template <int dim>
    PhaseFieldOf<dim>::PhaseFieldOf(const PhaseFieldSetup &setup, MPI_Comm communicator)
      : communicator_(communicator)
      , geometry_(setup.geometry)
      , coefficients_(setup.models.coefficients())
      , mesh_(communicator)
      , extents_(built<dim>(setup.geometry, mesh_))
      , space_(mesh_, setup.discretisation.polynomial_degree(dim))
      , adaptation_(mesh_, space_, adaptation(setup, extents_))
      , equation_(space_,
                  setup.models.free_energy(),
                  setup.models.coefficients().gradient_coefficient,
                  [&models = setup.models](const double t, const bool before) {
                    const Conditions now =
                      before ? models.environment().before(t) : models.environment().at(t);
                    return
                      typename AllenCahn<dim>::Kinetics{{t, now.temperature, now.relative_humidity},
                                                        models.phase_field_mobility(now)};
                  },
                  {setup.relative_tolerance,
                   setup.absolute_tolerance,
                   setup.models.coefficients().profile_length})
      , exposed_(setup.geometry, mesh_)
      , sites_(exposed_)
    {
      if (setup.geometry.kind == "polycrystal")
        {
          const auto size = box_size(setup.geometry);
          grains_ = std::make_unique<GrainMap>(setup.geometry.grains, size[0], size[1]);
        }
    }

    template <int dim>
    AdaptationSettings PhaseFieldOf<dim>::adaptation(const PhaseFieldSetup &setup,
                                                     const MeshExtents &extents)
    {
      const DiscretisationSettings &given = setup.discretisation;
      AdaptationSettings settings;
      settings.finest_level =
        given.finest_level == "auto"
          ? refinements_for(
              extents,
              given.wanted_cell_size(setup.models.coefficients().interface_width, dim))
          : std::stoi(given.finest_level);
      settings.coarsest_level = given.adaptive ? 0 : settings.finest_level;
      settings.refine_above = given.refine_above;
      settings.coarsen_below = given.coarsen_below;
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
      figures.points_per_interface =
        coefficients_.interface_width * space_.degree() / figures.finest_cell;
      figures.measure = extents_.measure;
      figures.exposed_area = exposed_.area();
      return figures;
    }

    template <int dim>
    void PhaseFieldOf<dim>::after_mesh_change()
    {
      std::vector<double> factor(space_.dofs().n_locally_owned_dofs(), 1.);
      if (grains_ && geometry_.grains.boundary_mobility_factor != 1.)
        {
          const auto places = space_.node_places();
          for (unsigned int i = 0; i < places.size(); ++i)
            // A front that is to stop is slowed by four orders: the equation is divided by this.
            factor[i] = std::max(1e-4, grains_->mobility_factor(places[i][0], places[i][1]));
        }
      equation_.reinit(std::move(factor));
    }

    template <int dim>
    double PhaseFieldOf<dim>::initial_value(const InitialStateSettings &initial,
                                            const dealii::Point<dim> &x) const
    {
      if (initial.kind == "HT")
        return 0.;
      if (initial.kind == "LT")
        return 1.;
      if (initial.kind == "front")
        return profile(x[0] - initial.front_position, coefficients_.profile_length);
      const double r =
        x.distance(in_dim<dim>({{initial.centre_x, initial.centre_y, initial.centre_z}}));
      const double lt = profile(r - initial.radius, coefficients_.profile_length);
      return initial.kind == "LT grain" ? lt : 1. - lt;
    }

    template <int dim>
    void PhaseFieldOf<dim>::interpolate(const InitialStateSettings &initial)
    {
      state_.reinit(1);
      space_.initialise(state_.block(0));
      state_.collect_sizes();
      const auto places = space_.node_places();
      for (unsigned int i = 0; i < places.size(); ++i)
        state_.block(0).local_element(i) = initial_value(initial, places[i]);
      space_.distribute(state_.block(0));
    }

    template <int dim>
    void PhaseFieldOf<dim>::initialise(const InitialStateSettings &initial)
    {
      // Some cells are needed to see a small grain at all; what is too fine is coarsened again.
      const AdaptationSettings &settings = adaptation_.settings();
      const unsigned int start =
        initial.kind == "HT" || initial.kind == "LT"
          ? settings.coarsest_level
          : std::max(settings.coarsest_level, std::min(settings.finest_level, dim == 2 ? 5u : 3u));
      mesh_.refine_global(start);
      space_.reinit();
      interpolate(initial);
      std::vector<RefinedBall<dim>> core;
      if (initial.kind == "LT grain" || initial.kind == "HT grain")
        core.push_back({in_dim<dim>({{initial.centre_x, initial.centre_y, initial.centre_z}}),
                        std::min(initial.radius, coefficients_.interface_width)});
      for (unsigned int pass = 0; pass <= settings.finest_level + 1; ++pass)
        {
          if (!adaptation_.adapt(state_, core))
            break;
          interpolate(initial);
        }
      after_mesh_change();
    }

    template <int dim>
    std::vector<RefinedBall<dim>> PhaseFieldOf<dim>::refined(const std::vector<Ball> &balls)
    {
      std::vector<RefinedBall<dim>> list;
      for (const Ball &ball : balls)
        list.push_back({in_dim<dim>(ball.centre), ball.radius});
      return list;
    }

    template <int dim>
    bool PhaseFieldOf<dim>::adapt(const std::vector<Ball> &balls)
    {
      const bool changed = adaptation_.adapt(state_, refined(balls));
      if (changed)
        after_mesh_change();
      return changed;
    }

    template <int dim>
    bool PhaseFieldOf<dim>::is_finest_in(const std::vector<Ball> &balls) const
    {
      return adaptation_.is_finest_in(refined(balls));
    }

    template <int dim>
    std::vector<double> PhaseFieldOf<dim>::values_at(const State &state,
                                                     const std::vector<SitePoint> &points) const
    {
      Vector values;
      space_.initialise(values);
      values.copy_locally_owned_data_from(state.block(0));
      space_.distribute(values);
      values.update_ghost_values();

      std::vector<double> result(points.size(), 0.);
      std::vector<dealii::types::global_dof_index> indices(space_.fe().n_dofs_per_cell());
      for (std::size_t p = 0; p < points.size(); ++p)
        {
          const auto site =
            exposed_.point(points[p].patch, points[p].reference[0], points[p].reference[1]);
          const auto [cell, unit] = descend<dim>(mesh_, site.place);
          if (!cell->is_locally_owned())
            continue;
          const typename dealii::DoFHandler<dim>::active_cell_iterator dof_cell(&mesh_,
                                                                                cell->level(),
                                                                                cell->index(),
                                                                                &space_.dofs());
          dof_cell->get_dof_indices(indices);
          for (unsigned int i = 0; i < indices.size(); ++i)
            result[p] += space_.fe().shape_value(i, unit) * values(indices[i]);
        }
      // Exactly one process owns each point.
      dealii::Utilities::MPI::sum(result, communicator_, result);
      return result;
    }

    template <int dim>
    double PhaseFieldOf<dim>::seed_reach(const double radius) const
    {
      // tanh(z / (2 lambda)) is 1 to 1e-6 at 14 lambda; the mesh need follow it only to a few.
      return radius + 6. * coefficients_.profile_length;
    }

    template <int dim>
    void PhaseFieldOf<dim>::seed(const std::vector<GrownNucleus> &nuclei)
    {
      Vector &eta = state_.block(0);
      const dealii::IndexSet &owned = space_.dofs().locally_owned_dofs();
      const auto &unit_points = space_.fe().get_unit_support_points();
      std::vector<dealii::types::global_dof_index> indices(unit_points.size());
      for (const GrownNucleus &nucleus : nuclei)
        {
          const dealii::Point<dim> centre = in_dim<dim>(nucleus.nucleus.place);
          const double reach = nucleus.radius + 14. * coefficients_.profile_length;
          for (const auto &cell : owned_cells_touching<dim>(space_.dofs(), {centre, reach}))
            {
              cell->get_dof_indices(indices);
              for (unsigned int i = 0; i < indices.size(); ++i)
                if (owned.is_element(indices[i]))
                  {
                    const double distance =
                      centre.distance(
                        space_.mapping().transform_unit_to_real_cell(cell, unit_points[i])) -
                      nucleus.radius;
                    double &value = eta.local_element(owned.index_within_set(indices[i]));
                    value = std::max(value, profile(distance, coefficients_.profile_length));
                  }
            }
        }
      space_.distribute(eta);
    }

    template <int dim>
    Measured PhaseFieldOf<dim>::measure(const double t)
    {
      const auto energy = equation_.energy(t, state_);
      Measured measured{energy.bulk, energy.gradient, equation_.mean(state_), 0., 0.};
      double low = std::numeric_limits<double>::max(), high = -low;
      bool finite = true;
      const Vector &eta = state_.block(0);
      for (unsigned int i = 0; i < eta.locally_owned_size(); ++i)
        {
          const double value = eta.local_element(i);
          finite = finite && std::isfinite(value);
          low = std::min(low, value);
          high = std::max(high, value);
        }
      finite = dealii::Utilities::MPI::min(finite ? 1 : 0, communicator_) == 1;
      const double nan = std::numeric_limits<double>::quiet_NaN();
      measured.lowest = finite ? dealii::Utilities::MPI::min(low, communicator_) : nan;
      measured.highest = finite ? dealii::Utilities::MPI::max(high, communicator_) : nan;
      return measured;
    }

    template <int dim>
    std::string PhaseFieldOf<dim>::write(const std::string &folder,
                                         const bool higher_order_cells,
                                         const double t,
                                         const unsigned int cycle) const
    {
      const VtuWriter<dim> writer(folder, higher_order_cells, true);
      return writer.write(
        space_.mapping(),
        {{"LT_phase", "1", &space_.dofs(), &state_.block(0), &space_.constraints()}},
        t,
        cycle);
    }
  } // namespace

  std::unique_ptr<PhaseField> PhaseField::create(const PhaseFieldSetup &setup,
                                                 const MPI_Comm communicator)
  {
    if (dimension(setup.geometry) == 2)
      return std::make_unique<PhaseFieldOf<2>>(setup, communicator);
    return std::make_unique<PhaseFieldOf<3>>(setup, communicator);
  }
} // namespace softlattice
