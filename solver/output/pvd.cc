// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/pvd.h"

#include "models/markup_text.h"
#include "solver/files/text_file.h"

#include <stdexcept>

namespace softlattice
{
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
              markup_escaped(file) + "\"/>\n";
    text += "  </Collection>\n</VTKFile>\n";
    write_atomically(path_, text);
  }
} // namespace softlattice
