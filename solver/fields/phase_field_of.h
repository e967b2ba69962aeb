// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/coarse_mesh.h"
#include "solver/adapt/adaptation.h"
#include "solver/adapt/mesh_bounds.h"
#include "solver/discretisation/components.h"
#include "solver/discretisation/l2_error.h"
#include "solver/discretisation/mesh_history.h"
#include "solver/discretisation/plane_averages.h"
#include "solver/discretisation/resolution.h"
#include "solver/discretisation/space.h"
#include "solver/discretisation/wave_projection.h"
#include "solver/fields/field_ranges.h"
#include "solver/fields/nodal_integrals.h"
#include "solver/fields/phase_field.h"
#include "solver/fields/surface_sites.h"
#include "solver/system/coupled_system.h"

namespace softlattice
{
  /// PhaseField in two or three dimensions.
  template <int dim>
  class PhaseFieldOf final : public PhaseField
  {
  public:
    PhaseFieldOf(const PhaseFieldSetup &setup, MPI_Comm communicator);

    MeshFigures figures() const override;
    MPI_Comm communicator() const override { return communicator_; }
    unsigned long n_unknowns() const override
    {
      return space_.n_unknowns() * equations_.fields().size();
    }
    void initialise(const InitialFields &initial) override;
    Problem &problem() override { return system_; }
    const Problem &problem() const override { return system_; }
    State &state() override { return state_; }
    CellData pack(const std::vector<State> &others) const override;
    std::pair<std::size_t, std::size_t> restore_mesh(
      const std::vector<CellLevels> &meshes) override;
    std::size_t values_per_cell(const std::size_t n_others) const override
    {
      return (1 + n_others) * equations_.fields().size() * space_.fe().n_dofs_per_cell();
    }
    std::vector<State> unpack(const std::vector<double> &values, std::size_t n_others) override;
    std::vector<State> put_back(const CellData &cells, std::size_t n_others) override;
    bool adapt(const std::vector<Ball> &balls) override;
    bool is_finest_in(const std::vector<Ball> &balls) const override;
    bool contains(const std::array<double, 3> &place) const override
    {
      return locate<dim>(mesh_, in_dim<dim>(place)).has_value();
    }
    const NucleationSites &sites() const override { return sites_; }
    std::vector<double> values_at(const State &state,
                                  std::size_t field,
                                  const std::vector<SitePoint> &points) const override;
    std::vector<double> values_at(const State &state,
                                  std::size_t field,
                                  const std::vector<std::array<double, 3>> &places) const override;
    std::pair<double, double> extremes(const State &state, const std::size_t field) const override
    {
      return softlattice::extremes(space_, state.block(field));
    }
    void seed(const std::vector<GrownNucleus> &nuclei) override;
    double seed_reach(double radius) const override;
    void draw_noise(const NoiseDraw &draw, State &force) override
    {
      system_.draw_noise(draw, state_, force);
    }
    double relaxation_rate(const double t, const double wave_length) override
    {
      return system_.relaxation_rate(t, state_, 2. * dealii::numbers::PI / wave_length);
    }
    double unresolved_part(const std::size_t field, const bool fluctuates) const override
    {
      return softlattice::unresolved_part(space_, state_.block(field), fluctuates);
    }
    double charge_imbalance(const std::size_t field, const double t) override
    {
      return system_.charge_imbalance(field, t, state_);
    }
    bool is_closed(const std::size_t field) const override { return system_.is_closed(field); }
    std::vector<FieldRange> ranges() const override
    {
      return field_ranges(space_, system_, state_);
    }
    FreeEnergyParts free_energy(const double t, const bool before, const State &state) override
    {
      const auto energy = system_.energy(t, before, state);
      return {energy.bulk, energy.gradient};
    }
    double l2_error(
      std::size_t field,
      const std::function<double(const std::array<double, 3> &)> &exact) const override
    {
      return softlattice::l2_error(space_, state_.block(field), exact);
    }
    std::vector<double> integrals(const std::size_t n, const Integrand &integrand) const override
    {
      return nodal_integrals(space_, state_, n, integrand);
    }
    std::vector<double> sums(const double t, const std::size_t n, const Addition &add) override
    {
      State derived;
      system_.derive(t, state_, derived);
      return nodal_sums(space_, state_, derived, n, add);
    }
    double largest(
      const std::function<double(std::size_t, const double *)> &function) const override
    {
      return largest_at_nodes(space_, state_, function);
    }
    unsigned int count_regions(std::size_t field, double threshold) const override
    {
      return count_components(space_, state_.block(field), threshold);
    }
    std::vector<double> region_volumes(const std::size_t field,
                                       const double threshold,
                                       const Side side) const override
    {
      return component_volumes(space_, state_.block(field), threshold, side);
    }
    std::vector<WaveMode> waves(const std::size_t field, const double largest) const override
    {
      return project_on_waves(space_, state_.block(field), wave_box(geometry_), largest);
    }
    std::vector<double> plane_averages(const std::size_t field,
                                       const int axis,
                                       const std::vector<double> &positions) const override
    {
      return softlattice::plane_averages(space_, state_.block(field), axis, positions);
    }
    std::string write(const std::string &folder,
                      bool higher_order_cells,
                      double t,
                      unsigned int cycle) override;

  private:
    MeshBounds bounds() const
    {
      return {dim, space_.degree(), static_cast<unsigned int>(equations_.fields().size())};
    }

    using Mesh = dealii::parallel::distributed::Triangulation<dim>;
    using Vector = typename Space<dim>::Vector;

    static AdaptationSettings adaptation(const PhaseFieldSetup &setup, const MeshExtents &extents);
    void interpolate(const InitialFields &initial);
    std::vector<double> packed(const std::vector<State> &others) const;
    /// Sets up all that depends on a mesh which is another one now.
    void set_up_on_mesh();
    /// Builds the mesh anew, with the state on it, before all that depends on it is set up.
    void renew_mesh();
    /// With their images where boundaries are joined.
    std::vector<RefinedBall<dim>> refined(const std::vector<Ball> &balls) const;

    MPI_Comm communicator_;
    const Geometry &geometry_;
    Equations &equations_;
    double interface_width_;
    std::optional<SeedProfile> seeds_;
    Mesh mesh_;
    MeshExtents extents_;
    std::array<double, 4> coarse_parts_{}; ///< vertices, lines, quadrilaterals, hexahedra
    Space<dim> space_;
    Adaptation<dim> adaptation_;
    MeshHistory<dim> history_;
    CoupledSystem<dim> system_;
    ExposedSites<dim> exposed_;
    SurfaceSites<dim> sites_;
    State state_;
  };
} // namespace softlattice
