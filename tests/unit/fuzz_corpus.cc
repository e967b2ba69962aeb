// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What fuzzing found, and where it begins, in every build: a broken promise ends the process.
#include "tests/fuzz/targets.h"
#include "tests/support/corpus.h"

using namespace softlattice;

namespace
{
  const std::string corpus = SOFTLATTICE_SOURCE_DIR "/tests/fuzz/corpus/";
}

TEST(FuzzCorpus, Parameters)
{
  EXPECT_GE(replay(fuzz::parameters, corpus + "parameters"), 6u);
  EXPECT_GE(replay(fuzz::parameters, SOFTLATTICE_SOURCE_DIR "/parameters"), 12u);
}

TEST(FuzzCorpus, Csv)
{
  EXPECT_GE(replay(fuzz::csv, corpus + "csv"), 5u);
}

TEST(FuzzCorpus, Weather)
{
  EXPECT_GE(replay(fuzz::weather, corpus + "weather"), 6u);
}

TEST(FuzzCorpus, Survival)
{
  EXPECT_GE(replay(fuzz::survival, corpus + "survival"), 6u);
}

TEST(FuzzCorpus, Points)
{
  EXPECT_GE(replay(fuzz::points, corpus + "points"), 5u);
}

TEST(FuzzCorpus, Expression)
{
  EXPECT_GE(replay(fuzz::expression, corpus + "expression"), 8u);
}

TEST(FuzzCorpus, Manifest)
{
  EXPECT_GE(replay(fuzz::manifest, corpus + "manifest"), 4u);
}
