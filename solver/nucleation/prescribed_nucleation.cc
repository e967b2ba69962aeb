// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/prescribed_nucleation.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  PrescribedNucleation::PrescribedNucleation(PrescribedNuclei nuclei)
    : nuclei_(std::move(nuclei))
  {}

  std::vector<Nucleus> PrescribedNucleation::births(const double from,
                                                    const double to,
                                                    const StepFields & /*fields*/)
  {
    return nuclei_.of_step(from, to);
  }

  double PrescribedNucleation::step_end(const double from,
                                        const double to,
                                        const StepFields & /*fields*/)
  {
    const std::vector<Nucleus> next = nuclei_.between(from, to);
    return next.empty() ? to : next.front().time;
  }

  PendingChange PrescribedNucleation::advance(const std::vector<Nucleus> &born, const double to)
  {
    PendingChange change;
    for (const Nucleus &nucleus : born)
      change.due.push_back({nucleus, nucleus.initial_radius, to});
    now_ = to;
    return change;
  }

  std::vector<GrownNucleus> PrescribedNucleation::due_before(const double time) const
  {
    std::vector<GrownNucleus> due;
    for (const Nucleus &nucleus : nuclei_.between(now_, time))
      due.push_back({nucleus, nucleus.initial_radius, nucleus.time});
    return due;
  }
} // namespace softlattice
