// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleus.h"
#include "solver/nucleation/sampler.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The fields in the course of a step, as nucleation asks for them; derived ones are numbered behind those of the
  /// case. All functions are collective, and answer the same on every process.
  class StepFields
  {
  public:
    virtual ~StepFields() = default;

    /// Values of a field at the places and times of candidates.
    virtual std::vector<double> at(std::size_t field,
                                   const std::vector<Candidate> &candidates) const = 0;
    /// The same of nuclei, which may lie anywhere in the body.
    virtual std::vector<double> at(std::size_t field, const std::vector<Nucleus> &nuclei) const = 0;
    /// Lowest and highest value of a field at the nodes.
    virtual std::pair<double, double> range(std::size_t field) const = 0;
  };
} // namespace softlattice
