// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/checkpoint/manifest.h"

#include <mpi.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The checkpoints of a run: DIR/checkpoint/NUMBER/ with manifest.json, meshes.bin and values.bin, of
  /// which the last `kept` stay. A checkpoint is written beside them and takes its name when it is
  /// complete on the disk, so that a crash leaves those that were there. All functions are collective
  /// and throw FileError on all ranks alike.
  class CheckpointStore
  {
  public:
    CheckpointStore(std::string folder, int kept, MPI_Comm communicator);

    /// The part of this process of the levels of cells of some meshes, and of values on the cells of the
    /// last one. Fills in what the manifest says of them.
    void write(Manifest manifest,
               const std::vector<std::vector<std::uint8_t>> &meshes,
               const std::vector<double> &values);

    /// The newest checkpoint of which every byte is as it was written, and of which `require`, on the first
    /// rank, throws no FileError; why others are not used goes to `passed_over`, in sentences. @throws
    /// FileError if there is none
    Manifest newest_usable(const std::function<void(const Manifest &)> &require,
                           const std::function<void(const std::string &)> &passed_over);

    // Of the checkpoint that newest_usable() has found.
    /// Levels of all cells of all meshes, or of the last mesh alone where as many processes as now have
    /// not written it, so that the way to it is not of use.
    std::vector<std::vector<std::uint8_t>> read_meshes() const;
    /// Values of a range of cells of the last mesh.
    std::vector<double> read_values(std::size_t first_cell, std::size_t n_cells) const;

  private:
    std::vector<long> numbers() const;
    std::string path_of(long number) const;
    /// Writes a part of each process at a place of a file, and returns what they are.
    std::vector<Chunk> write_parts(const std::string &path,
                                   std::uint64_t offset,
                                   const void *bytes,
                                   std::size_t n) const;
    Manifest read_manifest(const std::string &path) const;
    void verify(const std::string &path, const std::vector<Chunk> &chunks) const;
    void remove_old() const;

    std::string folder_;
    int kept_;
    MPI_Comm communicator_;
    int rank_ = 0, n_ranks_ = 1;
    std::string found_; ///< path of the checkpoint that was found
    Manifest manifest_; ///< of it
  };
} // namespace softlattice
