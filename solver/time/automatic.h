// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/rkc2.h"
#include "solver/time/tr_bdf2.h"

#include <memory>

namespace softlattice
{
  /// Takes for each step the method that needs fewer applications of the stiffness matrix: the
  /// explicit one as its stages follow from the stiffness ratio, the implicit one as its last steps
  /// took. Counts instead of clocks, so that a run can be repeated to the last bit.
  class Automatic final : public Integrator
  {
  public:
    std::string name() const override { return in_use_ ? in_use_->name() : "auto"; }
    Trial attempt(Problem &problem, double t, double dt, const State &u, State &result) override;
    void accept() override { in_use_->accept(); }
    void restart() override;

  private:
    Integrator &choose(Problem &problem, double t, double dt, const State &u);

    TrBdf2 implicit_;
    Rkc2 explicit_;
    Integrator *in_use_ = nullptr;
    double implicit_applications_ = 20.; ///< per step, sliding mean
  };

  /// "auto", "TR-BDF2" or "RKC2".
  std::unique_ptr<Integrator> make_integrator(const std::string &name);
} // namespace softlattice
