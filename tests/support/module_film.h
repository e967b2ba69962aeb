// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// A small film in a module, in which some nuclei form and grow while the sun comes out and goes: it reads
  /// module_weather from module.csv.
  constexpr const char *module_film =
    "subsection Geometry\n set Kind = film in plan\n set Length = 3 um\n set Width = 2 um\nend\n"
    "subsection Environment\n set Source = weather file\n set Environment file = module.csv\n"
    " subsection Module\n  set Temperature law = PVsyst\n end\nend\n"
    "subsection Nucleation\n set Rate law = exponential\n set Reference rate = 2e9 1/m^2/s\n"
    " set Humidity slope = 15\nend\n"
    "subsection Model\n set Parts = phase, optics\n subsection Interface\n  set Width = 200 nm\n "
    "end\n"
    " subsection Interface kinetics/HT to LT wet\n  set Reference velocity = 100 nm/s\n end\nend\n"
    "subsection Time\n set End time = 40 s\nend\n"
    "subsection Checkpoint\n set Interval = 0.02 s\nend\n";
  constexpr const char *module_weather =
    "time [s],temperature [degC],relative humidity [%],irradiance [W/m^2]\n"
    "0,25,90,0\n15,25,90,60\n25,25,90,60\n50,25,90,10\n";
} // namespace softlattice
