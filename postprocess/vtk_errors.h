// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vtkCallbackCommand.h>
#include <vtkNew.h>

#include <string>

namespace softlattice
{
  /// Observer of ErrorEvent: keeps the first error of VTK objects instead of letting them print it.
  class VtkErrors
  {
  public:
    VtkErrors()
    {
      command_->SetClientData(&message_);
      command_->SetCallback([](vtkObject *, unsigned long, void *message, void *text) {
        if (static_cast<std::string *>(message)->empty())
          *static_cast<std::string *>(message) = text ? static_cast<const char *>(text) : "error";
      });
    }
    VtkErrors(const VtkErrors &) = delete;
    VtkErrors &operator=(const VtkErrors &) = delete;

    vtkCommand *command() const { return command_; }
    bool any() const { return !message_.empty(); }

  private:
    std::string message_;
    vtkNew<vtkCallbackCommand> command_;
  };
} // namespace softlattice
