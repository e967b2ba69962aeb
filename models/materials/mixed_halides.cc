// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/materials/mixed_halides.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    const std::string halide = "Model/Mixed halide/";
    const std::string composition = "Model/Free energy/Br fraction";
    const std::string molar_volume = "Model/Free energy/Molar volume";

    MaterialValue half()
    {
      return {composition, "0.5", "composition of the case at hand", Confidence::assumed};
    }

    /// What differs little between the materials, and is not known well enough to differ.
    void add_common(Material &m)
    {
      const std::vector<MaterialValue> common = {
        {halide + "Gradient coefficient",
         "4e-11 J/m",
         "n_X w a^2 with w = 0.05 eV and a = 0.62 nm; 1e-11 to 1e-10 J/m",
         Confidence::derived},
        {halide + "Vacancies/Formation energy",
         "0.5 eV",
         "1e-8 per cell, within 1e-7 to 1e-9 of Lai 2018 (10.1073/pnas.1812718115)",
         Confidence::derived},
        {halide + "Band gap/Bowing", "0 eV", "0 +- 0.3 eV", Confidence::assumed},
        {halide + "Carriers/Site density",
         "7e19 1/cm^3",
         "pairs that are bound in balls of 1.5 nm; 1e18 to 1e21 1/cm^3",
         Confidence::assumed}};
      m.values.insert(m.values.end(), common.begin(), common.end());
    }

    /// What is calibrated to films of an iodide and a bromide.
    void add_trapped_carriers(Material &m)
    {
      const std::vector<MaterialValue> values = {
        {halide + "Carriers/Lifetime",
         "1.01 ms",
         "with it MAPb(I,Br)3 segregates from 0.1 mW/cm^2 on (Calibrate = threshold); carriers at "
         "traps live for ms, free ones for 10 ns to 1 us",
         Confidence::assumed},
        {halide + "Band gap/Polaron energy",
         "0.4056 eV",
         "with it domains of MAPb(I,Br)3 have x = 0.2 (Calibrate = threshold); taken over for "
         "cesium",
         Confidence::assumed}};
      m.values.insert(m.values.end(), values.begin(), values.end());
    }

    Material cesium_iodide_bromide(const Material &iodide)
    {
      Material m;
      m.name = "CsPb(I,Br)3";
      m.summary =
        "CsPb(I,Br)3 as a mixed halide, x = fraction of bromide. Transformation, surface and "
        "fronts as of CsPbI3.";
      std::copy_if(iodide.values.begin(),
                   iodide.values.end(),
                   std::back_inserter(m.values),
                   [](const MaterialValue &value) { return value.path != composition; });
      m.values.push_back(half());
      add_halides_of_cesium(m);
      return m;
    }

    Material cesium_bromide_chloride()
    {
      Material m;
      m.name = "CsPb(Br,Cl)3";
      m.summary = "CsPb(Br,Cl)3 as a mixed halide, x = fraction of chloride: the wires in which "
                  "interdiffusion was measured. It has no yellow phase.";
      m.values = {half(),
                  {molar_volume,
                   "1.22e-4 m^3/mol",
                   "pseudo-cubic lattice constant of 0.587 nm of CsPbBr3",
                   Confidence::memory},
                  {halide + "Interaction energy",
                   "0.03 eV",
                   "mixes easily at room temperature (Yin 2014, PubMed 26278729); no number",
                   Confidence::assumed},
                  {halide + "Mobility/Diffusivity",
                   "Lai 2018",
                   "CsPbCl3-CsPbBr3 wires (10.1073/pnas.1812718115)",
                   Confidence::stated},
                  {halide + "Band gap/Heavy end", "2.30 eV", "CsPbBr3", Confidence::verified},
                  {halide + "Band gap/Light end", "2.97 eV", "CsPbCl3", Confidence::memory}};
      add_common(m);
      return m;
    }

    Material methylammonium_iodide_bromide()
    {
      Material m;
      m.name = "MAPb(I,Br)3";
      m.summary =
        "MAPb(I,Br)3 as a mixed halide, x = fraction of bromide: the classic of segregation "
        "under light, from 0.1 mW/cm^2 on. Its calculated miscibility gap closes at 343 K "
        "(0.0591 eV), so that half-half mixtures would be unstable at room temperature even in "
        "the dark; films are not seen to demix there, and the interaction energy is lower here.";
      m.values = {
        half(),
        {molar_volume,
         "1.49e-4 m^3/mol",
         "pseudo-cubic lattice constant of 0.628 nm of MAPbI3",
         Confidence::memory},
        {halide + "Interaction energy",
         "0.049 eV",
         "T_c = 284 K, so that films mix in the dark as is observed; calculated T_c = 343 K, "
         "0.0591 "
         "eV (Brivio 2016, 10.1021/acs.jpclett.6b00226)",
         Confidence::assumed},
        {halide + "Mobility/Diffusivity",
         "Lai 2018",
         "of Cs; the rate of segregation has 0.27 eV (Hoke 2015, from memory), pairs of films "
         "0.53 eV (Elmelund 2019)",
         Confidence::assumed},
        {halide + "Band gap/Heavy end",
         "1.57 eV",
         "1.57 + 0.70 x (Draguta 2017, 10.1038/s41467-017-00284-2)",
         Confidence::verified},
        {halide + "Band gap/Light end",
         "2.27 eV",
         "1.57 + 0.70 x (Draguta 2017, 10.1038/s41467-017-00284-2)",
         Confidence::verified}};
      add_common(m);
      add_trapped_carriers(m);
      return m;
    }
  } // namespace

  std::vector<Material> mixed_halides(const Material &iodide)
  {
    return {cesium_iodide_bromide(iodide),
            cesium_bromide_chloride(),
            methylammonium_iodide_bromide()};
  }
  void add_halides_of_cesium(Material &to)
  {
    to.values.push_back(
      {halide + "Interaction energy",
       "0.043 eV",
       "critical temperature of 250 K; mixes easily at room temperature (Yin "
       "2014, PubMed 26278729), hull very shallow (arXiv:2402.19274); 0 to 0.05 eV",
       Confidence::assumed});
    to.values.push_back(
      {halide + "Mobility/Diffusivity",
       "Lai 2018",
       "measured between chloride and bromide; taken over for iodide and bromide, "
       "which are slower (Pan 2018, 10.1021/acs.nanolett.7b05023)",
       Confidence::assumed});
    to.values.push_back({halide + "Band gap/Heavy end",
                         "1.72 eV",
                         "films of CsPbI3 (10.1039/D5TC01126D)",
                         Confidence::verified});
    to.values.push_back(
      {halide + "Band gap/Light end", "2.30 eV", "CsPbBr3", Confidence::verified});
    add_common(to);
    add_trapped_carriers(to);
  }
} // namespace softlattice
