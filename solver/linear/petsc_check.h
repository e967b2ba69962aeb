// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <petscsys.h>

#include <stdexcept>
#include <string>

namespace softlattice
{
  /// @throws std::runtime_error with PETSc's own text
  inline void check_petsc(const PetscErrorCode code)
  {
    if (code != 0)
      {
        const char *text = nullptr;
        PetscErrorMessage(code, &text, nullptr);
        throw std::runtime_error("PETSc: " + std::string(text ? text : "unknown error"));
      }
  }
} // namespace softlattice
