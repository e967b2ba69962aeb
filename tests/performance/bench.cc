// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Measures what steps, remeshes and solutions cost: a table for people and bench.json for programs.
// Run by the targets `bench` and `scaling`, never by the tests; on more ranks by mpirun.
#include "tests/performance/elastic_table.h"
#include "tests/performance/formula_table.h"
#include "tests/performance/machine.h"
#include "tests/performance/report.h"
#include "tests/performance/run_tables.h"
#include "tests/performance/step_table.h"

#include <deal.II/base/mpi.h>

#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>

namespace
{
  using namespace softlattice::bench;

  const std::string usage =
    "usage: softlattice_bench [LARGEST UNKNOWNS] [--only PATTERN] [--long] [--scaling] [--json "
    "FILE]\n"
    "  LARGEST UNKNOWNS  of the rows of steps; 6e5 takes about ten minutes, 4e6 is all of them\n"
    "  --only PATTERN    rows whose name contains this regular expression: 'CH 2D', 'RKC2', "
    "'formula', 'meshes'\n"
    "  --long            PFHub 1b also to 1e4 and 1e6\n"
    "  --scaling         one row, to compare numbers of ranks by\n"
    "  --json FILE       all numbers, instead of in bench.json\n";

  Choice parse(const int argc, char *const *argv)
  {
    Choice choice;
    for (int i = 1; i < argc; ++i)
      {
        const std::string word = argv[i];
        const auto next = [&] {
          if (++i == argc)
            throw std::invalid_argument(word + " needs a value");
          return std::string(argv[i]);
        };
        if (word == "--only")
          choice.only = next();
        else if (word == "--json")
          choice.json = next();
        else if (word == "--long")
          choice.to_the_end = true;
        else if (word == "--scaling")
          choice.scaling = true;
        else
          {
            char *end = nullptr;
            choice.largest_unknowns = std::strtod(word.c_str(), &end);
            if (word.empty() || *end != '\0')
              throw std::invalid_argument("'" + word + "' is neither an option nor a number");
          }
      }
    return choice;
  }
} // namespace

int main(int argc, char *argv[])
{
  const dealii::Utilities::MPI::MPI_InitFinalize mpi(argc, argv, 1);
  const MPI_Comm communicator = MPI_COMM_WORLD;
  Choice choice;
  try
    {
      choice = parse(argc, argv);
      Report report(choice, describe_machine(communicator), communicator);
      if (choice.scaling)
        {
          measure_scaling(report, communicator);
          return 0;
        }
      measure_steps(report, choice, communicator);
      measure_elasticity(report, choice, communicator);
      compare_formulas(report, communicator);
      compare_integrators(report, communicator);
      compare_meshes(report, communicator);
      measure_solution(report, choice.to_the_end, communicator);
    }
  catch (const std::exception &error)
    {
      if (dealii::Utilities::MPI::this_mpi_process(communicator) == 0)
        std::cerr << error.what() << "\n" << usage;
      return 2;
    }
  return 0;
}
