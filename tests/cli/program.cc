// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/cli/program.h"

#include "solver/app/program.h"
#include "solver/parts/registered_parts.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace softlattice
{
  namespace fs = std::filesystem;

  namespace
  {
    std::string all_of(const fs::path &path)
    {
      std::ifstream in(path, std::ios::binary);
      return {std::istreambuf_iterator<char>(in), {}};
    }

    /// In the child: a file in the place of a standard stream.
    void redirect(const fs::path &path, const int descriptor)
    {
      const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      if (file < 0 || dup2(file, descriptor) < 0)
        _exit(127);
    }

    /// Whether it starts the program itself again, by the file that it runs.
    bool starts_itself(const std::vector<std::string> &arguments)
    {
      return !arguments.empty() &&
             (arguments[0] == "sweep" || arguments[0] == "fit" ||
              std::find(arguments.begin(), arguments.end(), "--ranks") != arguments.end());
    }
  } // namespace

  Program::Program()
    : directory_(fs::path(testing::TempDir()) /
                 ("cli_" + std::to_string(getpid()) + "_" +
                  testing::UnitTest::GetInstance()->current_test_info()->name()))
  {
    fs::remove_all(directory_);
    fs::create_directories(directory_ / "work");
  }

  Program::~Program()
  {
    fs::remove_all(directory_);
  }

  Outcome Program::run(const std::vector<std::string> &arguments) const
  {
    return finish(start(arguments));
  }

  pid_t Program::start(const std::vector<std::string> &arguments) const
  {
    std::vector<std::string> all = {program_};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char *> pointers;
    for (std::string &one : all)
      pointers.push_back(one.data());
    pointers.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0)
      {
        redirect(directory_ / "out", STDOUT_FILENO);
        redirect(directory_ / "err", STDERR_FILENO);
        if (chdir((directory_ / "work").c_str()) != 0)
          _exit(127);
        // What the libraries of deal.II take at each start has been done here already. Nothing of the test ends with it.
        if (program_ == the_program && !starts_itself(arguments))
          {
            const int status = run_program(static_cast<int>(all.size()),
                                           pointers.data(),
                                           MPI_COMM_WORLD,
                                           registered_parts());
            std::cout.flush();
            std::fflush(nullptr);
            _exit(status);
          }
        execv(pointers[0], pointers.data());
        _exit(127);
      }
    last_ = child;
    return child;
  }

  Outcome Program::finish(const pid_t process) const
  {
    int status = 0;
    waitpid(process, &status, 0);
    return {all_of(directory_ / "out"),
            all_of(directory_ / "err"),
            WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
  }

  void Program::fill_disk(const pid_t process, const unsigned long bytes)
  {
    const rlimit small = {bytes, bytes};
    ASSERT_EQ(prlimit(process, RLIMIT_FSIZE, &small, nullptr), 0);
  }

  bool Program::appears(const std::string &name) const
  {
    siginfo_t ended = {};
    while (!fs::exists(path(name)) && ended.si_pid == 0)
      {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (waitid(P_PID, static_cast<id_t>(last_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0)
          break;
      }
    return fs::exists(path(name));
  }

  std::string Program::content(const std::string &name) const
  {
    return all_of(path(name));
  }

  void Program::write(const std::string &name, const std::string &text) const
  {
    fs::create_directories((directory_ / "work" / name).parent_path());
    std::ofstream(directory_ / "work" / name) << text;
  }

  void Program::write_case(const std::string &text, const std::string &base) const
  {
    write("case.prm", "include " + shipped(base) + "\n" + text);
  }

  std::string Program::shipped(const std::string &name)
  {
    return SOFTLATTICE_SOURCE_DIR "/parameters/" + name + ".prm";
  }
} // namespace softlattice
