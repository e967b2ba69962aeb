// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace softlattice
{
  /// What a command printed on standard output and on standard error, and its exit status.
  struct Outcome
  {
    std::string out;
    std::string err;
    int status = -1;
  };

  /// Runs the program in a process of its own, each test in an empty directory that is removed at its end.
  class Program : public testing::Test
  {
  protected:
    Program();
    ~Program() override;

    /// Runs `softlattice ARGUMENTS`, or another program, there.
    Outcome run(const std::vector<std::string> &arguments) const;

    /// The same in two parts: a process that goes on, and what has become of it. One at a time.
    pid_t start(const std::vector<std::string> &arguments) const;
    Outcome finish(pid_t process) const;
    /// Waits for a file there to appear as long as the process last started goes on; whether it has.
    bool appears(const std::string &name) const;

    /// Path of a file there.
    std::filesystem::path path(const std::string &name) const { return directory_ / "work" / name; }
    std::string content(const std::string &name) const;

    /// From now on files of a process can be of so many bytes at most, as on a disk that is full beyond
    /// that.
    static void fill_disk(pid_t process, unsigned long bytes);

    /// Writes a file there.
    void write(const std::string &name, const std::string &text) const;

    /// Writes case.prm: the shipped case `base`, and what is to be read after it.
    void write_case(const std::string &text, const std::string &base = "humid_film") const;

    /// The shipped case, to be named on a command line.
    static std::string shipped(const std::string &name);

    std::filesystem::path directory_;
    static constexpr const char *the_program = SOFTLATTICE_BINARY_DIR "/softlattice";
    std::string program_ = the_program;

  private:
    mutable pid_t last_ = 0;
  };
} // namespace softlattice
