// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"

namespace softlattice::tests
{
  /// A tracer of concentration c that diffuses, decays from some time on, and slows fronts down:
  ///   dc/dt = D laplace c - k c,   L -> L exp(-a c)
  /// A physics that the program does not have, to show what one takes.
  class TracerSettings final : public PartSettings
  {
  public:
    void declare(ParameterTable &table) override;
    std::vector<CaseField> fields() const override { return {{name_of_field, "1", true}}; }
    std::vector<std::string> needed_fields() const override;
    void check(const Case &what, std::vector<Finding> &findings) const override;
    std::unique_ptr<Part> make(const Case &what, std::size_t first_field) const override;

    static constexpr auto name_of_field = "tracer";

    double diffusivity = 1e-14;        ///< D [m^2/s]
    double decay_rate = 0.;            ///< k [1/s]
    double decay_begins = 0.;          ///< [s]
    double slowing = 1.;               ///< a [1]
    double initial_value = 0.1;        ///< mean of c at the beginning [1]
    double initial_amplitude = 0.;     ///< of a wave along x about it [1]
    double initial_wave_length = 1e-6; ///< [m]
  };

  /// To be registered.
  PartKind tracer_part();
} // namespace softlattice::tests
