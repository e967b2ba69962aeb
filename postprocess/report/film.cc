// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/report/film.h"

#include "postprocess/field_legend.h"
#include "postprocess/frame.h"
#include "postprocess/markup.h"
#include "postprocess/raster.h"
#include "postprocess/result_reader.h"

#include <vtkBase64Utilities.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    std::vector<OutputRecord> evenly_chosen(const std::vector<OutputRecord> &all,
                                            const std::size_t most)
    {
      if (all.size() <= most)
        return all;
      std::vector<OutputRecord> chosen;
      for (std::size_t i = 0; i < most; ++i)
        chosen.push_back(all[most == 1 ? all.size() - 1 : i * (all.size() - 1) / (most - 1)]);
      return chosen;
    }

    std::size_t size_of(const std::vector<FilmFrame> &frames)
    {
      std::size_t bytes = 0;
      for (const FilmFrame &frame : frames)
        bytes += frame.png.size();
      return bytes;
    }

    std::string in_base64(const std::vector<std::uint8_t> &bytes)
    {
      std::string text(4 * ((bytes.size() + 2) / 3) + 4, '\0');
      text.resize(vtkBase64Utilities::Encode(bytes.data(),
                                             bytes.size(),
                                             reinterpret_cast<unsigned char *>(text.data())));
      return text;
    }
  } // namespace

  std::vector<FilmFrame> film(const std::string &directory,
                              const RenderOptions &options,
                              const std::size_t most_frames,
                              const std::size_t most_bytes)
  {
    const std::vector<OutputRecord> records = evenly_chosen(read_pvd(directory), most_frames);
    const std::string field =
      options.field.empty() ? default_field(records.front()) : options.field;
    const bool dimensionless = is_dimensionless(directory);
    const Box box = bounding_box(read_pieces(records.front().file, field));
    const Layout layout =
      make_layout(box, options.width, options.height, dimensionless, options.slice);
    const Legend legend = make_legend(records, field, options.colour_map);
    std::vector<double> times;
    for (const OutputRecord &record : records)
      times.push_back(record.time);
    const std::vector<std::string> clocks = time_texts(times, dimensionless);

    std::vector<FilmFrame> frames;
    for (std::size_t i = 0; i < records.size(); ++i)
      {
        const Pieces pieces = read_pieces(records[i].file, field);
        std::vector<Raster> rasters;
        for (const Panel &panel : layout.panels)
          rasters.push_back(sample(pieces, field, box, panel.plane, panel.width, panel.height));
        Canvas canvas = draw_frame(layout, rasters, legend, box, clocks[i], dimensionless);
        if (options.grain_at)
          for (const Panel &panel : layout.panels)
            draw_grain_boundaries(canvas, panel, box, options.grain_at);
        frames.push_back({canvas.png(), clocks[i]});
      }
    // Each second one goes, from the end, until the rest is small enough; the last one stays.
    while (frames.size() > 2 && size_of(frames) > most_bytes)
      {
        std::vector<FilmFrame> fewer;
        for (std::size_t i = 0; i < frames.size(); ++i)
          if ((frames.size() - 1 - i) % 2 == 0)
            fewer.push_back(std::move(frames[i]));
        frames = std::move(fewer);
      }
    return frames;
  }

  std::string picture_html(const std::vector<std::uint8_t> &png, const std::string &what)
  {
    return "<img alt=\"" + escaped(what) + "\" src=\"data:image/png;base64," + in_base64(png) +
           "\">";
  }

  std::string film_html(const std::vector<FilmFrame> &frames, const std::string &what)
  {
    std::string text = "<div class=\"film\" data-what=\"" + escaped(what) +
                       "\" tabindex=\"0\" role=\"group\" aria-label=\"" + escaped(what) + "\">\n";
    for (const FilmFrame &frame : frames)
      text += "<figure>" + picture_html(frame.png, what + ", " + frame.clock) + "<figcaption>" +
              escaped(frame.clock) + "</figcaption></figure>\n";
    return text + "</div>\n";
  }
} // namespace softlattice
