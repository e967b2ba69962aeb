// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/memory.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    constexpr double unlimited = std::numeric_limits<double>::infinity();

    double available_of_system()
    {
      std::ifstream file("/proc/meminfo");
      std::string line;
      while (std::getline(file, line))
        if (line.compare(0, 13, "MemAvailable:") == 0)
          return std::stod(line.substr(13)) * 1024.;
      return unlimited;
    }

    /// The number in a file; infinity where there is none ("max").
    double number_in(const char *path)
    {
      std::ifstream file(path);
      double number = 0.;
      return file >> number ? number : unlimited;
    }

    double left_in_control_group()
    {
      // The root of what this process sees, which is the limit that a container has.
      const double limit = number_in("/sys/fs/cgroup/memory.max");
      const double used = number_in("/sys/fs/cgroup/memory.current");
      if (limit == unlimited || used == unlimited)
        return unlimited;
      double cached = 0.; // copies of files, which give way
      std::ifstream file("/sys/fs/cgroup/memory.stat");
      std::string name;
      for (double bytes = 0.; file >> name >> bytes;)
        if (name == "file")
          cached = bytes;
      return std::max(0., limit - used + cached);
    }
  } // namespace

  double available_memory()
  {
    return std::min(available_of_system(), left_in_control_group());
  }

  double memory_left_to_process()
  {
    // All in pages: address space, resident, shared, text, unused, data and stack.
    std::ifstream file("/proc/self/statm");
    double size = 0., resident = 0., shared = 0., text = 0., unused = 0., data = 0.;
    if (!(file >> size >> resident >> shared >> text >> unused >> data))
      return unlimited;
    const double page = static_cast<double>(sysconf(_SC_PAGESIZE));
    const auto left = [](const int resource, const double used) {
      rlimit limit{};
      if (getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return unlimited;
      return std::max(0., static_cast<double>(limit.rlim_cur) - used);
    };
    return std::min(left(RLIMIT_AS, size * page), left(RLIMIT_DATA, data * page));
  }
} // namespace softlattice
