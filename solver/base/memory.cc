// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/memory.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

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
} // namespace softlattice
