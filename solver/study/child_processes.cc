// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/child_processes.h"

#include "solver/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;
    constexpr int could_not_start = 127;

    /// As exec wants them; they point into `texts`.
    std::vector<char *> pointers(const std::vector<std::string> &texts)
    {
      std::vector<char *> list;
      for (const std::string &one : texts)
        list.push_back(const_cast<char *>(one.c_str()));
      list.push_back(nullptr);
      return list;
    }

    /// The environment with which this process was started. MPI adds to it what would make others a part of its job.
    std::vector<std::string> first_environment()
    {
      std::vector<std::string> list;
      std::ifstream file("/proc/self/environ", std::ios::binary);
      for (std::string one; std::getline(file, one, '\0');)
        list.push_back(one);
      return list;
    }

    std::vector<std::string> environment_with(const std::string &name, const std::string &value)
    {
      std::vector<std::string> list = {name + "=" + value};
      for (const std::string &one : first_environment())
        if (one.compare(0, name.size() + 1, name + "=") != 0)
          list.push_back(one);
      return list;
    }

    /// In the new process: between fork and exec nothing may be allocated.
    [[noreturn]] void become(char *const *command,
                             char *const *environment,
                             const int log,
                             const pid_t parent,
                             const sigset_t &signals)
    {
      ::sigprocmask(SIG_SETMASK, &signals, nullptr);
      ::setpgid(0, 0);
      ::prctl(PR_SET_PDEATHSIG, SIGTERM);
      if (::getppid() != parent) // it ended before that was said
        ::_exit(could_not_start);
      const int nothing = ::open("/dev/null", O_RDONLY);
      ::dup2(nothing, STDIN_FILENO);
      ::dup2(log, STDOUT_FILENO);
      ::dup2(log, STDERR_FILENO);
      ::execve(command[0], command, environment);
      ::_exit(could_not_start);
    }
  } // namespace

  ChildProcesses::ChildProcesses()
    : scratch_((fs::temp_directory_path() / "softlattice-XXXXXX").string())
  {
    if (::mkdtemp(scratch_.data()) == nullptr)
      throw FileError("cannot make a folder in '" + fs::temp_directory_path().string() +
                      "': " + std::strerror(errno));
    ::sigemptyset(&waited_for_);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP})
      ::sigaddset(&waited_for_, signal);
    ::sigprocmask(SIG_BLOCK, &waited_for_, &before_);
  }

  ChildProcesses::~ChildProcesses()
  {
    // A second Ctrl-C says no more than the first.
    const timespec none{};
    while (::sigtimedwait(&waited_for_, nullptr, &none) > 0)
      {}
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
    std::error_code ignored;
    fs::remove_all(scratch_, ignored);
  }

  void ChildProcesses::start(const std::string &name,
                             const std::vector<std::string> &command,
                             const std::string &log)
  {
    const std::string folder = scratch_ + "/" + name;
    std::error_code ignored;
    fs::create_directory(folder, ignored);
    const std::vector<std::string> environment = environment_with("TMPDIR", folder);
    const std::vector<char *> arguments = pointers(command), variables = pointers(environment);
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
      throw FileError("cannot write '" + log + "': " + std::strerror(errno));
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0)
      become(arguments.data(), variables.data(), file, parent, before_);
    const int why = errno;
    ::close(file);
    if (child < 0)
      throw FileError(std::string("cannot start another process: ") + std::strerror(why));
    running_[child] = name;
  }

  std::optional<std::pair<std::string, ProcessEnd>> ChildProcesses::wait()
  {
    while (true)
      {
        int status = 0;
        const pid_t child = ::waitpid(-1, &status, WNOHANG);
        if (const auto found = running_.find(child); found != running_.end())
          {
            ProcessEnd end;
            if (WIFSIGNALED(status))
              end.signal = WTERMSIG(status);
            else
              end.exit_code = WEXITSTATUS(status);
            std::pair<std::string, ProcessEnd> ended{found->second, end};
            running_.erase(found);
            std::error_code ignored;
            fs::remove_all(scratch_ + "/" + ended.first, ignored);
            return ended;
          }
        // One that came since the question before is still pending: none is missed.
        const int signal = ::sigwaitinfo(&waited_for_, nullptr);
        if (signal > 0 && signal != SIGCHLD)
          return {};
      }
  }

  void ChildProcesses::ask_to_stop()
  {
    if (!asked_)
      for (const auto &[child, name] : running_)
        ::kill(child, SIGTERM);
    asked_ = true;
  }
} // namespace softlattice
