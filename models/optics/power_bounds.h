// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  class ParameterTable;
  struct Schedule;

  /// How much of its power a solar cell keeps whose film is LT in places: two bounds, for what LT does to a cell is not known.
  /// Both are of one diode, of which the part f of the area that is LT is missing and makes no current:
  ///   J(V) = J_L - (1 - f) J_0 [exp(V/(n V_T)) - 1] - g f V,   P = max J V
  /// Blocked: LT does nothing, g = 0. Shunted: each LT place connects the contacts with a conductance per area g.
  /// J_L is the photocurrent of what is HT, in proportion to the light; J_0 follows from the open-circuit voltage of the whole cell in
  /// full sun.
  class PowerBounds
  {
  public:
    /// In section "Optics/Power".
    void declare(ParameterTable &table);
    /// `full_current`: photocurrent of the whole cell in 1000 W/m^2 [A/m^2].
    void prepare(double full_current);

    struct Kept
    {
      double blocked = 1.;
      double shunted = 1.;
    };
    /// Power over that of the whole cell at the same irradiance [W/m^2], if a part of the photocurrent is kept and a part of the
    /// area is LT.
    Kept of(double current_kept, double lt_part, double irradiance) const;
    double efficiency() const { return efficiency_; } ///< of the whole cell [1]

  private:
    double power(double photocurrent, double lt_part, double conductance) const;

    double voltage_ = 1.1;       // V_oc [V]
    double ideality_ = 1.5;      // n [1]
    double conductance_ = 1e4;   // g [S/m^2]
    double efficiency_ = 0.15;   // [1]
    double full_current_ = 200.; // [A/m^2]
    double saturation_ = 0.;     // J_0 [A/m^2]
  };

  /// Light on a module over a time, and that of it which the cells still turn into what they did at first [J/m^2].
  struct UsedLight
  {
    double all = 0.;
    double blocked = 0.;
    double shunted = 0.;
  };

  /// What a cell is at a time [s].
  struct CellState
  {
    double time = 0.;
    double current_kept = 1.;
    double lt_part = 0.;
  };

  /// Between two times, what a cell is being linear in between and the irradiance [W/m^2] between its breakpoints.
  UsedLight used_light(const Schedule &irradiance,
                       const CellState &from,
                       const CellState &to,
                       const PowerBounds &bounds);
} // namespace softlattice
