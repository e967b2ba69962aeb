// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/nucleation_of_both_phases.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace softlattice
{
  namespace
  {
    bool born_before(const Nucleus &a, const Nucleus &b)
    {
      return std::tie(a.time, a.id) < std::tie(b.time, b.id);
    }

    std::vector<GrownNucleus> merged(const std::vector<GrownNucleus> &a,
                                     const std::vector<GrownNucleus> &b)
    {
      std::vector<GrownNucleus> all;
      std::merge(a.begin(),
                 a.end(),
                 b.begin(),
                 b.end(),
                 std::back_inserter(all),
                 [](const GrownNucleus &one, const GrownNucleus &other) {
                   return born_before(one.nucleus, other.nucleus);
                 });
      return all;
    }

    std::vector<Nucleus> those(const std::vector<Nucleus> &nuclei, const bool of_ht)
    {
      std::vector<Nucleus> found;
      std::copy_if(nuclei.begin(),
                   nuclei.end(),
                   std::back_inserter(found),
                   [of_ht](const Nucleus &nucleus) { return nucleus.turns_back == of_ht; });
      return found;
    }

    template <typename One>
    std::vector<One> joined(std::vector<One> first, const std::vector<One> &second)
    {
      first.insert(first.end(), second.begin(), second.end());
      return first;
    }
  } // namespace

  NucleationOfBothPhases::NucleationOfBothPhases(std::unique_ptr<Nucleation> lt,
                                                 std::unique_ptr<Nucleation> ht)
    : lt_(std::move(lt))
    , ht_(std::move(ht))
  {}

  std::vector<Nucleus> NucleationOfBothPhases::births(const double from,
                                                      const double to,
                                                      const StepFields &fields)
  {
    const std::vector<Nucleus> lt = lt_->births(from, to, fields),
                               ht = ht_->births(from, to, fields);
    std::vector<Nucleus> all;
    std::merge(lt.begin(), lt.end(), ht.begin(), ht.end(), std::back_inserter(all), born_before);
    return all;
  }

  double NucleationOfBothPhases::step_end(const double from,
                                          const double to,
                                          const StepFields &fields)
  {
    return ht_->step_end(from, lt_->step_end(from, to, fields), fields);
  }

  bool NucleationOfBothPhases::any_due(const std::vector<Nucleus> &born, const double to) const
  {
    return lt_->any_due(those(born, false), to) || ht_->any_due(those(born, true), to);
  }

  PendingChange NucleationOfBothPhases::advance(const std::vector<Nucleus> &born, const double to)
  {
    const PendingChange lt = lt_->advance(those(born, false), to),
                        ht = ht_->advance(those(born, true), to);
    return {merged(lt.due, ht.due), merged(lt.vanished, ht.vanished)};
  }

  std::vector<GrownNucleus> NucleationOfBothPhases::due_before(const double time) const
  {
    return joined(lt_->due_before(time), ht_->due_before(time));
  }

  std::vector<GrownNucleus> NucleationOfBothPhases::below_grid() const
  {
    return joined(lt_->below_grid(), ht_->below_grid());
  }

  PendingNuclei::State NucleationOfBothPhases::memory() const
  {
    const PendingNuclei::State lt = lt_->memory(), ht = ht_->memory();
    return {joined(lt.waiting, ht.waiting), joined(lt.excluding, ht.excluding)};
  }

  void NucleationOfBothPhases::recall(const PendingNuclei::State &memory, const double time)
  {
    lt_->recall({those(memory.waiting, false), those(memory.excluding, false)}, time);
    ht_->recall({those(memory.waiting, true), those(memory.excluding, true)}, time);
  }
} // namespace softlattice
