// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/manifest.h"

#include "solver/base/error.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <string>

namespace softlattice::fuzz
{
  namespace
  {
    void read(const std::string &text)
    {
      Manifest manifest;
      try
        {
          manifest = parse_manifest(text);
        }
      catch (const FileError &)
        {
          return;
        }
      const std::string again = to_text(manifest);
      promise(to_text(parse_manifest(again)) == again, "what is read is written as it was read");
    }
  } // namespace

  void manifest(const std::string_view input)
  {
    const std::string text(input);
    read(text);
    // The same as a content, with a checksum that is right: else hardly any input gets that far.
    read(sealed(text));
  }
} // namespace softlattice::fuzz
