// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/moisture/encapsulation.h"
#include "models/parameter_table.h"

namespace softlattice
{
  namespace
  {
    constexpr const char *of_materials =
      "EVA: 10.1016/j.solmat.2006.04.002, from memory; the others are of the order of data sheets";

    std::vector<std::string> with(std::vector<std::string> names, const std::string &more)
    {
      names.push_back(more);
      return names;
    }
  } // namespace

  void Encapsulation::declare(const ParameterSection &environment, ParameterTable &table)
  {
    const std::vector<std::string> named = barrier_material_names();
    const ParameterSection section =
      environment.when("Barrier film", {"laminate", "edge seal"}).subsection("Encapsulation");
    const ParameterSection laminate =
      environment.when("Barrier film", {"laminate"}).subsection("Encapsulation");
    const ParameterSection seal =
      environment.when("Barrier film", {"edge seal"}).subsection("Encapsulation");
    laminate.choice("Sheet", &sheet_, with(named, "none"))
      .about("Front or back sheet, whichever lets more water in. Of each material the diffusivity "
             "and the "
             "water that it takes up are known with their dependence on temperature.")
      .from_equation("242")
      .from_source(of_materials, Confidence::assumed);
    laminate.when("Sheet", named)
      .quantity("Sheet thickness", &sheet_thickness_, "m", "mm")
      .about("Of the sheet.")
      .range(1e-6, 1.)
      .from_equation("242")
      .from_source("back sheets of 0.2 to 0.35 mm", Confidence::assumed);
    section.choice("Encapsulant", &encapsulant_, with(named, "own"))
      .about("What lies between sheet or seal and the film. 'own': with the four numbers below.")
      .from_equation("242")
      .from_source(of_materials, Confidence::assumed);
    laminate.quantity("Encapsulant thickness", &encapsulant_thickness_, "m", "mm")
      .about("Of the encapsulant between the sheet and the film.")
      .range(1e-6, 1.)
      .from_equation("242")
      .from_source("one sheet of encapsulant", Confidence::assumed);
    const ParameterSection own = section.when("Encapsulant", {"own"});
    own.quantity("Diffusivity", &own_.diffusivity, "m^2/s", "cm^2/s")
      .about("D of water at 25 degC.")
      .range(1e-25, 1e-6)
      .from_equation("242")
      .from_source(of_materials, Confidence::assumed);
    own.quantity("Diffusion energy", &own_.diffusion_energy, "J", "eV")
      .about("Activation energy of D.")
      .range(0., 3e-19)
      .from_equation("242")
      .from_source(of_materials, Confidence::assumed);
    own.quantity("Water at saturation", &own_.content, "kg/m^3", "kg/m^3")
      .about("What it takes up of water in saturated air of 25 degC: its solubility times the "
             "saturation "
             "pressure.")
      .range(1e-6, 1e3)
      .from_equation("242")
      .from_source(of_materials, Confidence::assumed);
    own.quantity("Solution energy", &own_.content_energy, "J", "eV")
      .about("By which that rises with the temperature.")
      .range(-3e-19, 3e-19)
      .from_equation("242")
      .from_source(of_materials, Confidence::assumed);
    laminate.quantity("Gap", &gap_, "m", "um")
      .about("Air between the encapsulant and the film, which has to be filled as well.")
      .range(0., 1.)
      .from_equation("242")
      .from_source("laminated without a gap", Confidence::assumed);
    seal.choice("Seal", &seal_, named)
      .about("Material of the seal around the edge, between two sheets that let nothing through.")
      .from_equation("244")
      .from_source(of_materials, Confidence::assumed);
    seal.quantity("Seal width", &seal_width_, "m", "mm")
      .about("What water has to pass to come in.")
      .range(1e-5, 1.)
      .from_equation("244")
      .from_source("10 to 15 mm is usual", Confidence::assumed);
    seal.quantity("Desiccant capacity", &desiccant_capacity_, "kg/m^3", "kg/m^3")
      .about("Water that the desiccant in the seal binds per volume; until a place of the seal has "
             "bound that, nothing "
             "goes on from there.")
      .range(1e-3, 1e3)
      .from_equation("244")
      .from_source("some per cent of the weight", Confidence::assumed);
    seal.quantity("Distance from the seal", &distance_, "m", "mm")
      .about("Where the film of this case lies in the module: what water has to go along the "
             "encapsulant after the "
             "seal.")
      .range(1e-5, 10.)
      .from_equation("244")
      .from_source("the cells that suffer first", Confidence::assumed);
    seal.quantity("Half width", &half_width_, "m", "mm")
      .about("From the seal to the middle of the module, to which water goes on.")
      .range(1e-5, 10.)
      .from_equation("244")
      .from_source("a module of one metre", Confidence::assumed);
    table.check([this](std::vector<Finding> &findings) {
      if (distance_ > half_width_)
        findings.push_back({Finding::Severity::error,
                            "Environment/Encapsulation/Distance from the seal",
                            "lies beyond the middle of the module",
                            "stay below 'Half width': from there the other side is nearer"});
    });
  }
} // namespace softlattice
