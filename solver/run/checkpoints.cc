// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/checkpoints.h"

#include "solver/base/error.h"
#include "solver/checkpoint/agreement.h"

#include <stdexcept>
#include <utility>

namespace softlattice
{
  Checkpoints::Checkpoints(CheckpointStore &store,
                           CaseIdentity identity,
                           const double interval,
                           Simulation &simulation,
                           Recorder &recorder,
                           const Invariants &invariants,
                           const MPI_Comm communicator)
    : store_(store)
    , identity_(std::move(identity))
    , interval_(interval)
    , simulation_(simulation)
    , recorder_(recorder)
    , invariants_(invariants)
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
    const Clock::time_point start = Clock::now();
    const Simulation::Committed state = simulation_.committed();
    Manifest manifest;
    manifest.time = simulation_.time();
    manifest.is_final = is_final;
    manifest.output = recorder_.state();
    manifest.numbers = state.numbers;
    manifest.states = state.states;
    manifest.first_means = invariants_.first_means();
    manifest.nuclei = state.nuclei;
    manifest.parameters = identity_.parameters;
    manifest.input_files = identity_.input_files;
    manifest.values_per_cell = simulation_.fields().storage().values_per_cell(state.states.size());
    // A checkpoint must not outlive what it counts on.
    agreed(communicator_, [this] { recorder_.synchronise(); });
    store_.write(manifest, state.cells.meshes, state.cells.values);
    last_ = Clock::now();
    duration_ = std::chrono::duration<double>(last_ - start).count();
  }

  void Checkpoints::restore(const CheckpointStore &store,
                            const Manifest &manifest,
                            Simulation &simulation)
  {
    PhaseField &fields = simulation.fields();
    const std::size_t n_states = manifest.states.size();
    if (fields.storage().values_per_cell(n_states) != manifest.values_per_cell)
      throw FileError(
        "the checkpoint is not one of this version of softlattice and this case: it has " +
        std::to_string(manifest.values_per_cell) + " values per cell instead of " +
        std::to_string(fields.storage().values_per_cell(n_states)));
    try
      {
        const auto [first, count] = fields.storage().restore_mesh(store.read_meshes());
        std::vector<State> others =
          fields.storage().unpack(store.read_values(first, count), n_states);
        simulation.recall({manifest.numbers, manifest.states, std::move(others)}, manifest.nuclei);
      }
    catch (const std::runtime_error &error)
      {
        // What is intact and cannot be taken up has been written by somebody else.
        if (dynamic_cast<const Error *>(&error) != nullptr)
          throw;
        throw FileError(std::string("the checkpoint cannot be taken up: ") + error.what());
      }
  }
} // namespace softlattice
