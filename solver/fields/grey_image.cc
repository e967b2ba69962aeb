// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/grey_image.h"

#include "solver/fields/vtk_problems.h"

#include <vtkDataArray.h>
#include <vtkExecutive.h>
#include <vtkImageData.h>
#include <vtkPNGReader.h>
#include <vtkPointData.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double most_pixels = 1e8;
    constexpr double rounding_of_places = 1e-9; // of the size of the picture
  }                                             // namespace

  GreyPixels read_png(const std::string &path)
  {
    const auto refuse = [&](const std::string &why) {
      throw GivenFieldError("'" + path + "' " + why);
    };
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) // nothing waits for a pipe
      refuse("is no file that can be read");
    VtkProblems problems;
    vtkNew<vtkPNGReader> reader;
    problems.watch(reader);
    problems.watch(reader->GetExecutive());
    if (reader->CanReadFile(path.c_str()) == 0)
      refuse("is no picture of the kind PNG");
    reader->SetFileName(path.c_str());
    reader->UpdateInformation();
    const int *extent = reader->GetDataExtent();
    const double across = double(extent[1]) - extent[0] + 1.,
                 up = double(extent[3]) - extent[2] + 1.;
    if (across * up > most_pixels)
      refuse("has more than 100 million pixels");
    if (!problems.any())
      reader->Update();
    vtkDataArray *data = reader->GetOutput()->GetPointData()->GetScalars();
    if (problems.any() || reader->GetErrorCode() != 0 || data == nullptr ||
        data->GetNumberOfTuples() != static_cast<vtkIdType>(across * up))
      refuse("is no complete picture");

    // Grey, grey and opacity, colours, colours and opacity.
    const int components = data->GetNumberOfComponents();
    const double white = data->GetDataTypeMax();
    GreyPixels pixels;
    pixels.across = static_cast<std::size_t>(across);
    pixels.up = static_cast<std::size_t>(up);
    pixels.values.reserve(pixels.across * pixels.up);
    for (vtkIdType k = 0; k < data->GetNumberOfTuples(); ++k)
      {
        const double grey = data->GetComponent(k, 0);
        for (int c = 1; components >= 3 && c < 3; ++c)
          if (data->GetComponent(k, c) != grey)
            refuse("has colours, which have no value: make it a picture of grey values");
        pixels.values.push_back(grey / white);
      }
    return pixels;
  }

  GreyImage::GreyImage(GreyPixels pixels,
                       const std::array<double, 2> lower_left,
                       const std::array<double, 2> upper_right)
    : pixels_(std::move(pixels))
    , from_(lower_left)
    , to_(upper_right)
  {}

  double GreyImage::value(const std::array<double, 3> &place) const
  {
    const std::array<std::size_t, 2> n = {pixels_.across, pixels_.up};
    std::array<std::size_t, 2> first{}, second{};
    std::array<double, 2> part{}; // of the second
    for (std::size_t d = 0; d < 2; ++d)
      {
        const double z = (place[d] - from_[d]) / (to_[d] - from_[d]);
        if (!(z >= -rounding_of_places && z <= 1. + rounding_of_places))
          return std::numeric_limits<double>::quiet_NaN();
        const double in_pixels = std::clamp(z * double(n[d]) - 0.5, 0., double(n[d] - 1));
        first[d] = std::min(static_cast<std::size_t>(in_pixels), n[d] - 1);
        second[d] = std::min(first[d] + 1, n[d] - 1);
        part[d] = in_pixels - double(first[d]);
      }
    const auto along_row = [&](const std::size_t row) {
      return (1. - part[0]) * pixels_.at(first[0], row) + part[0] * pixels_.at(second[0], row);
    };
    return (1. - part[1]) * along_row(first[1]) + part[1] * along_row(second[1]);
  }

  GivenField::Extents GreyImage::extents() const
  {
    constexpr double all = std::numeric_limits<double>::infinity();
    Extents extents{{{0., 0., -all}}, {{0., 0., all}}};
    for (std::size_t d = 0; d < 2; ++d)
      {
        const double slack = rounding_of_places * (to_[d] - from_[d]);
        extents.lowest[d] = from_[d] - slack;
        extents.highest[d] = to_[d] + slack;
      }
    return extents;
  }
} // namespace softlattice
