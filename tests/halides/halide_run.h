// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/whole_run.h"

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice::tests
{
  /// A run of a mixed halide, of a shipped case or of one's own.
  struct HalideRun : WholeRun
  {
    HalideRun(const std::string &name, const std::vector<std::string> &overrides = {})
    {
      begin(SOFTLATTICE_SOURCE_DIR "/parameters/" + name + ".prm", overrides);
    }
    struct File
    {
      std::string name;
    };
    explicit HalideRun(const File &file) { begin(file.name, {}); }
    struct Text
    {
      std::string text;
    };
    explicit HalideRun(const Text &text, const std::vector<std::string> &overrides = {})
    {
      const ScratchFolder folder;
      make_file(folder / "case.prm", text.text);
      begin(folder / "case.prm", overrides);
    }

    /// Standard deviation [m] of the derivative of a profile between the compositions a and b that
    /// changes along x only, in a rectangular body of the given height [m]. For an error function
    /// (b - a)^2 int p (1 - p) dx = (b - a)^2 sigma/sqrt(pi), p being its rise from 0 to 1.
    double spread(const double a, const double b, const double height)
    {
      const auto sum = simulation->fields().measures().integrals(
        1,
        [&](std::size_t, const double *u, double *value) { *value = (u[0] - a) * (b - u[0]); });
      return std::sqrt(constants::pi) * sum[0] / ((b - a) * (b - a) * height);
    }

  private:
    void begin(const std::string &file, const std::vector<std::string> &overrides)
    {
      const ReadCase read = read_case(file, overrides, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      start();
    }
  };
} // namespace softlattice::tests
