// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGWriter.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <string>

namespace softlattice
{
  /// Writes a picture of 16 bits; `grey`, 0 to 1, is of the column from the left and the row from below.
  inline void write_png(const std::string &path,
                        const int across,
                        const int up,
                        const std::function<double(std::size_t, std::size_t)> &grey,
                        const int components = 1)
  {
    vtkNew<vtkImageData> image;
    image->SetDimensions(across, up, 1);
    image->AllocateScalars(VTK_UNSIGNED_SHORT, components);
    for (int j = 0; j < up; ++j)
      for (int i = 0; i < across; ++i)
        for (int c = 0; c < components; ++c)
          image->SetScalarComponentFromDouble(
            i,
            j,
            0,
            c,
            std::round(65535. * grey(i, j) * (c == 1 ? 0.5 : 1.)));
    vtkNew<vtkPNGWriter> writer;
    writer->SetFileName(path.c_str());
    writer->SetInputData(image);
    writer->Write();
  }
} // namespace softlattice
