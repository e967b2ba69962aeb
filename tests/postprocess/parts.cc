// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/animation.h"
#include "postprocess/canvas.h"
#include "postprocess/frame.h"
#include "postprocess/layout.h"
#include "postprocess/render.h"
#include "tests/postprocess/synthetic_result.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace softlattice;

namespace
{
  struct Chunk
  {
    std::string type, data;
  };

  unsigned number(const std::string &text, const std::size_t position, const int size = 4)
  {
    unsigned value = 0;
    for (int i = 0; i < size; ++i)
      value = value << 8 | static_cast<unsigned char>(text.at(position + i));
    return value;
  }

  /// CRC-32 as the PNG specification defines it, bit by bit.
  unsigned crc(const std::string &text)
  {
    unsigned value = 0xffffffffu;
    for (const char c : text)
      {
        value ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
          value = value & 1 ? 0xedb88320u ^ value >> 1 : value >> 1;
      }
    return ~value;
  }

  std::vector<Chunk> chunks(const std::string &file)
  {
    const std::string text = file_content(file);
    EXPECT_EQ(text.substr(0, 8), "\x89PNG\r\n\x1a\n");
    std::vector<Chunk> all;
    for (std::size_t position = 8; position < text.size();)
      {
        const unsigned size = number(text, position);
        all.push_back({text.substr(position + 4, 4), text.substr(position + 8, size)});
        EXPECT_EQ(number(text, position + 8 + size), crc(all.back().type + all.back().data));
        position += 12 + size;
      }
    return all;
  }

  Layout film_layout(const double x,
                     const double y,
                     const double z,
                     const int width,
                     const int height)
  {
    return make_layout({{0, 0, 0}, {x, y, z}}, width, height, false);
  }
} // namespace

TEST(Animation, HoldsEveryFrameUnchanged)
{
  const ScratchFolder folder;
  std::vector<std::string> frames;
  for (int i = 0; i < 3; ++i)
    {
      Canvas canvas(64, 32);
      canvas.fill(0, 0, 20 * (i + 1), 32, {200, 10, 30});
      frames.push_back(folder / std::to_string(i) + ".png");
      canvas.write_png(frames.back());
    }
  write_animated_png(folder / "a.png", frames, 0.25, 2.);

  const std::vector<Chunk> all = chunks(folder / "a.png");
  std::vector<std::string> pictures;
  std::vector<double> seconds;
  unsigned sequence = 0;
  for (const Chunk &chunk : all)
    {
      if (chunk.type == "acTL")
        {
          EXPECT_EQ(number(chunk.data, 0), 3u);
          EXPECT_EQ(number(chunk.data, 4), 0u) << "for ever";
        }
      if (chunk.type == "fcTL" || chunk.type == "fdAT")
        {
          EXPECT_EQ(number(chunk.data, 0), sequence++);
        }
      if (chunk.type == "fcTL")
        {
          EXPECT_EQ(number(chunk.data, 4), 64u);
          EXPECT_EQ(number(chunk.data, 8), 32u);
          seconds.push_back(double(number(chunk.data, 20, 2)) / number(chunk.data, 22, 2));
          pictures.emplace_back();
        }
      if (chunk.type == "IDAT")
        pictures.back() += chunk.data;
      if (chunk.type == "fdAT")
        pictures.back() += chunk.data.substr(4);
    }
  EXPECT_EQ(all.front().type, "IHDR");
  EXPECT_EQ(all[1].type, "acTL");
  EXPECT_EQ(all.back().type, "IEND");
  EXPECT_EQ(seconds, (std::vector<double>{0.25, 0.25, 2.}));
  ASSERT_EQ(pictures.size(), 3u);
  for (int i = 0; i < 3; ++i)
    {
      std::string data;
      for (const Chunk &chunk : chunks(frames[i]))
        if (chunk.type == "IDAT")
          data += chunk.data;
      EXPECT_EQ(pictures[i], data);
    }
  // A viewer that knows no animation shows the first frame.
  EXPECT_EQ(Picture(folder / "a.png").at(10, 10), (Colour{200, 10, 30}));
  EXPECT_EQ(Picture(folder / "a.png").at(30, 10), (Colour{255, 255, 255}));
}

TEST(Animation, RefusesFramesThatDoNotFit)
{
  const ScratchFolder folder;
  Canvas(64, 32).write_png(folder / "a.png");
  Canvas(32, 32).write_png(folder / "b.png");
  make_file(folder / "c.png", "no picture");
  EXPECT_THROW(write_animated_png(folder / "x.png", {folder / "a.png", folder / "b.png"}, 1, 1),
               RenderError);
  EXPECT_THROW(write_animated_png(folder / "x.png", {folder / "c.png"}, 1, 1), RenderError);
  EXPECT_THROW(Canvas(4, 4).write_png(folder / "missing/a.png"), RenderError);
}

TEST(Canvas, WritesTextOfTheAskedSizeAndPlace)
{
  Canvas canvas(200, 60);
  canvas.text(100, 30, "HT 0.5", 20, Align::right);
  int left = 200, right = 0, top = 60, bottom = 0;
  for (int row = 0; row < 60; ++row)
    for (int column = 0; column < 200; ++column)
      if (canvas.pixel(column, row)[0] < 128)
        {
          left = std::min(left, column);
          right = std::max(right, column);
          top = std::min(top, row);
          bottom = std::max(bottom, row);
        }
  EXPECT_LE(right, 100);
  EXPECT_GE(right, 94);
  EXPECT_GT(right - left, 40);
  EXPECT_LT(right - left, 80);
  EXPECT_NEAR(0.5 * (top + bottom), 30, 3);
  EXPECT_NEAR(bottom - top, 14, 4) << "capitals are about 0.7 of the size";
}

TEST(Layout, KeepsTheAspectRatioAndUsesTheRoom)
{
  const Panel square = film_layout(4e-5, 4e-5, 0, 1280, 960).panels.at(0);
  EXPECT_NEAR(square.width, square.height, 1);
  EXPECT_EQ(square.stretch, 1);
  EXPECT_GT(square.height, 650) << "letters are large enough for a column";
  const Panel wide = film_layout(4e-5, 2e-5, 0, 1280, 960).panels.at(0);
  EXPECT_NEAR(wide.width, 2 * wide.height, 2);
  EXPECT_GT(wide.width, 850);
}

TEST(Layout, StretchesThinFilmsAndSaysSo)
{
  const Panel section = film_layout(2e-5, 3e-7, 0, 1280, 960).panels.at(0);
  EXPECT_GT(section.height, 100) << "legible";
  EXPECT_GT(section.stretch, 5);
  EXPECT_NEAR(section.stretch,
              (section.height / 3e-7) / (section.width / 2e-5),
              0.02 * section.stretch);
  const Panel wire = film_layout(2e-7, 1e-5, 0, 1280, 960).panels.at(0);
  EXPECT_GT(wire.width, 100);
  EXPECT_LT(wire.stretch, 1) << "the horizontal axis";
}

TEST(Layout, PanelsShareTheirScaleAndFit)
{
  for (const auto &[x, y, z] : {std::array<double, 3>{8e-6, 8e-6, 3e-7},
                                std::array<double, 3>{1e-6, 1e-6, 1e-6},
                                std::array<double, 3>{1e-5, 2e-7, 2e-7},
                                std::array<double, 3>{1e-6, 1e-6, 1e-5}})
    for (const int width : {640, 1280, 1920})
      {
        const Layout layout = film_layout(x, y, z, width, 3 * width / 4);
        ASSERT_EQ(layout.panels.size(), 2u);
        const Panel &top = layout.panels[0], &section = layout.panels[1];
        EXPECT_EQ(top.width, section.width);
        EXPECT_EQ(top.column, section.column);
        EXPECT_LT(top.row + top.height, section.row);
        EXPECT_LE(layout.width, width);
        EXPECT_LE(layout.height, 3 * width / 4);
        EXPECT_LE(section.row + section.height, layout.footer_row);
        EXPECT_LT(top.column + top.width, layout.bar_column);
        EXPECT_LT(layout.bar_column + layout.bar_width, layout.width);
      }
}

TEST(Layout, LettersAreEightPointsHighWhereTheFrameIsPrinted)
{
  constexpr double points_per_mm = 72. / 25.4;
  for (const int width : {640, 1280, 2560})
    for (const double print_width : {85., 180.})
      {
        const Layout layout =
          make_layout({{0, 0, 0}, {4e-5, 2e-5, 0}}, width, 3 * width / 4, false, {}, print_width);
        // As the whole frame is scaled to that width, letters of a narrower one become larger.
        const double points = layout.text_size * print_width * points_per_mm / layout.width;
        EXPECT_GE(points, 8.) << width << ' ' << print_width;
        EXPECT_LE(points, 9.5) << width << ' ' << print_width;
      }
}

TEST(Labels, HaveReadableUnits)
{
  EXPECT_EQ(length_text(4e-5, false), "40 um");
  EXPECT_EQ(length_text(1e-6, false), "1 um");
  EXPECT_EQ(length_text(3e-7, false), "300 nm");
  EXPECT_EQ(length_text(0, false), "0 m");
  EXPECT_EQ(length_text(40, true), "40");
  // A run of 80 h whose frames lie seconds apart where it turns.
  using Texts = std::vector<std::string>;
  EXPECT_EQ(time_texts({0., 12.34, 423.02, 5406., 5406.3, 5412., 79 * 3600., 86400. * 80.}, false),
            (Texts{"t = 0 s",
                   "t = 12.3 s",
                   "t = 7.05 min",
                   "t = 90.1 min",
                   "t = 90.11 min",
                   "t = 90.2 min",
                   "t = 3.29 d",
                   "t = 80.0 d"}));
  EXPECT_EQ(time_texts({12.34, 1e-7, 1e5}, true), (Texts{"t = 12.3", "t = 1e-07", "t = 100000"}));
}

// Two grains that meet at a third of the width: a line there, and no pixel else is touched.
TEST(GrainBoundaries, AreDrawnWhereGrainsMeet)
{
  const Box box = {{0., 0., 0.}, {9e-6, 6e-6, 0.}};
  const Layout layout = make_layout(box, 640, 480, false);
  const Panel &panel = layout.panels.front();
  Canvas canvas(layout.width, layout.height);
  draw_grain_boundaries(canvas, panel, box, [](const double x, double) {
    return std::size_t(x < 3e-6 ? 0 : 1);
  });
  const ScratchFolder folder;
  canvas.write_png(folder / "grains.png");
  const Picture picture(folder / "grains.png");
  int marked = 0;
  for (int row = 0; row < panel.height; ++row)
    for (int column = 0; column < panel.width; ++column)
      if (distance(picture.at(panel.column + column, panel.row + row), {255, 255, 255}) > 0)
        {
          ++marked;
          EXPECT_NEAR(double(column) / panel.width, 1. / 3., 1.5 / panel.width);
        }
  EXPECT_EQ(marked, panel.height);
}

TEST(ColourMaps, GrowInLightness)
{
  for (const std::string &name : colour_map_names())
    {
      const ColourMap colours(name);
      double last = -1;
      for (int i = 0; i <= 100; ++i)
        {
          const Colour c = colours.at(i / 100.);
          const double luma = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; // ITU-R BT.709
          EXPECT_GT(luma, last) << name << ' ' << i;
          last = luma;
        }
      EXPECT_EQ(colours.at(-1), colours.at(0));
      EXPECT_EQ(colours.at(2), colours.at(1));
    }
}

// CIE 1976 lightness, in which equal differences look equal (ISO/CIE 11664-4), of the colours of ten equal steps.
TEST(ColourMaps, EqualStepsLookAlike)
{
  const auto lightness = [](const Colour &c) {
    double luminance = 0;
    const double weights[] = {0.2126729, 0.7151522, 0.0721750}; // sRGB
    for (int i = 0; i < 3; ++i)
      {
        const double v = c[i] / 255.;
        luminance += weights[i] * (v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
      }
    return luminance > 216. / 24389. ? 116 * std::cbrt(luminance) - 16 : luminance * 24389. / 27.;
  };
  for (const std::string &name : colour_map_names())
    {
      const ColourMap colours(name);
      double least = 100, most = 0;
      for (int i = 0; i < 10; ++i)
        {
          const double step = lightness(colours.at(0.1 * (i + 1))) - lightness(colours.at(0.1 * i));
          least = std::min(least, step);
          most = std::max(most, step);
        }
      EXPECT_LT(most, 1.5 * least) << name;
    }
}

TEST(ResultReader, FindsUnits)
{
  const ScratchFolder folder;
  make_file(
    folder / "a.vtu",
    "<VTKFile>\n<DataArray type=\"Float32\" Name=\"eta\" format=\"binary\" units=\"1\">\nAAAA\n"
    "<DataArray type=\"Float32\" Name=\"vacancies\" units=\"1/m^3\" format=\"binary\">\n"
    "<DataArray type=\"Float32\" Name=\"rank\" format=\"binary\">\n");
  EXPECT_EQ(read_unit(folder / "a.vtu", "eta"), "1");
  EXPECT_EQ(read_unit(folder / "a.vtu", "vacancies"), "1/m^3");
  EXPECT_EQ(read_unit(folder / "a.vtu", "rank"), "");
  EXPECT_FALSE(is_dimensionless(folder.path()));
  make_file(folder / "statistics.csv", "step,time [1],time step [1],free energy [1]\r\n");
  EXPECT_TRUE(is_dimensionless(folder.path()));
}
