// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/materials/materials.h"

#include "models/materials/mixed_halides.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Stated in full although they are the defaults of the models, so that a change of a default
    // does not change the material.
    Material cesium_lead_iodide()
    {
      const std::string wilson = "Model/Interface kinetics/";
      Material m;
      m.name = "CsPbI3";
      m.summary = "CsPbI3, the pure iodide: black gamma perovskite (HT) that is metastable at room "
                  "temperature and turns into yellow delta (LT) below about 590 K.";
      m.values = {
        {"Model/Free energy/Br fraction", "0", "composition", Confidence::derived},
        {"Model/Free energy/Transition entropy",
         "24.1 J/mol/K",
         "14.2 +- 0.5 kJ/mol (Dastidar 2017, 10.1021/acs.jpclett.7b00134) over 590 K",
         Confidence::derived},
        {"Model/Free energy/Equilibrium temperature",
         "590 K",
         "between 553 K (10.1039/D5TC01126D) and 603 K (Dastidar 2017, "
         "10.1021/acs.jpclett.7b00134)",
         Confidence::derived},
        {"Model/Free energy/Equilibrium temperature slope",
         "-330 K",
         "about 100 degC at x = 2/3, told of the device of Lin 2018 (10.1038/s41563-017-0006-0)",
         Confidence::assumed},
        {"Model/Free energy/Molar volume",
         "1.426e-4 m^3/mol",
         "236.8 A^3 per formula unit of gamma-CsPbI3",
         Confidence::derived},
        {"Model/Interface/Energy",
         "0.03 J/m^2",
         "no measured value, 0.01 to 0.10",
         Confidence::assumed},
        {wilson + "LT to HT/Reference velocity",
         "10 nm/s",
         "1 to 100 nm/s, from memory of Bischak 2020 (10.1016/j.matt.2020.07.015)",
         Confidence::assumed},
        {wilson + "LT to HT/Reference temperature",
         "450 K",
         "Bischak 2020 (10.1016/j.matt.2020.07.015), from memory",
         Confidence::memory},
        {wilson + "LT to HT/Reference Br fraction",
         "0.6666666666666666",
         "wires of CsPbIBr2, Bischak 2020 (10.1016/j.matt.2020.07.015)",
         Confidence::stated},
        {wilson + "LT to HT/Activation energy",
         "2 eV",
         "1.0 to 2.3 eV, from memory of Bischak 2020 (10.1016/j.matt.2020.07.015)",
         Confidence::memory},
        {wilson + "HT to LT dry/Reference velocity",
         "30 nm/s",
         "not measured; 1 to 1000 nm/s at 498 K",
         Confidence::assumed},
        {wilson + "HT to LT dry/Activation energy",
         "0.6 eV",
         "0.5 to 0.8 eV, so that dry room air makes hardly any nuclei",
         Confidence::assumed},
        {wilson + "HT to LT wet/Reference velocity",
         "30 nm/s",
         "one calibration with the rate of nucleation: half of a film after 22 h at 30 %, 10 min "
         "at 80 %",
         Confidence::assumed},
        {wilson + "HT to LT wet/Activation energy",
         "0.3 eV",
         "0.28 to 0.6 eV; not below the migration energy of halide vacancies",
         Confidence::assumed},
        {"Model/Surface/Vacancy energy",
         "0.385 eV",
         "middle of 0.35 to 0.42 eV (Gao 2021, 10.1016/j.matt.2021.09.023)",
         Confidence::stated},
        {"Model/Surface/Vacancy energy per water layer",
         "0.1 eV",
         "with 4 vacancies in a nucleus 0.30 in ln J per % RH; 0.03 to 0.15 eV",
         Confidence::assumed},
        {"Nucleation/Dry nose temperature",
         "498 K",
         "225 degC (10.1039/D5TC01126D)",
         Confidence::verified},
        {"Nucleation/Dry half time", "1020 s", "17 min (10.1039/D5TC01126D)", Confidence::verified},
      };
      return m;
    }

    // Of the mixed halides only the equilibrium temperature has a source of its own; the lattice
    // shrinks with bromide, and all the rest is taken over from the iodide.
    Material mixed(const std::string &name,
                   const std::string &summary,
                   const std::string &br_fraction,
                   const std::string &molar_volume)
    {
      Material m = cesium_lead_iodide();
      m.name = name;
      m.summary = summary +
                  " Entropy, surface and kinetics are those of the iodide, an assumption; "
                  "the equilibrium temperature follows the line from 590 K.";
      for (MaterialValue &value : m.values)
        if (value.path == "Model/Free energy/Br fraction")
          {
            value.text = br_fraction;
            value.source = "composition";
          }
        else if (value.path == "Model/Free energy/Molar volume")
          {
            value.text = molar_volume;
            value.source =
              "that of the iodide, with a linear lattice mismatch of -6 % to the bromide";
            value.confidence = Confidence::memory;
          }
        else if (value.path == "Model/Free energy/Transition entropy")
          {
            value.source = "that of the iodide";
            value.confidence = Confidence::assumed;
          }
      return m;
    }
  } // namespace

  const std::vector<Material> &materials()
  {
    static const std::vector<Material> all = [] {
      std::vector<Material> list = {
        cesium_lead_iodide(),
        mixed("CsPbI2Br",
              "CsPb(I2/3Br1/3)3, one bromide in three halides: LT is stable below about 480 K.",
              "0.3333333333333333",
              "1.342e-4 m^3/mol"),
        mixed(
          "CsPbIBr2",
          "CsPb(I1/3Br2/3)3, two bromides in three halides, also written CsPbBr2I: the composition "
          "of the thermochromic films and wires of Lin 2018 and Bischak 2020; LT is stable below "
          "about 370 K.",
          "0.6666666666666666",
          "1.262e-4 m^3/mol")};
      // The pure iodide is no mixture.
      for (std::size_t i = 1; i < list.size(); ++i)
        add_halides_of_cesium(list[i]);
      for (Material &one : mixed_halides(cesium_lead_iodide()))
        list.push_back(std::move(one));
      return list;
    }();
    return all;
  }

  namespace
  {
    bool states(const std::string &material, const std::string &path)
    {
      for (const Material &one : materials())
        if (one.name == material)
          return std::any_of(one.values.begin(), one.values.end(), [&](const MaterialValue &value) {
            return value.path == path;
          });
      return false;
    }
  } // namespace

  bool transforms(const std::string &material)
  {
    return states(material, "Model/Free energy/Equilibrium temperature");
  }

  bool has_carriers(const std::string &material)
  {
    return states(material, "Model/Mixed halide/Carriers/Lifetime");
  }

  std::string lighter_halide(const std::string &material)
  {
    return material.find("Cl)") == std::string::npos ? "Br" : "Cl";
  }
} // namespace softlattice
