// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/equations/combined_equations.h"

#include "solver/parts/equations/field_rows.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace softlattice
{
  namespace
  {
    BoundaryCondition::Function scaled(BoundaryCondition::Function function, const double scale)
    {
      return [function = std::move(function), scale](const std::array<double, 3> &place,
                                                     const double t) {
        return scale * function(place, t);
      };
    }
  } // namespace

  CombinedEquations::CombinedEquations(const std::vector<Part> &parts)
  {
    for (const Part &part : parts)
      add_fields(part);
    laws_.resize(fields_.size());
    std::size_t first = 0;
    for (const Part &part : parts)
      {
        add_laws(part, first);
        first += part.equations.fields().size();
      }
    std::vector<GradientEnergySum::Term> of_gradients;
    for (std::size_t k = 0; k < parts.size(); ++k)
      if (GradientEnergy *const energy = parts[k].equations.gradient_energy())
        {
          Numbers fields;
          for (const std::size_t field : energy->fields())
            fields.push_back(parts_[k].reads[field]);
          of_gradients.push_back({energy, std::move(fields), parts[k].scale});
        }
    if (!of_gradients.empty())
      gradient_energy_.emplace(std::move(of_gradients));
  }

  void CombinedEquations::add_fields(const Part &part)
  {
    const std::size_t first = fields_.size();
    const std::vector<FieldEquation> own = part.equations.fields();
    for (FieldEquation field : own)
      {
        for (const FieldEquation &other : fields_)
          if (other.name == field.name)
            throw std::logic_error("two fields are called '" + field.name + "'");
        field.gradient_coefficient *= part.scale;
        field.cancelled.energy *= part.scale;
        fields_.push_back(std::move(field));
      }
    for (BoundaryCondition condition : part.equations.boundary_conditions())
      {
        // What enters through a boundary is a gradient times what has been scaled; of a conserved field
        // mobility and potential have been scaled against one another.
        const bool is_scaled = own[condition.field].kind != FieldKind::conserved;
        if (is_scaled && condition.kind == BoundaryCondition::Kind::flux)
          condition.value = scaled(condition.value, part.scale);
        if (is_scaled && condition.kind == BoundaryCondition::Kind::exchange)
          condition.coefficient = scaled(condition.coefficient, part.scale);
        condition.field += first;
        boundary_conditions_.push_back(std::move(condition));
      }
  }

  CombinedEquations::Numbers CombinedEquations::numbers_of(
    const std::vector<std::string> &names) const
  {
    Numbers numbers;
    for (const std::string &name : names)
      {
        const auto found =
          std::find_if(fields_.begin(), fields_.end(), [&](const FieldEquation &field) {
            return field.name == name;
          });
        if (found == fields_.end())
          throw std::logic_error("a law reads the field '" + name + "', which no part has");
        numbers.push_back(found - fields_.begin());
      }
    return numbers;
  }

  void CombinedEquations::add_laws(const Part &part, const std::size_t first)
  {
    PartEquations &equations = part.equations;
    parts_.push_back({&equations,
                      numbers_of(equations.reads()),
                      equations.derived_fields().size(),
                      first,
                      equations.fields().size(),
                      1. / part.scale});
    const auto use_of = [this](const PartTerm *term, const double scale) {
      return Use{term, numbers_of(term->reads()), scale};
    };
    const std::size_t n_own = equations.fields().size();
    for (std::size_t i = 0; i < n_own; ++i)
      {
        const FieldEquation &field = fields_[first + i];
        const PartTerm *coefficient = equations.coefficient(i);
        if (coefficient == nullptr)
          throw std::logic_error("the field '" + field.name + "' has no coefficient");
        const bool is_potential = field.kind == FieldKind::electrostatic;
        laws_[first + i].coefficient =
          use_of(coefficient, is_potential ? part.scale : 1. / part.scale);
        laws_[first + i].initial_value = equations.initial_value_stated_in(i);
      }
    for (const PartTerm *term : equations.energies())
      energies_.push_back(use_of(term, part.scale));
    for (std::size_t i = 0; i < fields_.size(); ++i)
      {
        if (const PartTerm *term = equations.mobility_factor(fields_[i].name))
          laws_[i].factors.push_back(use_of(term, 1.));
        if (const PartTerm *term = equations.source(fields_[i].name))
          laws_[i].sources.push_back(use_of(term, 1.));
      }
  }

  void CombinedEquations::set_nodes(const std::vector<std::array<double, 3>> &places)
  {
    n_nodes_ = places.size();
    for (const Member &part : parts_)
      part.equations->set_nodes(places);
  }

  std::vector<std::size_t> CombinedEquations::gradients_read() const
  {
    Numbers all;
    for (const Member &part : parts_)
      for (const std::size_t field : part.equations->gradients_read())
        all.push_back(part.reads[field]);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  void CombinedEquations::set_gradients(const std::vector<const double *> &rows)
  {
    for (const Member &part : parts_)
      {
        std::vector<const double *> own;
        for (const std::size_t field : part.reads)
          own.insert(own.end(), rows.begin() + 3 * field, rows.begin() + 3 * (field + 1));
        part.equations->set_gradients(own);
      }
  }

  std::vector<std::size_t> CombinedEquations::rates_read(const std::size_t field) const
  {
    Numbers all;
    for (const Member &part : parts_)
      for (const std::size_t of : part.equations->rates_read(fields_[field].name))
        all.push_back(part.reads[of]);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  void CombinedEquations::set_rates(const std::vector<const double *> &rows)
  {
    for (const Member &part : parts_)
      part.equations->set_rates(rows_of(part.reads, rows.data()));
  }

  std::vector<unsigned int> CombinedEquations::wanted_materials() const
  {
    std::vector<unsigned int> wanted;
    for (const Member &part : parts_)
      if (std::vector<unsigned int> more = part.equations->wanted_materials(); !more.empty())
        {
          if (!wanted.empty())
            throw std::logic_error("two parts want to know nodes of materials");
          wanted = std::move(more);
        }
    return wanted;
  }

  void CombinedEquations::set_nodes_of_materials(const std::vector<bool> &is_in)
  {
    for (const Member &part : parts_)
      if (!part.equations->wanted_materials().empty())
        part.equations->set_nodes_of_materials(is_in);
  }

  const CombinedEquations::Member &CombinedEquations::member_of(const std::size_t field) const
  {
    return *std::find_if(parts_.begin(), parts_.end(), [field](const Member &part) {
      return field >= part.first && field < part.first + part.n_own;
    });
  }

  std::vector<std::size_t> CombinedEquations::moved_by(const std::size_t field) const
  {
    const Member &part = member_of(field);
    Numbers others;
    for (const std::size_t i : part.equations->moved_by(field - part.first))
      others.push_back(part.first + i);
    return others;
  }

  std::string CombinedEquations::cross_mobility_stated_in(const std::size_t field,
                                                          const std::size_t other) const
  {
    const Member &part = member_of(field);
    return part.equations->cross_mobility_stated_in(field - part.first, other - part.first);
  }

  void CombinedEquations::set_time(const double t, const bool before)
  {
    for (const Member &part : parts_)
      part.equations->set_time(t, before);
  }

  void CombinedEquations::prepare(const double *const *u, const BodyIntegral &body)
  {
    for (const Member &part : parts_)
      part.equations->prepare(rows_of(part.reads, u).data(), body);
  }

  std::string CombinedEquations::stated_in(const Law law, const std::size_t field) const
  {
    const LawsOfField &laws = laws_[field];
    // What was added last is the likeliest to be wrong: formulas come after the laws of the program.
    if (law == Law::coefficient)
      return (laws.factors.empty() ? laws.coefficient : laws.factors.back())
        .term->stated_in(0, nullptr);
    if (law == Law::source && !laws.sources.empty())
      return laws.sources.back().term->stated_in(0, nullptr);
    if (law == Law::initial_value && !laws.initial_value.empty())
      return laws.initial_value;
    return Equations::stated_in(law, field);
  }

  std::string CombinedEquations::energy_stated_in(const std::size_t node,
                                                  const double *const *u) const
  {
    const NodeRange here{node, node + 1};
    std::string stated = Equations::stated_in(Law::energy, 0);
    for (const Use &use : energies_)
      {
        const std::size_t n = use.reads.size();
        std::vector<double> values(1 + n + n * (n + 1) / 2);
        std::vector<double *> rows;
        for (double &one : values)
          rows.push_back(&one - node);
        const std::vector<const double *> states = rows_of(use.reads, u);
        use.term->evaluate(here, states.data(), rows[0], rows.data() + 1, rows.data() + 1 + n);
        stated = use.term->stated_in(node, states.data());
        if (!std::all_of(values.begin(), values.end(), [](const double x) {
              return std::isfinite(x);
            }))
          break;
      }
    return stated;
  }

  std::vector<DerivedField> CombinedEquations::derived_fields() const
  {
    std::vector<DerivedField> all;
    for (const Member &part : parts_)
      for (DerivedField &one : part.equations->derived_fields())
        all.push_back(std::move(one));
    return all;
  }

  void CombinedEquations::derive(const double *const *u, double *const *values) const
  {
    for (const Member &part : parts_)
      {
        part.equations->derive(rows_of(part.reads, u).data(), values);
        values += part.n_derived;
      }
  }
} // namespace softlattice
