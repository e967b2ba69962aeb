// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What `softlattice` is where it is installed: it becomes the program beside it that was compiled for the
// most that this processor can do. Compiled for any processor itself.
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace
{
  namespace fs = std::filesystem;

  struct Variant
  {
    const char *processors; ///< the name of its folder
    bool runs_here;
  };

#if defined(__x86_64__)
  // By what is in them, as not every compiler knows the names of the levels; the rest of them came with these.
  bool has_v3()
  {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
           __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  }

  bool has_v4()
  {
    return has_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
  }
#endif
} // namespace

int main(int, char *argv[])
{
  // "native" and "any" are of who installed one build; the program itself looks whether it can run.
  const Variant variants[] = {
    {"native", true},
#if defined(__x86_64__)
    {"x86-64-v4", has_v4()},
    {"x86-64-v3", has_v3()},
    {"x86-64", true},
#endif
    {"any", true},
  };
  std::error_code error;
  const fs::path folder =
    fs::read_symlink("/proc/self/exe", error).parent_path().parent_path() / "lib" / "softlattice";
  for (const Variant &variant : variants)
    if (variant.runs_here)
      execv((folder / variant.processors / "softlattice").c_str(), argv);
  std::fprintf(stderr,
               "softlattice: there is no program for this processor in %s; the installation is "
               "incomplete\n",
               folder.c_str());
  return 4;
}
