// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/animation.h"

#include "postprocess/render.h"

#include <boost/crc.hpp>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>

namespace softlattice
{
  // The chunks of PNG: https://www.w3.org/TR/png-3/, section 5.3 and, for the animation, 11.3.6.
  namespace
  {
    const std::string signature = "\x89PNG\r\n\x1a\n";

    struct Chunk
    {
      std::string type;
      std::string data;
    };

    /// Big-endian, as all numbers in PNG.
    std::string bytes(const std::uint32_t number, const int n = 4)
    {
      std::string text;
      for (int i = n - 1; i >= 0; --i)
        text += static_cast<char>(number >> (8 * i) & 0xff);
      return text;
    }

    std::uint32_t number(const std::string &text, const std::size_t position)
    {
      std::uint32_t value = 0;
      for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(text[position + i]);
      return value;
    }

    std::vector<Chunk> read_png(const std::string &file)
    {
      std::ifstream stream(file, std::ios::binary);
      const std::string content{std::istreambuf_iterator<char>(stream), {}};
      if (content.compare(0, signature.size(), signature) != 0)
        throw RenderError("'" + file + "' is not a PNG file");
      std::vector<Chunk> chunks;
      for (std::size_t position = signature.size(); position + 12 <= content.size();)
        {
          const std::size_t size = number(content, position);
          if (position + 12 + size > content.size())
            break;
          chunks.push_back({content.substr(position + 4, 4), content.substr(position + 8, size)});
          position += 12 + size;
        }
      if (chunks.empty() || chunks.front().type != "IHDR" || chunks.back().type != "IEND")
        throw RenderError("'" + file + "' is incomplete");
      return chunks;
    }

    void write_chunk(std::ostream &stream, const std::string &type, const std::string &data)
    {
      boost::crc_32_type crc;
      crc.process_bytes(type.data(), type.size());
      crc.process_bytes(data.data(), data.size());
      stream << bytes(static_cast<std::uint32_t>(data.size())) << type << data
             << bytes(crc.checksum());
    }
  } // namespace

  void write_animated_png(const std::string &file,
                          const std::vector<std::string> &frames,
                          const double seconds,
                          const double last)
  {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    std::uint32_t sequence = 0;
    std::string header;
    for (std::size_t i = 0; i < frames.size(); ++i)
      {
        const std::vector<Chunk> chunks = read_png(frames[i]);
        if (i == 0)
          {
            header = chunks.front().data;
            stream << signature;
            write_chunk(stream, "IHDR", header);
            write_chunk(stream,
                        "acTL",
                        bytes(static_cast<std::uint32_t>(frames.size())) + bytes(0));
          }
        else if (chunks.front().data != header)
          throw RenderError("'" + frames[i] + "' has another size or format than '" + frames[0] +
                            "'");
        const double shown = i + 1 == frames.size() ? last : seconds;
        write_chunk(stream,
                    "fcTL",
                    bytes(sequence++) + header.substr(0, 8) + // width and height
                      bytes(0) + bytes(0) +                   // offset
                      bytes(static_cast<std::uint32_t>(std::lround(1000 * shown)), 2) +
                      bytes(1000, 2) + bytes(0, 2)); // milliseconds; replace the frame before
        for (const Chunk &chunk : chunks)
          if (chunk.type == "IDAT")
            {
              if (i == 0)
                write_chunk(stream, "IDAT", chunk.data);
              else
                write_chunk(stream, "fdAT", bytes(sequence++) + chunk.data);
            }
      }
    write_chunk(stream, "IEND", {});
    stream.flush();
    if (!stream)
      throw RenderError("cannot write '" + file + "'");
  }
} // namespace softlattice
