// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nothing in a parameter file is silently ignored: a shipped case in which a character, a line, a unit or
// a sign is changed is refused, or warned of, or reads as something else.
#include "solver/base/error.h"
#include "solver/case/case.h"
#include "solver/parameters/effective.h"
#include "solver/parts/registered_parts.h"
#include "tests/input/mutation.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <random>
#include <utility>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    const UnitSystem &units()
    {
      static const UnitSystem system;
      return system;
    }

    /// What parameters.effective.prm says of each parameter, and what was said beside it.
    struct Understood
    {
      std::map<std::string, std::pair<std::string, Layer>> values;
      int warnings = 0;
      bool refused = false;

      bool operator==(const Understood &other) const
      {
        return values == other.values && warnings == other.warnings && refused == other.refused;
      }
    };

    Understood understand(const fs::path &file)
    {
      Understood result;
      Case to(registered_parts());
      try
        {
          const ReadCase read = read_case(file.string(), {}, units(), to);
          result.refused = read.diagnostics.n_errors() > 0;
          result.warnings = read.diagnostics.n_warnings();
          if (result.refused)
            return result;
          const auto texts = effective_values(to.table, read.values, units());
          for (const ParameterEntry &entry : to.table.entries())
            if (read.values.is_active(entry))
              result.values[entry.path()] = {texts.at(entry.path()),
                                             read.values.origin(entry).layer};
        }
      catch (const Error &)
        {
          result.refused = true;
        }
      return result;
    }

    /// The shipped cases, in a folder of their own with all that they name.
    class MutatedCases : public testing::Test
    {
    protected:
      MutatedCases()
      {
        fs::copy(SOFTLATTICE_SOURCE_DIR "/parameters", root_, fs::copy_options::recursive);
        for (const auto &file : fs::recursive_directory_iterator(root_))
          if (file.path().extension() == ".prm" && file.path().parent_path().filename() != "study")
            cases_.push_back(file.path());
        std::sort(cases_.begin(), cases_.end()); // the same everywhere
      }

      /// So many mutations of all cases in turn.
      void try_mutations(const unsigned int seed, const int n)
      {
        std::mt19937 random(seed);
        std::map<fs::path, Understood> untouched;
        int changed = 0, refused = 0, comments = 0;
        for (int i = 0; i < n; ++i)
          {
            const fs::path &original = cases_[static_cast<std::size_t>(i) % cases_.size()];
            if (untouched.count(original) == 0)
              {
                untouched[original] = understand(original);
                ASSERT_FALSE(untouched[original].refused) << original;
              }
            const std::string text = file_content(original);
            const Mutation mutation = mutate(text, random);
            const fs::path file = original.parent_path() / "mutated.prm";
            make_file(file, mutation.text);
            const Understood now = understand(file);
            fs::remove(file);
            if (now.refused)
              ++refused;
            else if (!(now == untouched[original]))
              ++changed;
            else
              {
                ++comments;
                EXPECT_TRUE(says_the_same(text, mutation.text))
                  << original << ", " << mutation.what << ": silently ignored";
              }
          }
        RecordProperty("refused", refused);
        RecordProperty("changed", changed);
        RecordProperty("in comments", comments);
        // The mutations do reach what is read.
        EXPECT_GT(refused, n / 8);
        EXPECT_GT(changed, n / 8);
      }

      const ScratchFolder folder_;
      const fs::path root_ = folder_ / "parameters";
      std::vector<fs::path> cases_;
    };
  } // namespace

  TEST_F(MutatedCases, AreNeverSilentlyIgnored)
  {
    try_mutations(1, 300);
  }

  TEST_F(MutatedCases, LongAreNeverSilentlyIgnored)
  {
    try_mutations(2, 5000);
  }

  TEST(SaysTheSame, CommentsBlanksAndSpellingsOfNumbers)
  {
    EXPECT_TRUE(says_the_same("set A = 1 # one\n", "  set  A = 1\n\n"));
    EXPECT_TRUE(says_the_same("set A = 1.5 um\n", "set A = +1.50 um\n"));
    EXPECT_TRUE(says_the_same("set A = 0 %\n", "set A = 0\n"));
    EXPECT_TRUE(says_the_same("set A = 0 J # ideal\n", "set A = 0 eV\n"));
    EXPECT_FALSE(says_the_same("set A = 0 J/m\n", "set A = 0 eV/m\n")); // not told apart
    EXPECT_FALSE(says_the_same("set A = 0 s\n", "set A = 0 m\n"));
    EXPECT_FALSE(says_the_same("set A = 1 %\n", "set A = 1\n"));
    EXPECT_FALSE(says_the_same("set A = 1 # one\n", "set A = 2 # one\n"));
    EXPECT_FALSE(says_the_same("set A = 1 \\\n  + 2\n", "set A = 1 # \\\n  + 2\n"));
  }
} // namespace softlattice
