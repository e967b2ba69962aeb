// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <gtest/gtest.h>
#include <vtkNew.h>
#include <vtkOutputWindow.h>
#include <vtkSmartPointer.h>
#include <vtkUnstructuredGrid.h>
#include <vtkXMLPUnstructuredGridReader.h>
#include <vtkXMLUnstructuredGridReader.h>

#include <filesystem>
#include <string>

namespace softlattice
{
  /// Takes down every error and warning of VTK while it exists.
  class VtkMessages
  {
  public:
    VtkMessages()
      : before_(vtkOutputWindow::GetInstance())
    {
      vtkOutputWindow::SetInstance(window_);
    }
    VtkMessages(const VtkMessages &) = delete;
    VtkMessages &operator=(const VtkMessages &) = delete;
    ~VtkMessages() { vtkOutputWindow::SetInstance(before_); }

    const std::string &text() const { return window_->said; }

  private:
    struct Window final : vtkOutputWindow
    {
      vtkTypeMacro(Window, vtkOutputWindow);
      static Window *New() { return new Window; }
      void DisplayText(const char *text) override { said += text; }
      std::string said;
    };
    vtkNew<Window> window_;
    vtkSmartPointer<vtkOutputWindow> before_;
  };

  template <class Reader>
  vtkSmartPointer<vtkUnstructuredGrid> read_with(const std::string &file)
  {
    vtkNew<Reader> reader;
    EXPECT_TRUE(reader->CanReadFile(file.c_str())) << file;
    reader->SetFileName(file.c_str());
    reader->Update();
    EXPECT_EQ(reader->GetErrorCode(), 0u) << file;
    return reader->GetOutput();
  }

  /// A .vtu, or a .pvtu with all its pieces, read with VTK's own readers as ParaView does.
  inline vtkSmartPointer<vtkUnstructuredGrid> read_as_paraview(const std::string &file)
  {
    return std::filesystem::path(file).extension() == ".pvtu"
             ? read_with<vtkXMLPUnstructuredGridReader>(file)
             : read_with<vtkXMLUnstructuredGridReader>(file);
  }
} // namespace softlattice
