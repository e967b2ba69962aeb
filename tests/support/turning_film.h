// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// A small film of CsPbIBr2 that is cold, hot and cold again, for 40 s each, in which nuclei of LT form, then
  /// nuclei of HT, then those of LT again; fronts go at 100 nm/s or a little more.
  constexpr const char *turning_film =
    "subsection Geometry\n set Kind = film in plan\n set Length = 4 um\n set Width = 3 um\nend\n"
    "subsection Environment\n"
    " set Temperature = 25 degC at 0 s, 25 degC at 40 s, 180 degC at 40 s, 180 degC at 80 s,"
    " 25 degC at 80 s\n"
    " set Relative humidity = 0 %\nend\n"
    "subsection Nucleation\n set Rate law = constant\n set Rate = 2e10 1/m^2/s\n"
    " subsection HT nuclei\n  set Rate law = constant\n  set Rate = 2e10 1/m^2/s\n end\nend\n"
    "subsection Model\n subsection Free energy\n  set Br fraction = 0.6666666666666667\n end\n"
    " subsection Interface\n  set Width = 300 nm\n end\n"
    " subsection Interface kinetics\n  set Law = constant mobility\n"
    "  set Interface mobility = 8e-15 m^4/J/s\n end\nend\n"
    "subsection Time\n set End time = 100 s\nend\n";
} // namespace softlattice
