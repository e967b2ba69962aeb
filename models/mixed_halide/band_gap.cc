// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/band_gap.h"

#include "models/constants.h"

namespace softlattice
{
  namespace
  {
    using constants::eV;
  }

  BandGap::BandGap()
    : lower_(1.72 * eV)
    , higher_(2.30 * eV)
    , bowing_(0.)
    , lt_shift_(1.1 * eV)
    , polaron_energy_(0.)
  {}

  void BandGap::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Model/Mixed halide/Band gap").of_parts({"composition"});
    section.quantity("Heavy end", &lower_, "J", "eV")
      .about("Band gap at x = 0, of the pure heavier halide (the iodide of an iodide-bromide).")
      .range(0.5 * eV, 6. * eV)
      .from_equation("51")
      .from_source("films of black CsPbI3, about 1.72 eV (10.1039/D5TC01126D); bulk crystals "
                   "1.63 eV (Straus 2019, arXiv:1905.12486)",
                   Confidence::verified);
    section.quantity("Light end", &higher_, "J", "eV")
      .about("Band gap at x = 1, of the pure lighter halide (the bromide of an iodide-bromide).")
      .range(0.5 * eV, 6. * eV)
      .from_equation("51")
      .from_source("2.30 eV of CsPbBr3", Confidence::verified);
    section.quantity("Bowing", &bowing_, "J", "eV")
      .about("b of the gap between the ends, - b x (1 - x).")
      .range(-1. * eV, 1. * eV)
      .from_equation("51")
      .from_source("negligible or negative in Cs lead halides (Yin 2014, PubMed 26278729); divided "
                   "literature for methylammonium; 0 +- 0.3 eV",
                   Confidence::assumed);
    section.of_parts({"phase"})
      .quantity("Change in LT", &lt_shift_, "J", "eV")
      .about("By how much a pair costs more in LT than in HT: light favours HT, very weakly.")
      .range(-2. * eV, 4. * eV)
      .from_equation("52")
      .from_source("indirect gap of 2.8 to 2.9 eV of the yellow phase", Confidence::memory);
    section.when("Model/Mixed halide/Carriers/Calibrate", {"none"})
      .quantity("Polaron energy", &polaron_energy_, "J", "eV")
      .about("E_p0, by which a pair is bound more strongly in the pure heavier halide than in the "
             "lighter one, as a polaron or at traps. It pulls halides and does not change the "
             "energy of the photons that come out.")
      .range(0., highest_polaron_energy())
      .from_equation("52")
      .from_source("0 to 0.1 eV of large polarons, the picture of Bischak 2017 "
                   "(10.1021/acs.nanolett.6b04453); some tenths of an eV of traps",
                   Confidence::assumed);
  }
} // namespace softlattice
