// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/stop_request.h"

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr int handled[] = {SIGTERM, SIGUSR1, SIGINT};

    // All that a signal handler can reach.
    volatile std::sig_atomic_t caught = 0;

    extern "C" void note_signal(const int number)
    {
      caught = number;
      if (number == SIGINT)
        std::signal(SIGINT, SIG_DFL);
    }

    std::string name_of(const int number)
    {
      return number == SIGTERM ? "SIGTERM" : number == SIGUSR1 ? "SIGUSR1" : "an interrupt";
    }
  } // namespace

  StopRequest::StopRequest(std::string file,
                           const double limit,
                           const Clock::time_point start,
                           const MPI_Comm communicator)
    : file_(std::move(file))
    , limit_(limit)
    , start_(start)
    , communicator_(communicator)
  {
    MPI_Comm_rank(communicator, &rank_);
    caught = 0;
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

  std::string StopRequest::reason() const
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
        const std::chrono::duration<double> elapsed = Clock::now() - start_;
        reasons[clock] = limit_ > 0. && elapsed.count() >= limit_ ? 1 : 0;
        struct stat found = {};
        reasons[file] = ::stat(file_.c_str(), &found) == 0 ? 1 : 0;
      }
    MPI_Allreduce(MPI_IN_PLACE, reasons, n_reasons, MPI_INT, MPI_MAX, communicator_);
    if (reasons[signal] != 0)
      return name_of(reasons[signal]);
    if (reasons[clock] != 0)
      return "'Time/Maximum wall time'";
    return reasons[file] != 0 ? "the file STOP" : "";
  }
} // namespace softlattice
