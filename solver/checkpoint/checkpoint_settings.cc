// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/checkpoint_settings.h"

namespace softlattice
{
  void CheckpointSettings::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Checkpoint");
    section.quantity("Interval", &interval, "s", "min")
      .about("Time on the wall clock after which the state of the run is saved, for `softlattice "
             "resume` to go on from. 0 min: only when the run is stopped, fails or ends.")
      .range(0., 1e9)
      .on_the_wall_clock()
      .may_change_on_resume();
    section.integer("Kept", &kept)
      .about("How many of the last checkpoints are kept: where one is damaged, the one before it "
             "serves.")
      .range(1, 1000)
      .may_change_on_resume();
  }
} // namespace softlattice
