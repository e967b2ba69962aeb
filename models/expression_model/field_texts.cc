// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/field_texts.h"

namespace softlattice
{
  namespace
  {
    const std::string user = "the case at hand";

    ParameterSection of_field(ParameterTable &table,
                              const std::string &section,
                              const std::string &item)
    {
      return table.section(section)
        .when("Model/Parts", {"expressions"})
        .when("Model/Fields", {item});
    }

    ParameterEntry &formula(const ParameterSection &section,
                            const std::string &name,
                            std::string *text)
    {
      return section.text(name, text).from_source(user, Confidence::assumed);
    }

    void declare_boundaries(FieldTexts &field, ParameterTable &table, const std::string &item)
    {
      const ParameterSection here = of_field(table, field.boundary_section(), item);
      formula(here, "Values", &field.values)
        .about(
          "Boundaries on which the value of the field is given, as BOUNDARY: FORMULA; "
          "BOUNDARY: FORMULA with formulas of x, y, z and t. A conserved field is in "
          "equilibrium with a reservoir there: what flows in is what keeps the value. A value that "
          "changes in time may be a table, BOUNDARY: VALUE at TIME, VALUE at TIME; repeat every "
          "TIME, as that of Fluxes and the outside value of Exchange. A name with a colon or a "
          "semicolon stands in quotation marks. No flux where nothing is said.")
        .from_equation("30");
      formula(here, "Fluxes", &field.fluxes)
        .about("Boundaries through which a given flux enters, as BOUNDARY: FORMULA; BOUNDARY: "
               "FORMULA with formulas of x, y, z and t: kappa du/dn of a non-conserved field, "
               "M dmu/dn of a conserved one, eps du/dn of a potential.")
        .from_equation("30");
      formula(here, "Exchange", &field.exchange)
        .about("Boundaries through which a field exchanges with its surroundings, as BOUNDARY: "
               "COEFFICIENT, OUTSIDE; ... with formulas of x, y, z and t: the flux that enters is "
               "the coefficient times (outside value - field).")
        .from_equation("30");
    }
  } // namespace

  void FieldTexts::declare(ParameterTable &table, const std::string &item)
  {
    const ParameterSection here = of_field(table, section(), item);
    here.choice("Kind", &kind, {"conserved", "non-conserved", "electrostatic", "equilibrium"})
      .about(
        "How the field evolves. conserved: it diffuses down the gradient of its chemical "
        "potential (Cahn-Hilliard). non-conserved: it relaxes towards lower energy "
        "(Allen-Cahn). electrostatic: a potential that a charge density makes (Poisson), at "
        "every moment in equilibrium. equilibrium: a field that is at every moment where the free "
        "energy does not change with it, as a displacement is whose energy of strain is a formula "
        "of "
        "its gradients; it has neither mobility nor initial state.")
      .from_equation("26, 27, 28, 29")
      .must_be_set();
    here.text("Unit", &unit)
      .about("Unit of the field in tables and files of fields; 1 in a dimensionless case.")
      .from_source(user, Confidence::assumed);

    const ParameterSection evolving = here.when("Kind", {"conserved", "non-conserved"});
    formula(here.when("Kind", {"conserved", "non-conserved", "equilibrium"}),
            "Gradient coefficient",
            &gradient_coefficient)
      .about("kappa, a number or a formula of the constants: the energy density holds "
             "kappa/2 |grad u|^2. 0: no interface energy.")
      .from_equation("26");
    formula(evolving, "Mobility", &mobility)
      .about("Mobility of the field, a formula of the fields, the constants, x, y, z and t. Not "
             "negative; where it is 0 the field stays as it is, but for its source.")
      .from_equation("27, 28")
      .must_be_set();
    formula(here.when("Kind", {"conserved"}), "Mobility directions", &directions)
      .about("A, by which Mobility is multiplied where a field spreads faster in one direction "
             "than in another: 'xx, yy, xy' "
             "in 2D, with zz = 1 in 3D, or 'xx, yy, zz, xy, xz, yz', formulas of the constants, x, "
             "y and z. Symmetric and "
             "positive definite; 1, 1, 0 changes nothing.")
      .from_equation("153");
    formula(here.when("Kind", {"conserved"}), "Cross mobilities", &cross_mobilities)
      .about("Other conserved fields of the case whose potentials move this one as well, as FIELD: "
             "FORMULA; FIELD: FORMULA with formulas as of Mobility: du/dt = div(sum_j M_j grad "
             "mu_j). By Onsager's relations the other field is moved by this one alike, so that "
             "each pair is "
             "stated once. With Mobility the matrix has to be positive definite everywhere.")
      .from_equation("175");
    formula(evolving, "Source", &source)
      .about("What is added to the field per time, a formula of the fields, the constants, x, y, z "
             "and t. dt(phi) in it is the change of another field per time, as in latent heat, "
             "dU/dt = ... + dt(phi)/2; the source has to be linear in it.")
      .from_equation("27, 28, 170");

    const std::string range_of_values = "The solver keeps the field inside, and what it has to "
                                        "give back of a conserved one it takes in "
                                        "proportion to the distance from the ends.";
    formula(evolving, "Lowest value", &lowest)
      .about("The field is above this everywhere, a number or a formula of the constants: for laws "
             "that exist "
             "only there, such as c*log(c) above 0. " +
             range_of_values)
      .from_equation("27, 28");
    formula(evolving, "Highest value", &highest)
      .about("The field is below this everywhere, a number or a formula of the constants. " +
             range_of_values)
      .from_equation("27, 28");

    const ParameterSection potential = here.when("Kind", {"electrostatic"});
    formula(potential, "Permittivity", &permittivity)
      .about("eps of - div(eps grad phi) = charge density, a formula of the fields, the constants, "
             "x, y, z and t. Positive.")
      .from_equation("29")
      .must_be_set();
    formula(potential, "Charge density", &charge_density)
      .about(
        "What makes the potential, a formula of the other fields, the constants, x, y, z and "
        "t. Times the potential it is part of the energy density, so that charged fields drift "
        "in the potential. Where boundaries only prescribe fluxes, a net charge is balanced by a "
        "uniform background.")
      .from_equation("29");

    formula(here, "Exact solution", &exact_solution)
      .about("The field as it should be, a formula of the constants, x, y, z and t, where that is "
             "known: the distance from it is then reported in statistics.csv. Changes nothing "
             "else.");
    here.number("Relative tolerance", &relative_tolerance)
      .about("Error of a time step that is tolerated, relative to how much the field varies; that "
             "of the section Time if it is not set. A field that follows from the others at once "
             "is solved "
             "for to a part of that.")
      .range(1e-10, 0.1);
    here.number("Absolute tolerance", &absolute_tolerance)
      .about("Is added to the tolerated error, in the unit of the field; that of the section Time "
             "if it is not set.")
      .range(1e-30, std::numeric_limits<double>::max());

    const ParameterSection initial = of_field(table, "Initial state", item)
                                       .when(section() + "/Kind", {"conserved", "non-conserved"});
    formula(initial, heading(), &initial_value)
      .about(
        "The field at the beginning, a formula of the constants, x, y, z and what 'Fields from "
        "files' and 'Fields from pictures' name. A potential has none: it follows from the "
        "others.")
      .must_be_set();
    declare_boundaries(*this, table, item);
  }
} // namespace softlattice
