// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/files/table_file.h"
#include "solver/nucleation/nucleus_counts.h"
#include "solver/nucleation/pending.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A piece of a binary file, as one process has written it.
  struct Chunk
  {
    std::uint64_t bytes = 0;
    std::uint32_t crc = 0; ///< CRC-32 of them
  };

  std::uint32_t crc32(const void *bytes, std::size_t n);

  /// How far the files of a run had come.
  struct OutputState
  {
    long step = 0;
    NucleusCounts nuclei;
    double transformed = 0.; ///< fraction; not a number if nothing is transformed
    double wall_time = 0.;   ///< [s]
    unsigned int pieces = 0; ///< of the solution, written so far
    std::vector<std::pair<double, std::string>> pvd; ///< their times and names
    double schedule_time = 0.;                       ///< see OutputSchedule
    double schedule_level = 0.;
    std::vector<TableState> tables; ///< all of the result directory that grow
    std::vector<std::string> warnings;
    std::map<std::string, long> steps_limited_by; ///< how many, by what limited them
  };

  /// Everything that a checkpoint says but the fields, and what is known of their files.
  struct Manifest
  {
    double time = 0.;      ///< [s]
    bool is_final = false; ///< the run has come to its end
    OutputState output;
    std::map<std::string, std::vector<double>> numbers; ///< see StepMemory
    std::vector<std::string> states;                    ///< besides the fields themselves, by name
    std::vector<double> first_means;                    ///< see Invariants
    PendingNuclei::State nuclei;
    std::map<std::string, std::string> parameters;  ///< as used, by "Section/Name"
    std::map<std::string, std::string> input_files; ///< SHA-1 of their content, by path
    std::size_t values_per_cell = 0;
    std::vector<std::vector<Chunk>> meshes; ///< in the order of the file
    std::vector<Chunk> values;
  };

  /// What tells a manifest of softlattice from other files; its value is the version.
  constexpr const char *manifest_key = "softlattice_checkpoint";

  /// The text of manifest.json, which holds a checksum of itself.
  std::string to_text(const Manifest &manifest);
  /// The same of a content that is given as JSON.
  std::string sealed(const std::string &content);
  /// The reverse, to the last bit. @throws FileError if it is damaged or of another version
  Manifest parse_manifest(const std::string &text);
} // namespace softlattice
