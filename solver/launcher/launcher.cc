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
} // namespace

int main(int, char *argv[])
{
  // "native" and "any" are of who installed one build; the program itself looks whether it can run.
  const Variant variants[] = {
    {"native", true},
#if defined(__x86_64__)
    {"x86-64-v4", __builtin_cpu_supports("x86-64-v4") != 0},
    {"x86-64-v3", __builtin_cpu_supports("x86-64-v3") != 0},
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
