// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What fuzzing found, and where it begins, in every build: a broken promise ends the process.
#include "tests/fuzz/targets.h"
#include "tests/support/corpus.h"

using namespace softlattice;

TEST(FuzzCorpus, Mesh)
{
  EXPECT_GE(replay(fuzz::mesh, SOFTLATTICE_SOURCE_DIR "/tests/fuzz/corpus/mesh"), 5u);
}
