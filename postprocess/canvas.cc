// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/canvas.h"

#include "postprocess/font.h"
#include "postprocess/render.h"
#include "postprocess/vtk_errors.h"

#include <vtkCommand.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGWriter.h>
#include <vtkSmartPointer.h>
#include <vtkTextProperty.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    vtkSmartPointer<vtkTextProperty> letters(const int size, const Colour colour)
    {
      const auto property = vtkSmartPointer<vtkTextProperty>::New();
      property->SetFontFamilyToArial();
      property->SetFontSize(size);
      property->SetColor(colour[0] / 255., colour[1] / 255., colour[2] / 255.);
      return property;
    }
  } // namespace

  Canvas::Canvas(const int width, const int height)
    : width_(width)
    , height_(height)
    , bytes_(std::size_t(3) * width * height, 255)
  {}

  Colour Canvas::pixel(const int column, const int row) const
  {
    const std::uint8_t *const p = &bytes_[3 * (std::size_t(row) * width_ + column)];
    return {p[0], p[1], p[2]};
  }

  void Canvas::set_pixel(const int column, const int row, const Colour colour)
  {
    if (column >= 0 && column < width_ && row >= 0 && row < height_)
      std::copy(colour.begin(),
                colour.end(),
                bytes_.begin() + 3 * (std::size_t(row) * width_ + column));
  }

  void Canvas::fill(const int column,
                    const int row,
                    const int width,
                    const int height,
                    const Colour colour)
  {
    for (int y = row; y < row + height; ++y)
      for (int x = column; x < column + width; ++x)
        set_pixel(x, y, colour);
  }

  void Canvas::frame(const int column,
                     const int row,
                     const int width,
                     const int height,
                     const Colour colour)
  {
    fill(column, row, width, 1, colour);
    fill(column, row + height - 1, width, 1, colour);
    fill(column, row, 1, height, colour);
    fill(column + width - 1, row, 1, height, colour);
  }

  void Canvas::text(const int column,
                    const int row,
                    const std::string &text,
                    const int size,
                    const Align align,
                    const Colour ink)
  {
    if (text.empty())
      return;
    const auto property = letters(size, ink);
    vtkNew<vtkImageData> image;
    int box[2];
    if (!draw_text(property, with_greek_if_known(text), image, box))
      throw RenderError("cannot draw the text '" + text + "'");

    // The image may be larger than the text, which lies at its lower left.
    const int *const extent = image->GetExtent();
    const int left = align == Align::left    ? column
                     : align == Align::right ? column - box[0]
                                             : column - box[0] / 2;
    for (int y = 0; y < std::min(box[1], image->GetDimensions()[1]); ++y)
      for (int x = 0; x < std::min(box[0], image->GetDimensions()[0]); ++x)
        {
          const auto *const rgba = static_cast<const std::uint8_t *>(
            image->GetScalarPointer(extent[0] + x, extent[2] + y, extent[4]));
          const int to_column = left + x;
          const int to_row = row + box[1] / 2 - y;
          if (to_column < 0 || to_column >= width_ || to_row < 0 || to_row >= height_)
            continue;
          Colour colour = pixel(to_column, to_row);
          for (int c = 0; c < 3; ++c)
            colour[c] =
              static_cast<std::uint8_t>((rgba[c] * rgba[3] + colour[c] * (255 - rgba[3])) / 255);
          set_pixel(to_column, to_row, colour);
        }
  }

  void Canvas::blend(const int column, const int row, const Colour colour, const double share)
  {
    if (column < 0 || column >= width_ || row < 0 || row >= height_)
      return;
    Colour mixed = pixel(column, row);
    for (int c = 0; c < 3; ++c)
      mixed[c] =
        static_cast<std::uint8_t>(std::lround(share * colour[c] + (1. - share) * mixed[c]));
    set_pixel(column, row, mixed);
  }

  int Canvas::width_of(const std::string &text, const int size)
  {
    if (text.empty())
      return 0;
    const auto property = letters(size, black);
    const int width = text_width(property, with_greek_if_known(text));
    if (width < 0)
      throw RenderError("cannot draw the text '" + text + "'");
    return width;
  }

  Canvas Canvas::halved() const
  {
    Canvas half(width_ / 2, height_ / 2);
    for (int row = 0; row < half.height_; ++row)
      for (int column = 0; column < half.width_; ++column)
        {
          Colour mean;
          for (int c = 0; c < 3; ++c)
            {
              int sum = 2; // to the nearest
              for (const int r : {2 * row, 2 * row + 1})
                for (const int k : {2 * column, 2 * column + 1})
                  sum += pixel(k, r)[c];
              mean[c] = static_cast<std::uint8_t>(sum / 4);
            }
          half.set_pixel(column, row, mean);
        }
    return half;
  }

  void Canvas::write_png(const std::string &file) const
  {
    vtkNew<vtkImageData> image;
    image->SetDimensions(width_, height_, 1);
    image->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
    for (int row = 0; row < height_; ++row) // VTK counts the rows from the bottom
      std::copy_n(bytes_.begin() + std::size_t(3) * row * width_,
                  3 * width_,
                  static_cast<std::uint8_t *>(image->GetScalarPointer(0, height_ - 1 - row, 0)));
    vtkNew<vtkPNGWriter> writer;
    writer->SetFileName(file.c_str());
    writer->SetInputData(image);
    VtkErrors errors;
    writer->AddObserver(vtkCommand::ErrorEvent, errors.command());
    writer->Write();
    if (errors.any() || writer->GetErrorCode() != 0)
      throw RenderError("cannot write '" + file + "'");
  }
} // namespace softlattice
