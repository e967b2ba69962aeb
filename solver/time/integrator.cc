// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/integrator.h"

#include "solver/time/automatic.h"
#include "solver/time/rkc2.h"
#include "solver/time/tr_bdf2.h"

#include <stdexcept>

namespace softlattice
{
  std::unique_ptr<Integrator> make_integrator(const std::string &name)
  {
    if (name == "TR-BDF2")
      return std::make_unique<TrBdf2>();
    if (name == "RKC2")
      return std::make_unique<Rkc2>();
    if (name == "auto")
      return std::make_unique<AutomaticIntegrator>();
    throw std::logic_error("no integrator '" + name + "'");
  }
} // namespace softlattice
