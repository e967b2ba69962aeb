// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/case/case_protocol.h"
#include "solver/case/estimate.h"
#include "solver/parameters/findings.h"
#include "solver/run/initial_state.h"
#include "solver/run/simulation.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace softlattice
{
  namespace
  {
    // With more the initial state is not made, on which formulas are looked at node by node: a few seconds.
    constexpr double most_unknowns = 2e6;

    /// The columns that the case makes by formulas, with what they are at the beginning; if that state was not made,
    /// whether they can be made at all. Collective.
    std::vector<std::string> lines_of_numbers(Simulation &simulation,
                                              const Estimate &estimate,
                                              ReadCase &read)
    {
      const OwnNumbersReport *numbers = simulation.scenario().numbers();
      if (numbers == nullptr)
        return {};
      if (estimate.unknowns < most_unknowns)
        return numbers->lines(simulation.fields(), 0.);
      report_findings(numbers->findings_about_places(simulation.fields()),
                      read.values,
                      read.diagnostics);
      return {};
    }
  } // namespace

  int verbs::check(const CheckOptions &options,
                   const MPI_Comm communicator,
                   const PartKinds &further)
  {
    int rank = 0;
    MPI_Comm_rank(communicator, &rank);
    const UnitSystem units;
    Case what(further);
    ReadCase read = read_case(options.case_file, options.overrides, units, what);
    const auto reject = [&] {
      if (!options.json)
        throw InputError(read.diagnostics.rejection());
      if (rank == 0)
        std::cout << read.diagnostics.json().dump(2) << "\n";
      return static_cast<int>(ExitCode::input);
    };
    if (read.diagnostics.n_errors() > 0)
      return reject();

    Simulation simulation(what, communicator);
    const MeshFigures mesh = simulation.fields().figures();
    for (const std::string &warning : resolution_warnings(what, mesh))
      read.diagnostics.warning(read.values.location("Discretisation/Finest level"), warning, "");
    Estimate estimate = estimate_run(what, mesh, simulation.seed_radius());
    if (estimate.unknowns < most_unknowns)
      {
        initialise_and_check(simulation, what, read);
        if (read.diagnostics.n_errors() > 0)
          return reject();
        estimate.unknowns_at_start = simulation.fields().n_unknowns();
      }
    const std::vector<std::string> numbers = lines_of_numbers(simulation, estimate, read);
    if (read.diagnostics.n_errors() > 0)
      return reject();
    if (rank != 0)
      return static_cast<int>(ExitCode::done);
    if (options.json)
      {
        nlohmann::ordered_json result = read.diagnostics.json();
        result["estimate"] = json(estimate);
        if (auto protocol = protocol_json(what, read.values, units); !protocol.empty())
          result["protocol"] = std::move(protocol);
        std::cout << result.dump(2) << "\n";
      }
    else
      {
        std::cout << read.diagnostics.text();
        for (const std::string &line : protocol_lines(what, read.values, units))
          std::cout << line << "\n";
        for (const std::string &line : lines(estimate))
          std::cout << line << "\n";
        for (const std::string &line : numbers)
          std::cout << line << "\n";
        if (const std::string layers = what.models.environment().encapsulation_text();
            !layers.empty())
          std::cout << "film behind " << layers << "\n";
        std::cout << "The case is sound. Nothing was run.\n";
      }
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
