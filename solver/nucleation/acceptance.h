// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleus.h"
#include "solver/nucleation/pending.h"
#include "solver/nucleation/sampler.h"

#include <functional>
#include <vector>

namespace softlattice
{
  /// Rate J [1/m^2/s] at the place and time of each candidate; the same on every process.
  using RateOf = std::function<std::vector<double>(const std::vector<Candidate> &)>;
  /// Whether the place of each candidate is LT already at its time; the same on every process.
  using TransformedAt = std::function<std::vector<char>(const std::vector<Candidate> &)>;

  /// A rate that takes no other process to know.
  RateOf one_by_one(std::function<double(const Candidate &candidate)> rate);

  /// The nuclei that form in a step, in (time, id) order. A candidate becomes one if
  ///  - its mark < J x density of its point,
  ///  - its place is not LT,
  ///  - `pending` does not cover it (see PendingNuclei), nor does an earlier nucleus of this step.
  /// `prescribed` nuclei of the step form in any case, and take up their place like the others.
  /// `candidates` come in (time, id) order from one or several samplers. `pending` is the state at
  /// the beginning of the step. Nothing is changed, so a step may be rejected and tried again.
  /// Both callbacks may be collective operations: each is called at most once, with a list that is
  /// the same on every process, and not at all if that list is empty.
  /// Throws InvariantError if J exceeds the bound with which a candidate was asked for.
  std::vector<Nucleus> accept(const std::vector<Candidate> &candidates,
                              const RateOf &rate_of,
                              const TransformedAt &transformed_at,
                              const PendingNuclei &pending,
                              const std::vector<Nucleus> &prescribed = {});
} // namespace softlattice
