// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/pending.h"
#include "solver/nucleation/step_fields.h"

#include <vector>

namespace softlattice
{
  /// Nuclei over the time of a run: which are born when, and when each is set into the fields.
  class Nucleation
  {
  public:
    virtual ~Nucleation() = default;

    /// The nuclei born in (from, to] if the fields are these, or, from 0 to 0, those that a run begins
    /// with; changes nothing. Collective.
    virtual std::vector<Nucleus> births(double from, double to, const StepFields &fields) = 0;
    /// Where a step that begins at `from` and would end at `to` should end instead, for no nucleus
    /// to be set in late; `to` if there is no such nucleus. Collective.
    virtual double step_end(double from, double to, const StepFields &fields) = 0;
    /// Whether advance() will give up any nucleus as due.
    virtual bool any_due(const std::vector<Nucleus> &born, double to) const = 0;
    /// Takes the births of an accepted step and moves on to its end; gives up what is due.
    virtual PendingChange advance(const std::vector<Nucleus> &born, double to) = 0;
    /// Nuclei that will be due before a time, with their radius then: for the mesh to be ready.
    virtual std::vector<GrownNucleus> due_before(double time) const = 0;
    /// Nuclei that have formed and are not in the fields yet, with their radius now.
    virtual std::vector<GrownNucleus> below_grid() const { return {}; }
    /// Radius at which nuclei enter that do not have a larger one at birth [m], where there are two phases that
    /// of LT.
    virtual double seed_radius() const = 0;
    /// The same of the phase of a nucleus.
    virtual double seed_radius_of(const Nucleus & /*nucleus*/) const { return seed_radius(); }

    /// Nuclei that are not in the fields yet, or keep others away: for a checkpoint.
    virtual PendingNuclei::State memory() const = 0;
    /// Goes on at `time` [s] as one did that had these.
    virtual void recall(const PendingNuclei::State &memory, double time) = 0;
  };
} // namespace softlattice
