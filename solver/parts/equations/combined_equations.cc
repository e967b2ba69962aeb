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

    /// Sorted numbers, each of them once.
    void add_number(std::vector<std::size_t> &numbers, const std::size_t one)
    {
      const auto at = std::lower_bound(numbers.begin(), numbers.end(), one);
      if (at == numbers.end() || *at != one)
        numbers.insert(at, one);
    }
  } // namespace

  CombinedEquations::CombinedEquations(const std::vector<Part> &parts)
  {
    for (const Part &part : parts)
      add_fields(part);
    laws_.resize(fields().size());
    std::size_t first = 0;
    for (const Part &part : parts)
      {
        add_member(part, first);
        add_laws(part, first);
        first += part.equations.fields().size();
      }
    for (std::size_t i = 0; i < laws_.size(); ++i)
      {
        const LawsOfField &laws = laws_[i];
        const PartTerm &term = *laws.coefficient.term;
        CoefficientTraits &traits = description_.fields[i].coefficient;
        traits = {term.is_uniform(), term.depends_on_fields()};
        for (const Use &use : laws.factors)
          {
            traits.is_uniform = traits.is_uniform && use.term->is_uniform();
            traits.depends_on_fields = traits.depends_on_fields || use.term->depends_on_fields();
          }
        description_.fields[i].has_source = !laws.sources.empty();
        // A formula's source may be anywhere.
        description_.fields[i].may_rest = fields()[i].may_rest && laws.sources.size() < 2;
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
    const std::size_t first = fields().size();
    const std::vector<FieldEquation> &own = part.equations.fields();
    for (FieldEquation field : own)
      {
        for (const FieldEquation &other : fields())
          if (other.name == field.name)
            throw std::logic_error("two fields are called '" + field.name + "'");
        field.gradient_coefficient *= part.scale;
        field.cancelled.energy *= part.scale;
        for (MovedBy &other : field.moved_by)
          other.field += first;
        description_.flux_scales.push_back(field.kind.conserves ? 1. : part.scale);
        field.rates_read.clear(); // those of all parts are found with the sources
        description_.fields.push_back(std::move(field));
      }
    for (BoundaryCondition condition : part.equations.description().boundary_conditions)
      {
        // What enters through a boundary is a gradient times what has been scaled; of a conserved field
        // mobility and potential have been scaled against one another.
        const bool is_scaled = !own[condition.field].kind.conserves;
        if (is_scaled && condition.kind == BoundaryCondition::Kind::flux)
          condition.value = scaled(condition.value, part.scale);
        if (is_scaled && condition.kind == BoundaryCondition::Kind::exchange)
          condition.coefficient = scaled(condition.coefficient, part.scale);
        condition.field += first;
        description_.boundary_conditions.push_back(std::move(condition));
      }
    for (NeutralChange change : part.equations.description().neutral_changes)
      {
        for (NeutralChange::OfField &one : change.fields)
          one.field += first;
        description_.neutral_changes.push_back(std::move(change));
      }
  }

  CombinedEquations::Numbers CombinedEquations::numbers_of(
    const std::vector<std::string> &names) const
  {
    Numbers numbers;
    for (const std::string &name : names)
      {
        const auto found =
          std::find_if(fields().begin(), fields().end(), [&](const FieldEquation &field) {
            return field.name == name;
          });
        if (found == fields().end())
          throw std::logic_error("a law reads the field '" + name + "', which no part has");
        numbers.push_back(found - fields().begin());
      }
    return numbers;
  }

  void CombinedEquations::add_member(const Part &part, const std::size_t first)
  {
    const PartDescription &more = part.equations.description();
    const Numbers reads = numbers_of(more.reads);
    for (const std::size_t field : more.gradients_read)
      add_number(description_.gradients_read, reads[field]);
    if (!more.wanted_materials.empty())
      {
        if (!description_.wanted_materials.empty())
          throw std::logic_error("two parts want to know nodes of materials");
        description_.wanted_materials = more.wanted_materials;
      }
    for (std::size_t i = 0; i < more.fields.size(); ++i)
      for (std::size_t &field : description_.fields[first + i].held_constant)
        field = reads[field];
    for (BoundaryCondition &condition : description_.boundary_conditions)
      if (condition.beside && condition.field >= first &&
          condition.field < first + more.fields.size())
        condition.beside->field = reads[condition.beside->field];
    add_tallies(more, reads);
    std::vector<DerivedField> &derived = description_.derived_fields;
    derived.insert(derived.end(), more.derived_fields.begin(), more.derived_fields.end());
    parts_.push_back({&part.equations,
                      reads,
                      more.derived_fields.size(),
                      first,
                      more.fields.size(),
                      1. / part.scale});
  }

  void CombinedEquations::add_laws(const Part &part, const std::size_t first)
  {
    PartEquations &equations = part.equations;
    const auto use_of = [this](const PartTerm *term, const double scale) {
      return Use{term, numbers_of(term->reads()), scale};
    };
    const std::size_t n_own = equations.fields().size();
    for (std::size_t i = 0; i < n_own; ++i)
      {
        const FieldEquation &field = fields()[first + i];
        const PartTerm *coefficient = equations.coefficient(i);
        if (coefficient == nullptr)
          throw std::logic_error("the field '" + field.name + "' has no coefficient");
        const FieldKind &kind = field.kind;
        laws_[first + i].coefficient = use_of(coefficient,
                                              kind.knows_no_energy    ? 1.
                                              : kind.has_permittivity ? part.scale
                                                                      : 1. / part.scale);
        laws_[first + i].initial_value = equations.stated_in(Law::initial_value, i);
        laws_[first + i].directions = equations.stated_in(Law::directions, i);
      }
    for (const PartTerm *term : equations.energies())
      energies_.push_back(use_of(term, part.scale));
    for (const CarriedField &one : equations.carried())
      {
        const std::size_t field = numbers_of({one.name}).front();
        laws_[field].carried.emplace_back(first + one.by, use_of(one.amount, 1.));
        description_.fields[field].carried_by.push_back(
          {first + one.by, one.amount->stated_in(0, nullptr)});
      }
    for (std::size_t i = 0; i < laws_.size(); ++i)
      {
        if (const PartTerm *term = equations.mobility_factor(fields()[i].name))
          laws_[i].factors.push_back(use_of(term, 1.));
        if (const PartTerm *term = equations.source(fields()[i].name))
          {
            laws_[i].sources.push_back(use_of(term, 1.));
            for (const std::size_t of : term->rates_read())
              add_number(description_.fields[i].rates_read, laws_[i].sources.back().reads[of]);
          }
      }
  }

  void CombinedEquations::set_nodes(const LawNodes &nodes)
  {
    n_nodes_ = nodes.places.size();
    LawNodes own{nodes.places};
    for (const Member &part : parts_)
      {
        own.is_of_material.clear();
        if (!part.equations->description().wanted_materials.empty())
          own.is_of_material = nodes.is_of_material;
        own.gradients.clear();
        for (const std::size_t field : nodes.gradients.empty() ? Numbers() : part.reads)
          own.gradients.insert(own.gradients.end(),
                               nodes.gradients.begin() + 3 * field,
                               nodes.gradients.begin() + 3 * (field + 1));
        own.rates.clear();
        if (!nodes.rates.empty())
          own.rates = rows_of(part.reads, nodes.rates.data());
        part.equations->set_nodes(own);
      }
  }

  const CombinedEquations::Member &CombinedEquations::member_of(const std::size_t field) const
  {
    return *std::find_if(parts_.begin(), parts_.end(), [field](const Member &part) {
      return field >= part.first && field < part.first + part.n_own;
    });
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
    if (law == Law::directions && !laws.directions.empty())
      return laws.directions;
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

  void CombinedEquations::derive(const double *const *u, double *const *values) const
  {
    for (const Member &part : parts_)
      {
        part.equations->derive(rows_of(part.reads, u).data(), values);
        values += part.n_derived;
      }
  }
} // namespace softlattice
