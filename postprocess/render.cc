// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/render.h"

#include "postprocess/ahead.h"
#include "postprocess/animation.h"
#include "postprocess/body_view.h"
#include "postprocess/field_legend.h"

#include <vtkPointData.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>

namespace softlattice
{
  namespace fs = std::filesystem;

  namespace
  {
    /// Each n-th record and the last one.
    std::vector<OutputRecord> thin_out(const std::vector<OutputRecord> &all, const int every)
    {
      std::vector<OutputRecord> kept;
      for (std::size_t i = 0; i < all.size(); ++i)
        if (i % every == 0 || i + 1 == all.size())
          kept.push_back(all[i]);
      return kept;
    }
  } // namespace

  std::string default_field(const OutputRecord &record)
  {
    const Pieces pieces = read_pieces(record.file);
    vtkPointData *const data = pieces.front()->GetPointData();
    if (data->GetNumberOfArrays() == 0)
      throw RenderError("'" + record.file + "' has no fields");
    return data->HasArray(order_parameter) ? order_parameter : data->GetArrayName(0);
  }

  Legend make_legend(const std::vector<OutputRecord> &records,
                     const std::string &field,
                     const std::string &colour_map)
  {
    const bool is_order_parameter = field == order_parameter;
    const ColourMap colours(!colour_map.empty()  ? colour_map
                            : is_order_parameter ? "phase"
                                                 : "viridis");
    if (is_order_parameter)
      return {"order parameter eta of the LT phase", colours, 0, 1, "HT", "LT"};

    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    make_ahead(
      records.size(),
      [&](const std::size_t i) { return field_range(read_pieces(records[i].file, field), field); },
      [&](const std::pair<double, double> &range) {
        lowest = std::min(lowest, range.first);
        highest = std::max(highest, range.second);
      });
    if (!(lowest <= highest))
      throw RenderError("field '" + field + "' has no finite value in any output");
    // A constant is drawn in the middle of the map.
    if (!(highest - lowest > 1e-6 * std::max(std::abs(lowest), std::abs(highest))))
      {
        const double half = lowest == 0 ? 1 : 0.5 * std::abs(lowest);
        lowest -= half;
        highest += half;
      }
    std::string title = field;
    std::replace(title.begin(), title.end(), '_', ' ');
    const std::string unit = read_unit(records.front().file, field);
    if (!unit.empty() && unit != "1")
      title += " [" + unit + "]";
    return {title, colours, lowest, highest, "", ""};
  }

  namespace
  {
    const std::string animation_name = "animation.png";

    std::string frame_name(const std::size_t number)
    {
      char name[32];
      std::snprintf(name, sizeof(name), "frame_%04zu.png", number);
      return name;
    }

    /// Announces so many frames and makes DIR/render.
    fs::path prepare_folder(const std::string &directory,
                            const std::size_t n_frames,
                            const RenderOptions &options)
    {
      const std::string within = "render/";
      std::vector<std::string> files = {within + animation_name};
      for (std::size_t i = 0; i < n_frames; ++i)
        files.push_back(within + frame_name(i));
      options.before_writing(files);
      fs::path folder = fs::path(directory) / "render";
      try
        {
          fs::create_directories(folder);
        }
      catch (const fs::filesystem_error &error)
        {
          throw RenderError("cannot write to '" + folder.string() + "': " + error.code().message());
        }
      return folder;
    }

    /// An output as it takes to draw it: the planes of a layout, or a body.
    struct Sampled
    {
      std::vector<Raster> rasters;
      std::optional<Volume> volume;
    };

    Sampled sample_output(const OutputRecord &record,
                          const std::string &field,
                          const Box &box,
                          const Layout &layout,
                          const std::optional<BodyView> &body)
    {
      const Pieces pieces = read_pieces(record.file, field);
      Sampled sampled;
      if (body)
        sampled.volume = body->sample(pieces, field);
      else
        for (const Panel &panel : layout.panels)
          sampled.rasters.push_back(
            sample(pieces, field, box, panel.plane, panel.width, panel.height));
      return sampled;
    }
  } // namespace

  RenderResult render(const std::string &directory, const RenderOptions &options)
  {
    if (options.every < 1)
      throw RenderError("'every' has to be 1 or more");
    if (options.slice && options.surface)
      throw RenderError("a slice and a surface are two ways to look at a body; name one of them");
    const std::vector<OutputRecord> records = thin_out(read_pvd(directory), options.every);
    const std::string field =
      options.field.empty() ? default_field(records.front()) : options.field;
    const bool dimensionless = is_dimensionless(directory);
    const Box box = bounding_box(read_pieces(records.front().file, field));
    std::optional<BodyView> body;
    if (options.surface)
      body.emplace(box);
    const Layout layout = body ? body->layout(options.width, options.height, options.print_width)
                               : make_layout(box,
                                             options.width,
                                             options.height,
                                             dimensionless,
                                             options.slice,
                                             options.print_width);
    const Legend legend = make_legend(records, field, options.colour_map);
    const fs::path folder = prepare_folder(directory, records.size(), options);

    std::vector<double> times;
    for (const OutputRecord &record : records)
      times.push_back(record.time);
    const std::vector<std::string> clocks = time_texts(times, dimensionless);
    RenderResult result;
    // To read and to sample takes longest, and nothing in it is shared; letters are drawn by one.
    make_ahead(
      records.size(),
      [&](const std::size_t i) { return sample_output(records[i], field, box, layout, body); },
      [&](const Sampled &sampled) {
        const std::string &clock = clocks[result.frames.size()];
        Canvas canvas =
          body ? body->draw(layout, *sampled.volume, *options.surface, legend, clock, dimensionless)
               : draw_frame(layout, sampled.rasters, legend, box, clock, dimensionless);
        if (options.grain_at && !body)
          for (const Panel &panel : layout.panels)
            draw_grain_boundaries(canvas, panel, box, options.grain_at);
        result.frames.push_back((folder / frame_name(result.frames.size())).string());
        canvas.write_png(result.frames.back());
      });

    // Ten seconds in all, but neither too fast to follow nor a slide show.
    const double seconds = std::clamp(10. / result.frames.size(), 0.04, 0.5);
    constexpr double seconds_at_the_end = 2.;
    result.animation = (folder / animation_name).string();
    write_animated_png(result.animation, result.frames, seconds, seconds_at_the_end);
    return result;
  }
} // namespace softlattice
