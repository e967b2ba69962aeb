// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/composition_seeds.h"

#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;

  const BoxOfBody film = {{0., 0., 0.}, {200e-9, 100e-9, 0.}, {200e-9, 0., 0.}, 2};

  std::vector<FileProblem> problems_of(const std::string &text,
                                       const BoxOfBody &body,
                                       std::vector<CompositionSeed> *seeds = nullptr)
  {
    const ScratchFolder folder;
    make_file(folder / "seeds.csv", text);
    std::vector<FileProblem> problems;
    std::vector<FileProblem> notes;
    const auto found = read_composition_seeds(folder / "seeds.csv", body, problems, notes);
    if (seeds != nullptr)
      *seeds = found;
    return problems;
  }

  TEST(CompositionSeeds, AreReadInTheirUnits)
  {
    std::vector<CompositionSeed> seeds;
    EXPECT_TRUE(
      problems_of("# from a micrograph\n"
                  "x [um],y [nm],composition [%],radius [nm]\n0.05,20,20,10\n0.2,100,1,5\n",
                  film,
                  &seeds)
        .empty());
    ASSERT_EQ(seeds.size(), 2u);
    EXPECT_NEAR(seeds[0].centre[0], 50e-9, 1e-20);
    EXPECT_NEAR(seeds[0].centre[1], 20e-9, 1e-20);
    EXPECT_NEAR(seeds[0].radius, 10e-9, 1e-20);
    EXPECT_NEAR(seeds[0].composition, 0.2, 1e-12);
    BoxOfBody cube = film;
    cube.dimension = 3;
    cube.size = {1e-6, 1e-6, 1e-6};
    EXPECT_TRUE(
      problems_of("x [um],y [um],z [um],radius [um],composition [1]\n0,0,1,0.1,0.5\n", cube, &seeds)
        .empty());
    EXPECT_NEAR(seeds[0].centre[2], 1e-6, 1e-18);
  }

  TEST(CompositionSeeds, MistakesHaveTheirLine)
  {
    const auto problems = problems_of("x [nm],y [nm],radius [nm],composition [1]\n"
                                      "50,50,10,0.2\n"
                                      "250,50,10,0.2\n"
                                      "10,-1,10,0.2\n"
                                      "100,50,0,0.2\n"
                                      "\n"
                                      "100,50,10,1\n"
                                      "60,60,5,0.2\n"
                                      "0,20,10,0.2\n"
                                      "190,20,1,0.2\n",
                                      film);
    ASSERT_EQ(problems.size(), 6u);
    const std::vector<std::pair<std::size_t, std::string>> expected = {
      {3, "x = 250 nm is outside of the body"},
      {4, "y = -1 nm is outside of the body"},
      {5, "a seed needs a radius above 0"},
      {7, "the composition 1 is not between 0 and 1"},
      {8, "overlaps with the seed of line 2"},
      {10, "overlaps with the seed of line 9"}}; // through the joined ends
    for (std::size_t i = 0; i < expected.size(); ++i)
      {
        EXPECT_EQ(problems[i].line, expected[i].first);
        EXPECT_NE(problems[i].message.find(expected[i].second), std::string::npos)
          << problems[i].message;
      }
  }

  TEST(CompositionSeeds, AColumnTooManyIsNotedAndOneTooFewIsAProblem)
  {
    const ScratchFolder folder;
    make_file(folder / "seeds.csv",
              "x [nm],y [nm],z [nm],radius [nm],composition [1]\n1,1,1,1,0.5\n");
    std::vector<FileProblem> problems, notes;
    read_composition_seeds(folder / "seeds.csv", film, problems, notes);
    EXPECT_TRUE(problems.empty());
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].message, "not used: 'z [nm]'");
    EXPECT_EQ(problems_of("x [nm],y [nm],radius [nm]\n1,1,1\n", film).size(), 1u);
  }
} // namespace
