// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/instruction_set.h"

#include <unistd.h>

namespace softlattice
{
  std::string instruction_set()
  {
#if defined(__AVX512F__)
    return "AVX-512";
#elif defined(__AVX2__)
    return "AVX2";
#elif defined(__AVX__)
    return "AVX";
#elif defined(__SSE2__)
    return "SSE2";
#else
    return "baseline";
#endif
  }

#if defined(__x86_64__) && defined(__GNUC__)
  namespace
  {
// Neither function may use what it looks for.
#  define SOFTLATTICE_ON_ANY_PROCESSOR __attribute__((target("no-sse3"), noinline))

    /// The first of the instructions compiled for that this processor lacks, null if it has all.
    SOFTLATTICE_ON_ANY_PROCESSOR const char *what_is_missing()
    {
      __builtin_cpu_init();
#  ifdef __AVX__
      if (!__builtin_cpu_supports("avx"))
        return "AVX";
#  endif
#  ifdef __AVX2__
      if (!__builtin_cpu_supports("avx2"))
        return "AVX2";
#  endif
#  ifdef __FMA__
      if (!__builtin_cpu_supports("fma"))
        return "FMA";
#  endif
#  ifdef __FMA4__
      if (!__builtin_cpu_supports("fma4"))
        return "FMA4";
#  endif
#  ifdef __BMI2__
      if (!__builtin_cpu_supports("bmi2"))
        return "BMI2";
#  endif
#  ifdef __AVX512F__
      if (!__builtin_cpu_supports("avx512f"))
        return "AVX-512";
#  endif
#  ifdef __AVX512VL__
      if (!__builtin_cpu_supports("avx512vl"))
        return "AVX-512VL";
#  endif
#  ifdef __AVX512DQ__
      if (!__builtin_cpu_supports("avx512dq"))
        return "AVX-512DQ";
#  endif
#  ifdef __AVX512BW__
      if (!__builtin_cpu_supports("avx512bw"))
        return "AVX-512BW";
#  endif
      return nullptr;
    }

    SOFTLATTICE_ON_ANY_PROCESSOR void say(const char *text)
    {
      std::size_t length = 0;
      while (text[length] != 0)
        ++length;
      [[maybe_unused]] const auto written = write(STDERR_FILENO, text, length);
    }

    // Before everything that is made at start-up: without this the first wide instruction ends the program
    // with "illegal instruction".
    __attribute__((constructor(101))) SOFTLATTICE_ON_ANY_PROCESSOR void require_instructions()
    {
      const char *const missing = what_is_missing();
      if (missing == nullptr)
        return;
      say("softlattice: this processor has no ");
      say(missing);
      say(" instructions, which the program was compiled for; compile it on this machine, or for "
          "every machine with -DSOFTLATTICE_ARCH=x86-64\n");
      _exit(4);
    }
  } // namespace
#endif
} // namespace softlattice
