// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <petscsys.h>

#include <new>
#include <stdexcept>
#include <string>

namespace softlattice
{
  inline std::string text_of(const PetscErrorCode code)
  {
    const char *text = nullptr;
    PetscErrorMessage(code, &text, nullptr);
    return text != nullptr ? text : "unknown error";
  }

  /// @throws std::runtime_error with PETSc's own text, std::bad_alloc where there is no memory
  inline void check_petsc(const PetscErrorCode code)
  {
    if (code == PETSC_ERR_MEM)
      throw std::bad_alloc();
    if (code != 0)
      throw std::runtime_error("PETSc: " + text_of(code));
  }
} // namespace softlattice
