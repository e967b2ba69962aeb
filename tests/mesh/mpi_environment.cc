// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Starts MPI around all tests of this executable, so that they can also be run on several ranks.
#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

#include <memory>

namespace
{
  class MpiEnvironment : public testing::Environment
  {
  public:
    void SetUp() override
    {
      int n_arguments = 1;
      char name[] = "test_mesh";
      char *words[] = {name, nullptr};
      char **arguments = words;
      mpi_ = std::make_unique<dealii::Utilities::MPI::MPI_InitFinalize>(n_arguments, arguments, 1);
    }
    void TearDown() override { mpi_.reset(); }

  private:
    std::unique_ptr<dealii::Utilities::MPI::MPI_InitFinalize> mpi_;
  };

  const testing::Environment *const environment =
    testing::AddGlobalTestEnvironment(new MpiEnvironment);
} // namespace
