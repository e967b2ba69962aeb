// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/stop_request.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr int handled[] = {SIGTERM, SIGUSR1, SIGHUP, SIGINT};

    // All that a signal handler can reach. Of the two texts one is shown while the other is written.
    volatile std::sig_atomic_t caught = 0;
    volatile std::sig_atomic_t speaks = 0;
    volatile std::sig_atomic_t shown = 0;
    char last_words[2][1024];

    void say(const char *text)
    {
      if (speaks != 0 && ::write(STDERR_FILENO, text, std::strlen(text)) < 0)
        return; // nobody is there to read it
    }

    extern "C" void note_signal(const int number)
    {
      if (number == SIGINT && caught == SIGINT)
        {
          say(last_words[shown]);
          std::signal(SIGINT, SIG_DFL);
          std::raise(SIGINT);
        }
      caught = number;
      if (number == SIGINT)
        say("\nstopping after the step in hand; Ctrl-C once more: at once\n");
    }

    std::string name_of(const int number)
    {
      switch (number)
        {
          case SIGTERM:
            return "SIGTERM";
          case SIGUSR1:
            return "SIGUSR1";
          case SIGHUP:
            return "SIGHUP, a lost connection";
          default:
            return "an interrupt";
        }
    }
  } // namespace

  StopRequest::StopRequest(std::string file, const MPI_Comm communicator)
    : file_(std::move(file))
    , communicator_(communicator)
  {
    MPI_Comm_rank(communicator, &rank_);
    caught = 0;
    speaks = rank_ == 0 ? 1 : 0;
    struct sigaction action = {};
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    for (const int number : handled)
      {
        struct sigaction before = {};
        sigaction(number, nullptr, &before);
        if (before.sa_handler !=
            SIG_IGN) // as nohup and the shell make it for jobs behind the scenes
          sigaction(number, &action, nullptr);
      }
  }

  StopRequest::~StopRequest()
  {
    for (const int number : handled)
      {
        struct sigaction now = {};
        sigaction(number, nullptr, &now);
        if (now.sa_handler == note_signal)
          std::signal(number, SIG_DFL);
      }
    if (rank_ == 0)
      ::unlink(file_.c_str());
  }

  void StopRequest::set_last_words(const std::string &text)
  {
    char *const hidden = last_words[1 - shown];
    const std::size_t length = std::min(text.size(), sizeof(last_words[0]) - 1);
    std::memcpy(hidden, text.data(), length);
    hidden[length] = '\0';
    std::atomic_signal_fence(std::memory_order_seq_cst);
    shown = 1 - shown;
  }

  std::optional<Ending> StopRequest::reason(const bool time_is_up) const
  {
    enum
    {
      signal,
      clock,
      file,
      n_reasons
    };
    int reasons[n_reasons] = {caught, 0, 0};
    if (rank_ == 0)
      {
        reasons[clock] = time_is_up ? 1 : 0;
        struct stat found = {};
        reasons[file] = ::stat(file_.c_str(), &found) == 0 ? 1 : 0;
      }
    MPI_Allreduce(MPI_IN_PLACE, reasons, n_reasons, MPI_INT, MPI_MAX, communicator_);
    if (reasons[signal] != 0)
      return Ending{ExitCode::stopped, "signal", "stopped by " + name_of(reasons[signal])};
    if (reasons[clock] != 0)
      return Ending{ExitCode::stopped, "wall time", "stopped by 'Time/Maximum wall time'"};
    if (reasons[file] != 0)
      return Ending{ExitCode::stopped, "stop file", "stopped by the file STOP"};
    return {};
  }
} // namespace softlattice
