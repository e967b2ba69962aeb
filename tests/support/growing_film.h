// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// A small film in which eight nuclei form and grow and the mesh follows them; it saves its state ten
  /// times a second.
  constexpr const char *growing_film =
    "subsection Geometry\n set Kind = film in plan\n set Length = 4 um\n set Width = 3 um\nend\n"
    "subsection Environment\n set Temperature = 25 degC\n"
    " set Relative humidity = 60 % at 0 s, 90 % at 60 s\nend\n"
    "subsection Nucleation\n set Rate law = exponential\n set Reference rate = 4e9 1/m^2/s\n"
    " set Humidity slope = 15\nend\n"
    "subsection Model\n subsection Interface\n  set Width = 200 nm\n end\n"
    " subsection Interface kinetics/HT to LT wet\n  set Reference velocity = 100 nm/s\n end\nend\n"
    "subsection Time\n set End time = 40 s\nend\n"
    "subsection Checkpoint\n set Interval = 0.1 s\nend\n";
} // namespace softlattice
