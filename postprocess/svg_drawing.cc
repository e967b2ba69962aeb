// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/svg_drawing.h"

#include "postprocess/font.h"
#include "postprocess/markup.h"
#include "postprocess/render.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

namespace softlattice
{
  namespace
  {
    std::string hexadecimal(const Colour &colour)
    {
      char text[8];
      std::snprintf(text, sizeof(text), "#%02x%02x%02x", colour[0], colour[1], colour[2]);
      return text;
    }

    /// With one decimal, as far as it is needed.
    std::string short_number(const double value)
    {
      char text[32];
      std::snprintf(text, sizeof(text), "%.1f", value);
      std::string number = text;
      if (number.size() > 2 && number.compare(number.size() - 2, 2, ".0") == 0)
        number.resize(number.size() - 2);
      return number == "-0" ? "0" : number;
    }

    std::string attribute(const char *name, const std::string &value)
    {
      return std::string(" ") + name + "=\"" + value + "\"";
    }

    std::string attribute(const char *name, const double value)
    {
      return attribute(name, short_number(value));
    }

    std::string spot_text(const Spot &spot)
    {
      return short_number(spot.column) + " " + short_number(spot.row);
    }

    bool is_place(const Spot &spot)
    {
      return std::isfinite(spot.column) && std::isfinite(spot.row);
    }

    /// The part of a straight line within an area (Liang and Barsky 1984); false if there is none.
    bool cut(Spot &from, Spot &to, const Area &area)
    {
      double begin = 0., end = 1.;
      const double columns = to.column - from.column, rows = to.row - from.row;
      const auto side = [&](const double speed, const double distance) {
        if (speed == 0.)
          return distance >= 0.;
        const double part = distance / speed;
        if (speed < 0.)
          begin = std::max(begin, part);
        else
          end = std::min(end, part);
        return begin <= end;
      };
      if (!side(-columns, from.column - area.column) ||
          !side(columns, area.column + area.width - from.column) ||
          !side(-rows, from.row - area.row) || !side(rows, area.row + area.height - from.row))
        return false;
      const Spot start = from;
      from = {start.column + begin * columns, start.row + begin * rows};
      to = {start.column + end * columns, start.row + end * rows};
      return true;
    }
  } // namespace

  SvgDrawing::SvgDrawing(const int width, const int height, const double width_mm)
    : width_(width)
    , height_(height)
    , width_mm_(width_mm)
  {
    tint({0, 0, width, height}, {255, 255, 255}, 1.);
  }

  void SvgDrawing::tint(const Area &area, const Colour colour, const double share)
  {
    if (area.width <= 0 || area.height <= 0)
      return;
    // What is as thin as a line must not vanish between the pixels of a screen.
    constexpr int thin = 3;
    const int across = std::min(area.width, area.height);
    body_ += "<rect" + attribute("x", area.column - (area.width < 2 ? 0.5 : 0.)) +
             attribute("y", area.row - (area.height < 2 ? 0.5 : 0.)) +
             attribute("width", std::max(area.width, 2)) +
             attribute("height", std::max(area.height, 2)) + attribute("fill", hexadecimal(colour));
    if (share < 1.)
      {
        char text[16];
        std::snprintf(text, sizeof(text), "%.3g", share);
        body_ += attribute("fill-opacity", std::string(text));
      }
    body_ += across > thin ? " shape-rendering=\"crispEdges\"/>\n" : "/>\n";
  }

  void SvgDrawing::polyline(const std::vector<Spot> &spots,
                            const Pen &pen,
                            const Area *const within)
  {
    std::string path;
    Spot last = {NAN, NAN}; // where the path has come to
    for (std::size_t i = 1; i < spots.size(); ++i)
      {
        Spot from = spots[i - 1], to = spots[i];
        if (!is_place(from) || !is_place(to) || (within != nullptr && !cut(from, to, *within)))
          continue;
        const std::string begin = spot_text(from);
        if (!is_place(last) || begin != spot_text(last))
          path += "M" + begin;
        if (const std::string end = spot_text(to); end != begin)
          path += "L" + end;
        last = to;
      }
    if (path.empty())
      return;
    body_ += "<path" + attribute("d", path) + attribute("stroke", hexadecimal(pen.colour)) +
             attribute("stroke-width", pen.thickness);
    if (pen.dash > 0)
      body_ += attribute("stroke-dasharray", pen.dash);
    body_ += " fill=\"none\" stroke-linejoin=\"round\"/>\n";
  }

  void SvgDrawing::polygon(const std::vector<Spot> &corners, const Colour colour)
  {
    if (!std::all_of(corners.begin(), corners.end(), is_place))
      return;
    std::string path;
    for (const Spot &corner : corners)
      path += (path.empty() ? "M" : "L") + spot_text(corner);
    body_ += "<path" + attribute("d", path + "Z") + attribute("fill", hexadecimal(colour)) + "/>\n";
  }

  void SvgDrawing::disc(const Spot &centre, const double radius, const Colour colour)
  {
    if (is_place(centre))
      body_ += "<circle" + attribute("cx", centre.column) + attribute("cy", centre.row) +
               attribute("r", radius) + attribute("fill", hexadecimal(colour)) + "/>\n";
  }

  void SvgDrawing::hatch(const Area &area, const Pen &pen, const int distance)
  {
    // Lines on which column + row is a multiple of the distance.
    std::string path;
    const int first = area.column + area.row, last = first + area.width + area.height;
    for (int sum = first + distance - first % distance; sum < last; sum += distance)
      {
        Spot from = {double(sum - area.row), double(area.row)};
        Spot to = {double(sum - area.row - area.height), double(area.row + area.height)};
        if (cut(from, to, area))
          path += "M" + spot_text(from) + "L" + spot_text(to);
      }
    if (!path.empty())
      body_ += "<path" + attribute("d", path) + attribute("stroke", hexadecimal(pen.colour)) +
               attribute("stroke-width", pen.thickness) + "/>\n";
  }

  void SvgDrawing::text(const int column,
                        const int row,
                        const std::string &text,
                        const int size,
                        const Align align,
                        const Colour ink)
  {
    if (text.empty())
      return;
    constexpr double below_middle = 0.35; // of the size is the line on which letters stand
    // Whatever font there is, the text takes the room that it was given.
    const int width = softlattice::width_of(text, size);
    body_ += "<text" + attribute("x", column) + attribute("y", row + below_middle * size) +
             attribute("font-size", size);
    if (align != Align::left)
      body_ += attribute("text-anchor", std::string(align == Align::centre ? "middle" : "end"));
    if (ink != black)
      body_ += attribute("fill", hexadecimal(ink));
    if (text.size() > 1)
      body_ += attribute("textLength", width) + " lengthAdjust=\"spacingAndGlyphs\"";
    body_ += ">" + escaped(with_greek(text)) + "</text>\n";
  }

  namespace
  {
    const char *const fonts =
      "font-family=\"Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif\"";
  }

  std::string SvgDrawing::element(const std::string &title) const
  {
    const std::string name = escaped(title);
    return "<svg viewBox=\"0 0 " + std::to_string(width_) + " " + std::to_string(height_) +
           "\" role=\"img\" aria-label=\"" + name + "\" " + fonts + ">\n" + body_ + "</svg>\n";
  }

  std::string SvgDrawing::document(const std::string &title) const
  {
    char size[80];
    std::snprintf(size,
                  sizeof(size),
                  "width=\"%.6gmm\" height=\"%.6gmm\"",
                  width_mm_,
                  width_mm_ * height_ / width_);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\" " +
           std::string(size) + " viewBox=\"0 0 " + std::to_string(width_) + " " +
           std::to_string(height_) + "\" role=\"img\" " + fonts + ">\n<title>" + escaped(title) +
           "</title>\n" + body_ + "</svg>\n";
  }

  void SvgDrawing::write(const std::string &file, const std::string &title) const
  {
    std::ofstream out(file, std::ios::binary);
    out << document(title);
    out.close();
    if (!out)
      throw RenderError("cannot write '" + file + "'");
  }
} // namespace softlattice
