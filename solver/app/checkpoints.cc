// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/checkpoints.h"

#include <utility>

namespace softlattice
{
  Checkpoints::Checkpoints(CheckpointStore &store,
                           CaseIdentity identity,
                           const double interval,
                           Simulation &simulation,
                           const Recorder &recorder,
                           const MPI_Comm communicator)
    : store_(store)
    , identity_(std::move(identity))
    , interval_(interval)
    , simulation_(simulation)
    , recorder_(recorder)
    , communicator_(communicator)
  {}

  bool Checkpoints::are_due() const
  {
    if (!(interval_ > 0.))
      return false;
    // The clock of the first process counts.
    int due = std::chrono::duration<double>(Clock::now() - last_).count() >= interval_ ? 1 : 0;
    MPI_Bcast(&due, 1, MPI_INT, 0, communicator_);
    return due != 0;
  }

  void Checkpoints::save(const bool is_final)
  {
    const auto [memory, nuclei, cells] = simulation_.committed();
    Manifest manifest;
    manifest.time = simulation_.time();
    manifest.is_final = is_final;
    manifest.output = recorder_.state();
    manifest.numbers = memory.numbers();
    manifest.n_states = memory.states().size();
    manifest.nuclei = nuclei;
    manifest.parameters = identity_.parameters;
    manifest.input_files = identity_.input_files;
    manifest.values_per_cell = simulation_.fields().values_per_cell(manifest.n_states);
    store_.write(manifest, cells.meshes, cells.values);
    last_ = Clock::now();
  }

  void Checkpoints::restore(const CheckpointStore &store,
                            const Manifest &manifest,
                            Simulation &simulation)
  {
    PhaseField &fields = simulation.fields();
    const auto [first, count] = fields.restore_mesh(store.read_meshes());
    if (fields.values_per_cell(manifest.n_states) != manifest.values_per_cell)
      throw std::runtime_error("a checkpoint of other fields");
    std::vector<State> others = fields.unpack(store.read_values(first, count), manifest.n_states);
    simulation.recall({manifest.numbers, std::move(others)}, manifest.nuclei);
  }
} // namespace softlattice
