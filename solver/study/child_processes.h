// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <csignal>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// How a process ended.
  struct ProcessEnd
  {
    int exit_code = 0; ///< if it was no signal
    int signal = 0;    ///< that killed it, 0: none
  };

  /// Programs that run at the same time as this one. Each is in a process group of its own, so that Ctrl-C
  /// reaches this process alone, and is asked to stop (SIGTERM) when this process ends, however that ends.
  ///
  /// They have the environment with which this process was started, whatever it has set since. Each has a
  /// folder of its own for temporary files ($TMPDIR): processes of Open MPI that begin and end at the same
  /// time remove one another's folders from a common one, and fail.
  ///
  /// While this lives, signals that ask this process to stop (SIGTERM, SIGINT, SIGHUP) do not end it: wait()
  /// tells of them.
  class ChildProcesses
  {
  public:
    ChildProcesses();
    ChildProcesses(const ChildProcesses &) = delete;
    ChildProcesses &operator=(const ChildProcesses &) = delete;
    ~ChildProcesses();

    /// Starts a program with its output and errors going to a file. `name`: for wait(). @throws FileError
    void start(const std::string &name,
               const std::vector<std::string> &command,
               const std::string &log);

    std::size_t n_running() const { return running_.size(); }

    /// Waits for the next one to end. Nothing: this process was asked to stop.
    std::optional<std::pair<std::string, ProcessEnd>> wait();

    /// Sends SIGTERM to all, once: a second one could end a process before it has saved its state.
    void ask_to_stop();

  private:
    std::map<int, std::string> running_; ///< name by process
    std::string scratch_;                ///< holds the folders for temporary files
    sigset_t waited_for_;
    sigset_t before_;
    bool asked_ = false;
  };
} // namespace softlattice
