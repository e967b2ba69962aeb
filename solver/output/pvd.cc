// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/pvd.h"

#include "solver/files/text_file.h"

#include <stdexcept>

namespace softlattice
{
  namespace
  {
    std::string xml_attribute(const std::string &text)
    {
      std::string escaped;
      for (const char c : text)
        switch (c)
          {
            case '&':
              escaped += "&amp;";
              break;
            case '<':
              escaped += "&lt;";
              break;
            case '"':
              escaped += "&quot;";
              break;
            default:
              escaped += c;
          }
      return escaped;
    }
  } // namespace

  void PvdFile::add(const double time, const std::string &piece)
  {
    if (!pieces_.empty() && !(time > pieces_.back().first))
      throw std::invalid_argument("output at time " + shortest(time) + " after the one at " +
                                  shortest(pieces_.back().first));
    pieces_.emplace_back(time, piece);
    write();
  }

  void PvdFile::write() const
  {
    std::string text = "<?xml version=\"1.0\"?>\n"
                       "<VTKFile type=\"Collection\" version=\"0.1\" byte_order=\"LittleEndian\">\n"
                       "  <Collection>\n";
    for (const auto &[t, file] : pieces_)
      text += "    <DataSet timestep=\"" + shortest(t) + "\" group=\"\" part=\"0\" file=\"" +
              xml_attribute(file) + "\"/>\n";
    text += "  </Collection>\n</VTKFile>\n";
    write_atomically(path_, text);
  }
} // namespace softlattice
