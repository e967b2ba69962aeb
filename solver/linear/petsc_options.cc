// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/petsc_options.h"

#include "solver/base/error.h"
#include "solver/linear/petsc_check.h"
#include "solver/parameters/nearest.h"

#include <petscsnes.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    constexpr const char *krylov_types[] = {KSPCG, KSPGMRES}; // those of Newton

    /// A solver like that of Newton, without an equation.
    class IdleSolver
    {
    public:
      IdleSolver(const MPI_Comm communicator, const KSPType type)
      {
        check_petsc(SNESCreate(communicator, &snes_));
        check_petsc(SNESSetType(snes_, SNESNEWTONLS));
        KSP krylov = nullptr;
        PC shell = nullptr;
        check_petsc(SNESGetKSP(snes_, &krylov));
        check_petsc(KSPSetType(krylov, type));
        check_petsc(KSPGetPC(krylov, &shell));
        check_petsc(PCSetType(shell, PCSHELL));
      }
      IdleSolver(const IdleSolver &) = delete;
      IdleSolver &operator=(const IdleSolver &) = delete;
      ~IdleSolver() { SNESDestroy(&snes_); }

      PetscErrorCode take_options() { return SNESSetFromOptions(snes_); }

    private:
      SNES snes_ = nullptr;
    };

    /// While this lives PETSc only returns its errors, without a report on the screen.
    struct QuietErrors
    {
      QuietErrors() { PetscPushErrorHandler(PetscIgnoreErrorHandler, nullptr); }
      QuietErrors(const QuietErrors &) = delete;
      QuietErrors &operator=(const QuietErrors &) = delete;
      ~QuietErrors() { PetscPopErrorHandler(); }
    };

    struct TypeOption
    {
      const char *name;
      PetscFunctionList list;
    };

    std::vector<TypeOption> type_options()
    {
      return {{"-ksp_type", KSPList},
              {"-pc_type", PCList},
              {"-snes_type", SNESList},
              {"-snes_linesearch_type", SNESLineSearchList}};
    }

    std::vector<std::string> names_in(const PetscFunctionList list)
    {
      const char **array = nullptr;
      int n = 0;
      check_petsc(PetscFunctionListGet(list, &array, &n));
      std::vector<std::string> names;
      for (int i = 0; i < n; ++i)
        if (array[i] != nullptr) // as the last one is
          names.emplace_back(array[i]);
      check_petsc(PetscFree(array));
      std::sort(names.begin(), names.end());
      return names;
    }

    /// What is wrong with an option that names a type; empty: nothing.
    std::string wrong_type()
    {
      for (const TypeOption &option : type_options())
        {
          char value[256] = "";
          PetscBool is_set = PETSC_FALSE;
          check_petsc(
            PetscOptionsGetString(nullptr, nullptr, option.name, value, sizeof(value), &is_set));
          if (is_set == PETSC_FALSE)
            continue;
          const std::vector<std::string> names = names_in(option.list);
          if (std::find(names.begin(), names.end(), value) != names.end())
            continue;
          std::string text = std::string("PETSc has no '") + value + "' for '" + option.name + "'";
          if (const auto meant = nearest(value, names))
            return text + "; did you mean '" + *meant + "'?";
          text += "; it has";
          for (const std::string &name : names)
            text += " " + name;
          return text;
        }
      return {};
    }

    /// The options that an idle solver would take, as PETSc itself lists them; on the first rank.
    std::vector<std::string> known_options(const MPI_Comm communicator)
    {
      char *text = nullptr;
      std::size_t size = 0;
      std::FILE *const list = open_memstream(&text, &size);
      if (list == nullptr)
        return {};
      std::FILE *const screen = PETSC_STDOUT;
      PETSC_STDOUT = list;
      {
        const QuietErrors quiet;
        check_petsc(PetscOptionsSetValue(nullptr, "-help", nullptr));
        for (const KSPType type : krylov_types)
          IdleSolver(communicator, type).take_options();
        check_petsc(PetscOptionsClearValue(nullptr, "-help"));
      }
      PETSC_STDOUT = screen;
      std::fclose(list);
      const std::string all(text, size);
      std::free(text);
      std::set<std::string> names;
      const std::regex name(R"(-[a-z]\w+)");
      for (std::sregex_iterator found(all.begin(), all.end(), name), end; found != end; ++found)
        names.insert(found->str().substr(1));
      return {names.begin(), names.end()};
    }

    /// Options that PETSc reads while it solves, or at its end.
    bool is_read_later(const std::string &name)
    {
      static const std::regex later(
        R"((ksp|snes|pc|mat|vec|log)_view\w*|(ksp|snes)_(converged|test|error)\w*)"
        R"(|(log|options|malloc|memory|objects|info|on_error|fp|debugger|start_in)\w*|help|no_signal_handler)");
      return std::regex_match(name, later);
    }

    std::vector<std::string> unused_options()
    {
      PetscInt n = 0;
      char **names = nullptr, **values = nullptr;
      check_petsc(PetscOptionsLeftGet(nullptr, &n, &names, &values));
      std::vector<std::string> unused(names, names + n);
      check_petsc(PetscOptionsLeftRestore(nullptr, &n, &names, &values));
      return unused;
    }
  } // namespace

  void require_valid_petsc_options(const MPI_Comm communicator)
  {
    PetscErrorCode code = 0;
    {
      const QuietErrors quiet;
      for (const KSPType type : krylov_types)
        if (code == 0)
          code = IdleSolver(communicator, type).take_options();
    }
    if (const std::string what = wrong_type(); !what.empty())
      throw UsageError(what);
    if (code != 0)
      {
        const char *text = nullptr;
        char *specific = nullptr;
        PetscErrorMessage(code, &text, &specific);
        throw UsageError(std::string("PETSc does not take its options: ") +
                         (specific != nullptr && *specific != '\0' ? specific
                          : text != nullptr                        ? text
                                                                   : "unknown error"));
      }
    for (const std::string &name : unused_options())
      if (!is_read_later(name))
        {
          const auto meant = nearest(name, known_options(communicator));
          throw UsageError("PETSc has no option '-" + name + "' for what is solved here" +
                           (meant ? "; did you mean '-" + *meant + "'?" : ""));
        }
  }
} // namespace softlattice
