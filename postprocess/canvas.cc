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
#include <vtkUnsignedCharArray.h>

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

  void Canvas::tint(const Area &area, const Colour colour, const double share)
  {
    for (int row = area.row; row < area.row + area.height; ++row)
      for (int column = area.column; column < area.column + area.width; ++column)
        blend(column, row, colour, share);
  }

  void Canvas::dot(const Spot &spot, const Pen &pen, const Area *const within)
  {
    const int left = static_cast<int>(std::lround(spot.column)) - pen.thickness / 2;
    const int top = static_cast<int>(std::lround(spot.row)) - pen.thickness / 2;
    for (int r = top; r < top + pen.thickness; ++r)
      for (int c = left; c < left + pen.thickness; ++c)
        if (within == nullptr || (c >= within->column && c < within->column + within->width &&
                                  r >= within->row && r < within->row + within->height))
          set_pixel(c, r, pen.colour);
  }

  void Canvas::polyline(const std::vector<Spot> &spots, const Pen &pen, const Area *const within)
  {
    double travelled = 0.; // along the line [pixels], for the dashes
    for (std::size_t i = 1; i < spots.size(); ++i)
      {
        const Spot &from = spots[i - 1];
        const double columns = spots[i].column - from.column, rows = spots[i].row - from.row;
        const double length = std::hypot(columns, rows);
        if (!std::isfinite(length + from.column + from.row))
          continue;
        const int n = std::max(1, static_cast<int>(std::ceil(2. * length)));
        for (int k = 0; k <= n; ++k)
          {
            const double part = double(k) / n;
            const double here = travelled + part * length;
            if (pen.dash == 0 || static_cast<int>(here / pen.dash) % 2 == 0)
              dot({from.column + part * columns, from.row + part * rows}, pen, within);
          }
        travelled += length;
      }
  }

  void Canvas::polygon(const std::vector<Spot> &corners, const Colour colour)
  {
    double top = height_, bottom = 0.;
    for (const Spot &corner : corners)
      {
        top = std::min(top, corner.row);
        bottom = std::max(bottom, corner.row);
      }
    for (int row = std::max(0, static_cast<int>(std::floor(top)));
         row <= std::min(height_ - 1, static_cast<int>(std::ceil(bottom)));
         ++row)
      {
        // Between each two crossings of the middle of the row.
        std::vector<double> crossings;
        for (std::size_t i = 0; i < corners.size(); ++i)
          {
            const Spot &a = corners[i], &b = corners[(i + 1) % corners.size()];
            if ((a.row <= row) != (b.row <= row))
              crossings.push_back(a.column +
                                  (row - a.row) / (b.row - a.row) * (b.column - a.column));
          }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 1; i < crossings.size(); i += 2)
          for (int column = static_cast<int>(std::ceil(crossings[i - 1]));
               column <= static_cast<int>(std::floor(crossings[i]));
               ++column)
            set_pixel(column, row, colour);
      }
  }

  void Canvas::disc(const Spot &centre, const double radius, const Colour colour)
  {
    constexpr int n = 24;
    std::vector<Spot> corners;
    for (int i = 0; i < n; ++i)
      corners.push_back({centre.column + radius * std::cos(2. * M_PI * i / n),
                         centre.row + radius * std::sin(2. * M_PI * i / n)});
    polygon(corners, colour);
  }

  void Canvas::hatch(const Area &area, const Pen &pen, const int distance)
  {
    for (int row = area.row; row < area.row + area.height; ++row)
      for (int column = area.column; column < area.column + area.width; ++column)
        if ((row + column) % distance < pen.thickness)
          set_pixel(column, row, pen.colour);
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

  int width_of(const std::string &text, const int size)
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

  namespace
  {
    vtkSmartPointer<vtkImageData> image_of(const Canvas &canvas)
    {
      auto image = vtkSmartPointer<vtkImageData>::New();
      image->SetDimensions(canvas.width(), canvas.height(), 1);
      image->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
      for (int row = 0; row < canvas.height(); ++row) // VTK counts the rows from the bottom
        {
          auto *to =
            static_cast<std::uint8_t *>(image->GetScalarPointer(0, canvas.height() - 1 - row, 0));
          for (int column = 0; column < canvas.width(); ++column)
            {
              const Colour colour = canvas.pixel(column, row);
              to = std::copy(colour.begin(), colour.end(), to);
            }
        }
      return image;
    }
  } // namespace

  std::vector<std::uint8_t> Canvas::png() const
  {
    vtkNew<vtkPNGWriter> writer;
    writer->WriteToMemoryOn();
    writer->SetInputData(image_of(*this));
    VtkErrors errors;
    writer->AddObserver(vtkCommand::ErrorEvent, errors.command());
    writer->Write();
    vtkUnsignedCharArray *const bytes = writer->GetResult();
    if (errors.any() || bytes == nullptr)
      throw RenderError("cannot make a PNG of a picture");
    return {bytes->GetPointer(0), bytes->GetPointer(0) + bytes->GetNumberOfValues()};
  }

  void Canvas::write_png(const std::string &file) const
  {
    vtkNew<vtkPNGWriter> writer;
    writer->SetFileName(file.c_str());
    writer->SetInputData(image_of(*this));
    VtkErrors errors;
    writer->AddObserver(vtkCommand::ErrorEvent, errors.command());
    writer->Write();
    if (errors.any() || writer->GetErrorCode() != 0)
      throw RenderError("cannot write '" + file + "'");
  }
} // namespace softlattice
