// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <stdexcept>
#include <string>

namespace softlattice
{
  /// What the process returns; scripts and studies rely on these numbers.
  enum class ExitCode : int
  {
    done = 0,
    usage = 2,
    input = 3,
    file = 4,
    solver = 5,
    invariant = 6,
    bug = 70,
    stopped = 75
  };

  /// An error that ends the program with a known exit code and a message for the user.
  class Error : public std::runtime_error
  {
  public:
    Error(ExitCode code, const std::string &message)
      : std::runtime_error(message)
      , code_(code)
    {}
    ExitCode code() const { return code_; }

  private:
    ExitCode code_;
  };

  /// Wrong use of the command line.
  struct UsageError : Error
  {
    explicit UsageError(const std::string &message)
      : Error(ExitCode::usage, message)
    {}
  };

  /// The input was rejected; the message is the complete, formatted list of diagnostics.
  struct InputError : Error
  {
    explicit InputError(const std::string &message)
      : Error(ExitCode::input, message)
    {}
  };

  /// A file could not be read or written.
  struct FileError : Error
  {
    explicit FileError(const std::string &message)
      : Error(ExitCode::file, message)
    {}
  };

  /// The nonlinear or linear solver gave up even at the smallest time step.
  struct SolverError : Error
  {
    explicit SolverError(const std::string &message)
      : Error(ExitCode::solver, message)
    {}
  };

  /// Not a number, mass drift, energy rise.
  struct InvariantError : Error
  {
    explicit InvariantError(const std::string &message)
      : Error(ExitCode::invariant, message)
    {}
  };
} // namespace softlattice
