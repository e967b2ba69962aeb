// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/nucleation/step_fields.h"

#include <optional>

namespace softlattice
{
  /// The fields of a step, linear in time between the states at its ends. Those that are derived are numbered behind
  /// those of the states, and found once they are asked for.
  class FieldsOverStep final : public StepFields
  {
  public:
    /// A step from `from` to `to` [s]; the states may be one. All must outlive this.
    FieldsOverStep(const PhaseField &fields,
                   const State &begin,
                   const State &end,
                   double from,
                   double to);

    std::vector<double> at(std::size_t field,
                           const std::vector<Candidate> &candidates) const override;
    std::vector<double> at(std::size_t field, const std::vector<Nucleus> &nuclei) const override;
    std::pair<double, double> range(std::size_t field) const override;

  private:
    template <typename Places>
    std::vector<double> between(std::size_t field,
                                const Places &places,
                                const std::vector<double> &times) const;

    /// A field at one end of the step.
    struct Field
    {
      const State &state;
      std::size_t number;
    };
    Field field_at(bool end, std::size_t field) const;

    const PhaseField &fields_;
    const State &begin_;
    const State &end_;
    double from_, to_;
    mutable std::optional<State> derived_begin_, derived_end_; ///< once they are known
  };
} // namespace softlattice
