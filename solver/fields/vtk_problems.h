// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkNew.h>
#include <vtkObject.h>

namespace softlattice
{
  /// Whether objects of VTK have met an error, which they then do not print themselves.
  class VtkProblems
  {
  public:
    VtkProblems()
    {
      command_->SetClientData(&any_);
      command_->SetCallback(
        [](vtkObject *, unsigned long, void *any, void *) { *static_cast<bool *>(any) = true; });
    }
    VtkProblems(const VtkProblems &) = delete;
    VtkProblems &operator=(const VtkProblems &) = delete;

    void watch(vtkObject *object)
    {
      object->AddObserver(vtkCommand::ErrorEvent, command_);
      object->AddObserver(vtkCommand::WarningEvent, command_);
    }
    vtkCommand *command() const { return command_; }
    bool any() const { return any_; }

  private:
    bool any_ = false;
    vtkNew<vtkCallbackCommand> command_;
  };
} // namespace softlattice
