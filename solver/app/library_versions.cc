// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/library_versions.h"

#include "solver/base/instruction_set.h"
#include "solver/base/version.h"

#include <deal.II/base/config.h>

#include <mpi.h>
#include <petscversion.h>

namespace softlattice
{
  namespace
  {
    std::string mpi_version()
    {
      char text[MPI_MAX_LIBRARY_VERSION_STRING] = "";
      int length = 0;
      MPI_Get_library_version(text, &length);
      const std::string all(text, static_cast<std::size_t>(length));
      return all.substr(0, all.find_first_of(",\n")); // the rest tells who built it
    }
  } // namespace

  std::vector<std::pair<std::string, std::string>> library_versions()
  {
    return {{"deal.II", DEAL_II_PACKAGE_VERSION},
            {"PETSc",
             std::to_string(PETSC_VERSION_MAJOR) + "." + std::to_string(PETSC_VERSION_MINOR) + "." +
               std::to_string(PETSC_VERSION_SUBMINOR)},
            {"MPI", mpi_version()}};
  }

  std::string version_text()
  {
    std::string text = "softlattice " + to_string(version()) + "\n";
    for (const auto &[name, number] : library_versions())
      text.append(name).append(" ").append(number).append("\n");
    return text + "for processors with " + instruction_set() + "\n";
  }
} // namespace softlattice
