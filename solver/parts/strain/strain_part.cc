// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/strain/strain_part.h"

#include "solver/case/case.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace softlattice
{
  namespace
  {
    /// What of the state at a node the columns need.
    class NodalStates
    {
    public:
      /// `temperature` [K] where it is no field.
      NodalStates(const StrainEquations &equations,
                  const std::vector<std::size_t> &numbers,
                  const FieldMeasures &measures,
                  const double temperature)
        : equations_(equations)
        , numbers_(numbers)
        , temperature_(temperature)
        , gradients_(equations.reads().n_displacements)
        , fields_(numbers.size())
      {
        for (std::size_t i = 0; i < gradients_.size(); ++i)
          measures.gradients(numbers[equations.reads().first_displacement() + i], gradients_[i]);
        if (equations.reads_phase_gradient())
          measures.gradients(numbers[0], of_phase_);
      }

      ElasticEnergy::Place at(const std::size_t node, const double *const fields) const
      {
        for (std::size_t i = 0; i < numbers_.size(); ++i)
          fields_[i] = fields[numbers_[i]];
        Gradient3 gradient{};
        for (std::size_t i = 0; i < gradients_.size(); ++i)
          for (unsigned int j = 0; j < gradients_[i].n_blocks(); ++j)
            gradient[3 * i + j] = gradients_[i].block(j).local_element(node);
        std::array<double, 3> of_phase{};
        for (unsigned int j = 0; j < of_phase_.n_blocks(); ++j)
          of_phase[j] = of_phase_.block(j).local_element(node);
        ElasticEnergy::Place here = equations_.place(node, fields_.data(), gradient, of_phase);
        if (!equations_.reads().temperature)
          here.temperature = temperature_;
        return here;
      }

    private:
      const StrainEquations &equations_;
      const std::vector<std::size_t> &numbers_;
      double temperature_;
      std::vector<State> gradients_; ///< of the displacements
      State of_phase_;               ///< gradient of the phase, if it is read
      mutable std::vector<double> fields_;
    };
  } // namespace

  const std::vector<Column> &strain_columns()
  {
    static const std::vector<Column> columns = {
      {"elastic energy",
       "J",
       "energy of strain, which is a part of the free energy; in 2D that of a metre of depth. "
       "Where the driving forces of "
       "fronts are scaled this is not; of the part 'strain'"},
      {"mean von Mises stress", "Pa", "mean over the body of von Mises' equivalent stress"},
      {"mean hydrostatic stress",
       "Pa",
       "mean over the body of a third of the trace, positive under tension"},
      {"largest von Mises stress", "Pa", "at the node where it is largest"}};
    return columns;
  }

  const std::vector<Column> &wafer_columns()
  {
    static const std::vector<Column> columns = {
      {"wafer curvature",
       "1/m",
       "of the substrate, by Stoney's equation with the mean stress in the plane of the film: "
       "positive where tension of "
       "the film makes a bowl of it"}};
    return columns;
  }

  const std::vector<Column> &mean_strain_columns()
  {
    static const std::vector<Column> columns = [] {
      std::vector<Column> all;
      for (const std::string &name : MeanStress::names_of_components())
        all.push_back({"mean strain " + name,
                       "1",
                       "component of the mean strain, as it follows from the given mean stress; "
                       "shears as e_ij"});
      return all;
    }();
    return columns;
  }

  StrainPart::StrainPart(const StrainLaws &laws, const Case &what)
    : support_(laws.support)
    , free_(laws.mean_stress.free_strains().components)
    , case_(what)
    , equations_(laws, what)
  {
    for (const std::string &name : equations_.reads().names())
      numbers_.push_back(number_of_field(what, name).value());
  }

  InitialFields StrainPart::initial_fields() const
  {
    InitialFields initial;
    initial.uniform = true;
    initial.value = [this](const std::size_t field, const std::array<double, 3> &) {
      return field < equations_.reads().n_displacements ? 0. : 1.;
    };
    return initial;
  }

  bool StrainPart::energy_falls(const double from, const double to) const
  {
    // The work of what pulls at the body is not in the energy, what a temperature does that is a field is not known, and how the energy
    // of interfaces between different moduli changes as they turn is left out.
    if (equations_.reads().temperature || equations_.reads_phase_gradient() ||
        !support_.boundaries(case_.geometry).loaded.empty())
      return false;
    return case_.is_by_expression() || case_.models.environment().at(from).temperature ==
                                         case_.models.environment().before(to).temperature;
  }

  double StrainPart::temperature(const double t) const
  {
    return case_.is_by_expression() ? equations_.energy().temperature
                                    : case_.models.environment().at(t).temperature;
  }

  std::vector<std::string> StrainPart::description(const MeshFigures &, double) const
  {
    const ElasticEnergy &energy = equations_.energy();
    std::vector<std::string> lines;
    if (!equations_.has_displacement())
      {
        ElasticEnergy::Place ht = equations_.ht();
        ht.temperature = temperature(0.);
        ElasticEnergy::Place lt = ht;
        lt.eta = 1.;
        lines.push_back(fmt::format("strain: a rigid substrate holds the film, which has {:.3g} "
                                    "MPa as HT and {:.3g} MPa as LT "
                                    "and {:.3g} J/m^3 more as LT",
                                    1e-6 * energy.stress(ht)[0],
                                    1e-6 * energy.stress(lt)[0],
                                    energy.density(lt) - energy.density(ht)));
        return lines;
      }
    const BodySupport::Boundaries all = support_.boundaries(case_.geometry);
    const auto listed = [](const std::vector<std::string> &names) {
      return names.empty() ? std::string("none") : fmt::format("{}", fmt::join(names, ", "));
    };
    lines.push_back(
      fmt::format("strain: clamped boundaries: {}; gliding along walls: {}; loaded: {}",
                  listed(all.clamped),
                  listed(all.rollers),
                  listed(all.loaded)));
    return lines;
  }

  std::vector<Column> StrainPart::own_columns() const
  {
    std::vector<Column> columns = strain_columns();
    if (support_.has_substrate(case_.geometry))
      columns.insert(columns.end(), wafer_columns().begin(), wafer_columns().end());
    for (const std::size_t component : free_)
      columns.push_back(mean_strain_columns()[component]);
    if (dimension(case_.geometry) == 2)
      columns.front().unit = "J/m";
    return columns;
  }

  void StrainPart::fill(Statistics *row, PhaseField &fields, const Measured &, const double t)
  {
    if (!free_.empty()) // the mean strain is that of the state last prepared
      {
        State derived;
        fields.probe().derive(t, fields.state(), derived);
      }
    const FieldMeasures &measures = fields.measures();
    const NodalStates states(equations_, numbers_, measures, temperature(t));
    const ElasticEnergy &energy = equations_.energy();
    const Voigt in_plane = support_.along_substrate(case_.geometry);
    const auto sums =
      measures.integrals(5, [&](const std::size_t node, const double *u, double *values) {
        const ElasticEnergy::Place here = states.at(node, u);
        const Voigt stress = equations_.stress(here);
        values[0] = 1.;
        values[1] = equations_.density(here);
        values[2] = von_mises(stress);
        values[3] = hydrostatic(stress);
        values[4] = 0.5 * dot(stress, in_plane);
      });
    const double largest = measures.largest([&](const std::size_t node, const double *u) {
      return von_mises(equations_.stress(states.at(node, u)));
    });
    if (row == nullptr)
      return;
    row->set("elastic energy", sums[1]);
    row->set("mean von Mises stress", sums[2] / sums[0]);
    row->set("mean hydrostatic stress", sums[3] / sums[0]);
    row->set("largest von Mises stress", largest);
    for (const std::size_t i : free_)
      row->set(mean_strain_columns()[i].name, (i < 3 ? 1. : 0.5) * energy.imposed[i]);
    if (support_.has_substrate(case_.geometry))
      row->set("wafer curvature",
               support_.wafer().curvature(sums[4] / sums[0], case_.geometry.thickness));
  }
} // namespace softlattice
