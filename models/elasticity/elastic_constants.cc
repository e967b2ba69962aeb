// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/elasticity/elastic_constants.h"

#include "models/constants.h"
#include "models/elasticity/elastic_energy.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double smallest_modulus = 1e3, largest_modulus = 1e13; // [Pa]
    constexpr auto of_table =
      "E of CsPbBr3 15.8 GPa (10.1021/acs.jpcc.2c00600, Table 2), of a crystal of MAPbI3 20.0 GPa "
      "(EPFL infoscience 227712); 10 to 20 GPa";
    constexpr const char *names_of_components = "xx, yy, zz, yz, xz, xy";

    std::string path(const char *name)
    {
      return std::string("Strain/") + name;
    }
  } // namespace

  void ElasticConstants::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Strain");
    section.choice("Symmetry", &symmetry_, {"isotropic", "cubic", "any"})
      .about("Of the moduli of HT. 'any': all 21 are stated.")
      .from_equation("270")
      .from_source("grains of a film average out; a choice", Confidence::numerical);
    const ParameterSection isotropic = section.when("Symmetry", {"isotropic"});
    isotropic.quantity("Young's modulus", &youngs_modulus_, "Pa", "GPa")
      .about("E of HT.")
      .range(smallest_modulus, largest_modulus)
      .from_equation("270")
      .from_source(of_table, Confidence::assumed);
    isotropic.number("Poisson's ratio", &poisson_ratio_)
      .about("nu of HT; below 0.5, where a body keeps its volume and other equations are needed.")
      .range(-0.99, 0.495)
      .from_equation("270")
      .from_source("as of most halide perovskites; 0.25 to 0.35", Confidence::assumed);
    const ParameterSection cubic = section.when("Symmetry", {"cubic"});
    const auto modulus = [&](const char *name, double *variable, const char *about) {
      cubic.quantity(name, variable, "Pa", "GPa")
        .about(about)
        .range(-largest_modulus, largest_modulus)
        .from_equation("270")
        .from_source(
          "as calculations of the black phase of CsPbI3 give them, from memory; C44 is very soft",
          Confidence::memory);
    };
    modulus("C11", &c11_, "Stiffness of HT along an axis of the lattice.");
    modulus("C12", &c12_, "Stiffness of HT between two axes of the lattice.");
    modulus("C44", &c44_, "Stiffness of HT against shear of its axes.");
    section.when("Symmetry", {"any"})
      .quantities("Stiffness tensor", &tensor_, "Pa", "GPa")
      .about("The 21 moduli of HT in the axes of the lattice: the upper triangle of Voigt's matrix "
             "row by row, in "
             "the order xx, yy, zz, yz, xz, xy (C11, C12, ..., C16, C22, ..., C66).")
      .from_equation("270")
      .from_source("the material at hand", Confidence::assumed);
    section.number("Lattice angle", &lattice_angle_)
      .about(
        "By how many degrees the axes of the lattice are turned from x to y, about the third axis.")
      .range(-360., 360.)
      .from_equation("270")
      .from_source("the sample at hand", Confidence::assumed);
    section.choice("LT moduli", &lt_moduli_, {"factor", "own"})
      .about("'factor': those of HT times 'LT stiffness factor'; 'own': isotropic, with moduli of "
             "its own.")
      .from_equation("270")
      .from_source("no moduli of the delta phase were read", Confidence::numerical);
    section.when("LT moduli", {"factor"})
      .number("LT stiffness factor", &lt_factor_)
      .about("Moduli of LT over those of HT.")
      .range(1e-6, 1e6)
      .from_equation("270")
      .from_source("alike in both phases; no moduli of the delta phase were read",
                   Confidence::assumed);
    const ParameterSection own = section.when("LT moduli", {"own"});
    own.quantity("LT Young's modulus", &lt_youngs_modulus_, "Pa", "GPa")
      .about("E of LT.")
      .range(smallest_modulus, largest_modulus)
      .from_equation("270")
      .from_source("as of HT", Confidence::assumed);
    own.number("LT Poisson's ratio", &lt_poisson_ratio_)
      .about("nu of LT.")
      .range(-0.99, 0.495)
      .from_equation("270")
      .from_source("as of HT", Confidence::assumed);
    section.of_parts({"composition"})
      .number("Stiffness change by composition", &stiffness_slope_)
      .about("d ln C/dx: by which part all moduli change per unit of the fraction of bromide, from "
             "the nominal composition.")
      .range(-0.9, 10.)
      .from_equation("270")
      .from_source("none; bulk moduli of CsPbBr3 are 15.5 to 23.5 GPa (10.1021/acs.jpcc.2c00600)",
                   Confidence::assumed);

    const ParameterSection phase = section.of_parts({"phase"});
    phase.choice("Misfit of LT", &misfit_kind_, {"isotropic", "tensor"})
      .about("Whether LT shrinks alike in all directions, as it is on average over orientations "
             "that are not known, or as a tensor says.")
      .from_equation("271")
      .from_source("the real one is anisotropic (chains along the short axis of delta), its "
                   "orientation unknown",
                   Confidence::numerical);
    phase.when("Misfit of LT", {"isotropic"})
      .number("Linear misfit of LT", &misfit_)
      .about("Length of free LT over that of HT, less 1.")
      .range(-largest_strain, largest_strain)
      .from_equation("271")
      .from_source("a third of - 6.3 % of volume: delta 221.9 A^3 (Trots 2008, "
                   "10.1016/j.jpcs.2007.09.007, from memory) against gamma 236.8 A^3 "
                   "per formula (Straus 2019, 10.1021/jacs.9b06055)",
                   Confidence::derived);
    phase.when("Misfit of LT", {"tensor"})
      .quantities("Misfit tensor of LT", &misfit_tensor_, "1", "1")
      .about("Strain of free LT in the axes of the lattice of HT: xx, yy, zz, yz, xz, xy, the "
             "shears as e_ij, not twice.")
      .from_equation("271")
      .from_source("the orientation relation at hand", Confidence::assumed);
    section.of_parts({"composition"})
      .number("Linear misfit of bromide", &vegard_)
      .about("Length of the free bromide (or chloride) over that of the iodide (the bromide), less "
             "1; linear in between (Vegard).")
      .range(-largest_strain, largest_strain)
      .from_equation("271")
      .from_source("5.87/6.25 - 1 of CsPbBr3 and CsPbI3, lattice constants from memory",
                   Confidence::memory);
    section.number("Coherency factor", &coherency_)
      .about("Part of the energy of misfit of phases and compositions that is stored elastically; "
             "the rest has cracked, crept or "
             "gone into dislocations. Misfits enter times its root, thermal strain as it is.")
      .range(0., 1.)
      .from_equation("271")
      .from_source("all of it, as in films that adhere; 0.2 is a guess for free crystals",
                   Confidence::assumed);
    phase.number("Self-energy of nuclei", &self_energy_part_)
      .about("A nucleus strains its surroundings, too: what part it pays of the energy of a "
             "coherent inclusion far from all "
             "surfaces. With 1 LT and HT nucleate in each other on different sides of the "
             "temperature at which fronts of a film that "
             "is held stand.")
      .range(0., 1.)
      .from_equation("274")
      .from_source("all of it; less at a surface, by how much depends on the shape",
                   Confidence::assumed);
    section.quantity("Thermal expansion", &thermal_expansion_, "1/K", "1/K")
      .about("Linear, of the film or crystal.")
      .range(-1e-2, 1e-2)
      .from_equation("271")
      .from_source("3.9e-5 to 5e-5 1/K of black CsPbI3, from memory; 3.7e-5 1/K of FASnI3",
                   Confidence::memory);
    section.quantity("Stress-free temperature", &stress_free_temperature_, "K", "degC")
      .about("At which a body that a substrate holds has no thermal stress: that at which it "
             "formed, if nothing has crept since "
             "then (330 degC of films of black CsPbI3).")
      .range(1., 3000.)
      .from_equation("271")
      .from_source("room temperature: residual stresses of films, up to 50 MPa "
                   "(10.1038/s41467-020-15338-1), are far below those "
                   "of 305 K of cooling without creep",
                   Confidence::assumed);
    table.check([this](std::vector<Finding> &findings) { check(findings); });
  }

  void ElasticConstants::check(std::vector<Finding> &findings) const
  {
    const auto reject = [&](const char *name, const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, path(name), message, fix});
    };
    if (symmetry_ == "cubic")
      {
        // Of the three independent strains.
        if (!(c11_ - c12_ > 0. && c11_ + 2. * c12_ > 0.))
          reject("C11",
                 "a strain would cost no energy: the bulk modulus (C11 + 2 C12)/3 or the shear "
                 "modulus (C11 - C12)/2 is not above 0",
                 "take C11 above C12 and above -2 C12");
        if (!(c44_ > 0.))
          reject("C44", "a shear would cost no energy", "take a modulus above 0");
      }
    if (symmetry_ == "any")
      {
        if (tensor_.size() != 21)
          reject("Stiffness tensor",
                 "a stiffness tensor has 21 moduli, and there are " +
                   std::to_string(tensor_.size()),
                 "give C11, C12, C13, C14, C15, C16, C22, ..., C66 in Voigt's order " +
                   std::string(names_of_components));
        else if (!is_positive_definite(ht()))
          reject("Stiffness tensor",
                 "the tensor is not positive definite: some strain would cost no energy",
                 "look at its order, which is the upper triangle row by row, and at its signs");
      }
    if (misfit_kind_ == "tensor" && misfit_tensor_.size() != 6)
      reject("Misfit tensor of LT",
             "a strain has 6 components, and there are " + std::to_string(misfit_tensor_.size()),
             "give " + std::string(names_of_components));
    for (const double component : misfit_tensor_)
      if (misfit_kind_ == "tensor" && !(std::abs(component) <= largest_strain))
        {
          reject("Misfit tensor of LT",
                 "a misfit above 50 % is not small, as all laws of strain take it to be",
                 "give components between -0.5 and 0.5");
          break;
        }
  }

  Rotation ElasticConstants::lattice() const
  {
    return rotation_about_z(lattice_angle_ * constants::pi / 180.);
  }

  Stiffness ElasticConstants::ht() const
  {
    if (symmetry_ == "isotropic")
      return isotropic_stiffness(youngs_modulus_, poisson_ratio_);
    if (symmetry_ == "cubic")
      return rotated(cubic_stiffness(c11_, c12_, c44_), lattice());
    std::array<double, 21> upper{};
    std::copy_n(tensor_.begin(), std::min<std::size_t>(21, tensor_.size()), upper.begin());
    return rotated(full_stiffness(upper), lattice());
  }

  Stiffness ElasticConstants::lt() const
  {
    return lt_moduli_ == "own" ? isotropic_stiffness(lt_youngs_modulus_, lt_poisson_ratio_)
                               : lt_factor_ * ht();
  }

  Voigt ElasticConstants::phase_misfit() const
  {
    const double part = std::sqrt(coherency_);
    if (misfit_kind_ == "isotropic")
      return {part * misfit_, part * misfit_, part * misfit_, 0., 0., 0.};
    Voigt misfit{};
    for (std::size_t i = 0; i < std::min<std::size_t>(6, misfit_tensor_.size()); ++i)
      misfit[i] = part * (i < 3 ? 1. : 2.) * misfit_tensor_[i];
    return rotated(misfit, lattice());
  }

  Voigt ElasticConstants::composition_misfit() const
  {
    const double one = std::sqrt(coherency_) * vegard_;
    return {one, one, one, 0., 0., 0.};
  }

  bool ElasticConstants::have_directions() const
  {
    return symmetry_ != "isotropic" || misfit_kind_ != "isotropic";
  }

  double ElasticConstants::self_energy_of_nuclei() const
  {
    ElasticEnergy inclusion;
    inclusion.ht = ht();
    inclusion.lt = lt();
    inclusion.phase_misfit = phase_misfit();
    return self_energy_part_ * inclusion_energy(inclusion);
  }
} // namespace softlattice
