// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/store.h"

#include "solver/base/error.h"
#include "solver/checkpoint/agreement.h"
#include "solver/checkpoint/binary_file.h"
#include "solver/checkpoint/stored.h"
#include "solver/files/text_file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    constexpr const char *unfinished = "unfinished";

    std::uint64_t bytes_of(const std::vector<Chunk> &chunks)
    {
      std::uint64_t n = 0;
      for (const Chunk &chunk : chunks)
        n += chunk.bytes;
      return n;
    }

    std::vector<Chunk> all_of(const std::vector<std::vector<Chunk>> &meshes)
    {
      std::vector<Chunk> all;
      for (const std::vector<Chunk> &mesh : meshes)
        all.insert(all.end(), mesh.begin(), mesh.end());
      return all;
    }
  } // namespace

  CheckpointStore::CheckpointStore(std::string folder, const int kept, const MPI_Comm communicator)
    : folder_(std::move(folder))
    , kept_(kept)
    , communicator_(communicator)
  {
    MPI_Comm_rank(communicator, &rank_);
    MPI_Comm_size(communicator, &n_ranks_);
  }

  std::vector<long> CheckpointStore::numbers() const
  {
    std::string text;
    if (rank_ == 0)
      for (const long number : checkpoint_numbers(folder_))
        text += std::to_string(number) + " ";
    text = from_first(communicator_, text);
    std::vector<long> numbers;
    for (std::size_t begin = 0, end = 0; (end = text.find(' ', begin)) != std::string::npos;
         begin = end + 1)
      numbers.push_back(std::stol(text.substr(begin, end - begin)));
    return numbers;
  }

  std::string CheckpointStore::path_of(const long number) const
  {
    const std::string digits = std::to_string(number);
    return folder_ + "/" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
  }

  std::vector<Chunk> CheckpointStore::write_parts(const std::string &path,
                                                  std::uint64_t offset,
                                                  const void *bytes,
                                                  const std::size_t n) const
  {
    std::vector<Chunk> chunks(n_ranks_);
    std::vector<std::uint64_t> both(2 * chunks.size());
    const std::uint64_t own[2] = {n, crc32(bytes, n)};
    MPI_Allgather(own, 2, MPI_UINT64_T, both.data(), 2, MPI_UINT64_T, communicator_);
    for (std::size_t rank = 0; rank < chunks.size(); ++rank)
      {
        chunks[rank] = {both[2 * rank], static_cast<std::uint32_t>(both[2 * rank + 1])};
        if (rank < static_cast<std::size_t>(rank_))
          offset += chunks[rank].bytes;
      }
    agreed(communicator_, [&] { write_at(path, offset, bytes, n); });
    return chunks;
  }

  void CheckpointStore::write(Manifest manifest,
                              const std::vector<std::vector<std::uint8_t>> &meshes,
                              const std::vector<double> &values)
  {
    const std::vector<long> existing = numbers();
    const std::string target = path_of(existing.empty() ? 1 : existing.back() + 1);
    const std::string beside = folder_ + "/" + unfinished;
    try
      {
        agreed(communicator_, [&] {
          if (rank_ != 0)
            return;
          remove_unfinished(beside);
          std::error_code error;
          fs::create_directories(beside, error);
          if (error)
            throw FileError("cannot create '" + beside + "': " + error.message());
        });
        std::uint64_t offset = 0;
        for (const std::vector<std::uint8_t> &levels : meshes)
          {
            manifest.meshes.push_back(
              write_parts(beside + "/meshes.bin", offset, levels.data(), levels.size()));
            offset += bytes_of(manifest.meshes.back());
          }
        manifest.values =
          write_parts(beside + "/values.bin", 0, values.data(), values.size() * sizeof(double));
        agreed(communicator_, [&] {
          if (rank_ != 0)
            return;
          write_atomically(beside + "/manifest.json", to_text(manifest));
          synchronise(beside);
          std::error_code error;
          fs::rename(beside, target, error);
          if (error)
            throw FileError("cannot create '" + target + "': " + error.message());
          synchronise(folder_);
          remove_old();
        });
      }
    catch (const FileError &)
      {
        // What there is of it takes room that the run may need.
        if (rank_ == 0)
          try
            {
              remove_unfinished(beside);
            }
          catch (const FileError &) // the first reason is the one to tell
            {}
        throw;
      }
  }

  void CheckpointStore::remove_old() const
  {
    const std::vector<long> existing = checkpoint_numbers(folder_);
    for (std::size_t i = 0; i + kept_ < existing.size(); ++i)
      remove_checkpoint(path_of(existing[i]));
  }

  Manifest CheckpointStore::read_manifest(const std::string &path) const
  {
    std::string text;
    agreed(communicator_, [&] {
      if (rank_ == 0)
        text = read_file(path + "/manifest.json");
    });
    text = from_first(communicator_, text);
    Manifest manifest;
    agreed(communicator_, [&] { manifest = parse_manifest(text); });
    return manifest;
  }

  void CheckpointStore::verify(const std::string &path, const std::vector<Chunk> &chunks) const
  {
    agreed(communicator_, [&] {
      std::uint64_t offset = 0;
      for (std::size_t i = 0; i < chunks.size(); offset += chunks[i++].bytes)
        if (static_cast<int>(i % n_ranks_) == rank_ &&
            crc_of(path, offset, chunks[i].bytes) != chunks[i].crc)
          throw FileError("'" + path + "' is damaged: its checksum is wrong");
      if (rank_ == 0 && size_of(path) != offset)
        throw FileError("'" + path + "' is damaged: it has another size than it was written with");
    });
  }

  Manifest CheckpointStore::newest_usable(
    const std::function<void(const Manifest &)> &require,
    const std::function<void(const std::string &)> &passed_over)
  {
    std::vector<long> candidates = numbers();
    std::string last;
    for (auto number = candidates.rbegin(); number != candidates.rend(); ++number)
      try
        {
          const std::string path = path_of(*number);
          manifest_ = read_manifest(path);
          verify(path + "/meshes.bin", all_of(manifest_.meshes));
          verify(path + "/values.bin", manifest_.values);
          if (manifest_.meshes.empty() ||
              bytes_of(manifest_.values) !=
                bytes_of(manifest_.meshes.back()) * manifest_.values_per_cell * sizeof(double))
            throw FileError("its values are not those of its cells");
          agreed(communicator_, [&] {
            if (rank_ == 0)
              require(manifest_);
          });
          found_ = path;
          return manifest_;
        }
      catch (const FileError &error)
        {
          last = "checkpoint " + path_of(*number) + " cannot be used: " + error.what();
          passed_over(last);
        }
    throw FileError(candidates.empty() ? "there is no checkpoint in '" + folder_ + "'"
                                       : "no checkpoint in '" + folder_ + "' can be used; " + last);
  }

  std::vector<std::vector<std::uint8_t>> CheckpointStore::read_meshes() const
  {
    const bool has_way = static_cast<int>(manifest_.meshes.back().size()) == n_ranks_;
    std::vector<std::vector<std::uint8_t>> meshes;
    agreed(communicator_, [&] {
      std::uint64_t offset = 0;
      for (const std::vector<Chunk> &mesh : manifest_.meshes)
        {
          const std::uint64_t n = bytes_of(mesh);
          if (has_way || &mesh == &manifest_.meshes.back())
            {
              meshes.emplace_back(n);
              read_at(found_ + "/meshes.bin", offset, meshes.back().data(), n);
            }
          offset += n;
        }
    });
    return meshes;
  }

  std::vector<double> CheckpointStore::read_values(const std::size_t first_cell,
                                                   const std::size_t n_cells) const
  {
    const std::size_t per_cell = manifest_.values_per_cell;
    std::vector<double> values(n_cells * per_cell);
    agreed(communicator_, [&] {
      read_at(found_ + "/values.bin",
              first_cell * per_cell * sizeof(double),
              values.data(),
              values.size() * sizeof(double));
    });
    return values;
  }
} // namespace softlattice
