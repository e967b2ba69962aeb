// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/provenance.h"

#include "solver/base/error.h"
#include "solver/files/text_file.h"

#include <boost/uuid/detail/sha1.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <fstream>
#include <vector>

namespace softlattice
{
  namespace
  {
    std::string digits_of(boost::uuids::detail::sha1 &hash)
    {
      boost::uuids::detail::sha1::digest_type digest;
      hash.get_digest(digest);
      std::string text;
      // Five words in older Boost, twenty bytes in newer: most significant digit first in both.
      for (const auto part : digest)
        for (int shift = 8 * sizeof(part) - 4; shift >= 0; shift -= 4)
          text += "0123456789abcdef"[part >> shift & 15];
      return text;
    }
  } // namespace

  std::string sha1(const std::string &bytes)
  {
    boost::uuids::detail::sha1 hash;
    hash.process_bytes(bytes.data(), bytes.size());
    return digits_of(hash);
  }

  std::string sha1_of_file(const std::string &path)
  {
    std::ifstream file(path, std::ios::binary);
    boost::uuids::detail::sha1 hash;
    std::vector<char> part(1u << 20);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())) || file.gcount() > 0)
      hash.process_bytes(part.data(), static_cast<std::size_t>(file.gcount()));
    if (!file.eof())
      throw FileError("cannot read '" + path + "'");
    return digits_of(hash);
  }

  std::string compiler_description()
  {
#if defined(__clang__)
    std::string compiler = std::string("Clang ") + __clang_version__;
#elif defined(__GNUC__)
    std::string compiler = std::string("GCC ") + __VERSION__;
#else
    std::string compiler = "unknown compiler";
#endif
#ifdef NDEBUG
    return compiler + ", without assertions";
#else
    return compiler + ", with assertions";
#endif
  }

  void write_provenance(const std::string &path, const Provenance &provenance)
  {
    nlohmann::ordered_json json;
    json["schema_version"] = 1;
    if (provenance.revision.empty())
      json["revision"] = nullptr;
    else
      {
        json["revision"] = provenance.revision;
        json["modified"] = provenance.modified;
      }
    json["versions"] = nlohmann::ordered_json::object();
    for (const auto &[name, version] : provenance.versions)
      json["versions"][name] = version;
    json["compiler"] = provenance.compiler;
    json["instruction_set"] = provenance.instruction_set;
    json["ranks"] = provenance.ranks;
    json["seed"] = provenance.seed;
    json["parameters_sha1"] = provenance.parameters_sha1;
    write_atomically(path,
                     json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
} // namespace softlattice
