// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a checkpoint has for the next step is taken back by name, all of it and nothing else.
#include "solver/time/step_memory.h"

#include "solver/base/error.h"

#include <gtest/gtest.h>

#include <functional>

namespace
{
  using namespace softlattice;

  State state_of(const double value)
  {
    State state(1, 3);
    state = value;
    return state;
  }

  std::string refusal(const std::function<void()> &action)
  {
    try
      {
        action();
      }
    catch (const FileError &error)
      {
        EXPECT_EQ(error.code(), ExitCode::file);
        return error.what();
      }
    return {};
  }

  bool contains(const std::string &text, const std::string &part)
  {
    return text.find(part) != std::string::npos;
  }

  StepMemory example()
  {
    StepMemory memory;
    memory.keep("controller/step", 0.25);
    memory.keep("controller/rejected", 1.);
    memory.keep("nothing yet", std::vector<double>());
    memory.keep("means", {1., 2., 3.});
    memory.keep("b/rate", state_of(2.));
    memory.keep("a/rate", state_of(1.));
    return memory;
  }

  /// As it comes out of a checkpoint.
  StepMemory read(const StepMemory &memory)
  {
    return {memory.numbers(), memory.names_of_states(), memory.states()};
  }

  TEST(StepMemory, GivesBackByNameInAnyOrder)
  {
    StepMemory memory = read(example());
    EXPECT_EQ(memory.state("b/rate").block(0)(2), 2.);
    EXPECT_EQ(memory.state("a/rate").block(0)(0), 1.);
    EXPECT_EQ(memory.list("means", 3), (std::vector<double>{1., 2., 3.}));
    EXPECT_TRUE(memory.list_or_none("nothing yet", 7).empty());
    EXPECT_TRUE(memory.flag("controller/rejected"));
    EXPECT_EQ(memory.count("controller/rejected"), 1u);
    EXPECT_EQ(memory.number("controller/step"), 0.25);
    EXPECT_FALSE(memory.has_state("c/rate"));
    EXPECT_NO_THROW(memory.require_used_up());
  }

  TEST(StepMemory, MissingIsAFileError)
  {
    StepMemory memory = read(example());
    EXPECT_TRUE(
      contains(refusal([&] { memory.number("controller/stop"); }), "it has no 'controller/stop'"));
    EXPECT_TRUE(contains(refusal([&] { memory.state("c/rate"); }), "it has no 'c/rate'"));
  }

  TEST(StepMemory, LeftOverIsAFileErrorThatNamesAllOfIt)
  {
    StepMemory memory = read(example());
    memory.number("controller/step");
    memory.list("means");
    memory.state("a/rate");
    const std::string message = refusal([&] { memory.require_used_up(); });
    for (const char *left : {"'controller/rejected'", "'nothing yet'", "'b/rate'"})
      EXPECT_TRUE(contains(message, left)) << message;
    EXPECT_FALSE(contains(message, "means")) << message;
  }

  TEST(StepMemory, WrongLengthOrKindIsAFileError)
  {
    StepMemory memory = read(example());
    EXPECT_TRUE(contains(refusal([&] { memory.list("means", 2); }), "3 numbers instead of 2"));
    EXPECT_TRUE(contains(refusal([&] { memory.list_or_none("means", 2); }), "instead of 2"));
    EXPECT_TRUE(contains(refusal([&] { memory.number("means"); }), "instead of 1"));
    EXPECT_TRUE(contains(refusal([&] { memory.flag("controller/step"); }), "neither 0 nor 1"));
    EXPECT_TRUE(contains(refusal([&] { memory.count("controller/step"); }), "no count"));
    const StepMemory kept = example();
    EXPECT_TRUE(contains(refusal([&] { StepMemory(kept.numbers(), {"a/rate"}, kept.states()); }),
                         "names 1 states and has 2"));
    EXPECT_TRUE(contains(refusal([&] {
                           StepMemory(kept.numbers(), {"a/rate", "a/rate"}, kept.states());
                         }),
                         "twice"));
  }

  TEST(StepMemory, TwoOwnersOfOneNameAreABug)
  {
    StepMemory memory = example();
    EXPECT_THROW(memory.keep("means", 1.), std::logic_error);
    EXPECT_THROW(memory.keep("a/rate", state_of(1.)), std::logic_error);
  }
} // namespace
