// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/machine.h"

#include "solver/app/library_versions.h"
#include "solver/base/version.h"
#include "solver/output/provenance.h"

#include <ctime>
#include <fstream>
#include <malloc.h>
#include <sched.h>
#include <string>
#include <thread>
#include <unistd.h>

namespace softlattice::bench
{
  namespace
  {
    /// What /proc/cpuinfo says of the first processor; empty if it does not.
    std::string cpu_info(const std::string &key)
    {
      std::ifstream file("/proc/cpuinfo");
      for (std::string line; std::getline(file, line);)
        if (line.compare(0, key.size(), key) == 0)
          if (const auto colon = line.find(": "); colon != std::string::npos)
            return line.substr(colon + 2);
      return {};
    }

    std::string today()
    {
      const std::time_t now = std::time(nullptr);
      char text[32];
      std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
      return text;
    }

    int cores_allowed()
    {
      cpu_set_t set;
      return sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 0;
    }
  } // namespace

  nlohmann::ordered_json describe_machine(const MPI_Comm communicator)
  {
    int ranks = 1;
    MPI_Comm_size(communicator, &ranks);
    nlohmann::ordered_json machine;
    machine["processor"] = cpu_info("model name");
    machine["cache"] = cpu_info("cache size");
    machine["cores of the machine"] = std::thread::hardware_concurrency();
    machine["cores a rank may use"] = cores_allowed();
    machine["ranks"] = ranks;
    machine["compiler"] = compiler_description();
    for (const auto &[name, number] : library_versions())
      machine["versions"][name] = number;
    machine["softlattice"] = to_string(version());
    machine["date"] = today();
    return machine;
  }

  Memory memory_of(const MPI_Comm communicator)
  {
    malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    double total = 0., resident = 0.;
    file >> total >> resident;
    const auto heap = mallinfo2();
    double bytes[] = {resident * static_cast<double>(sysconf(_SC_PAGESIZE)),
                      static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd)};
    MPI_Allreduce(MPI_IN_PLACE, bytes, 2, MPI_DOUBLE, MPI_SUM, communicator);
    return {bytes[0], bytes[1]};
  }

  Stopwatch::Stopwatch(const MPI_Comm communicator)
    : communicator_(communicator)
  {
    MPI_Barrier(communicator_);
    start_ = MPI_Wtime();
  }

  double Stopwatch::seconds() const
  {
    double passed = MPI_Wtime() - start_;
    MPI_Allreduce(MPI_IN_PLACE, &passed, 1, MPI_DOUBLE, MPI_MAX, communicator_);
    return passed;
  }
} // namespace softlattice::bench
