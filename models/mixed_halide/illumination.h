// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// How many pairs light makes per volume and time, over time: given as such, or from the power that
  /// falls on a film and the part of it that the film absorbs (Beer and Lambert),
  ///   G = Phi (1 - e^(-alpha d))/d on average,   alpha = (1 - h) alpha_HT + h alpha_LT.
  class Illumination
  {
  public:
    Illumination();
    void declare(ParameterTable &table);
    /// Reads the file by which the light is multiplied, if there is one, up to `end_time` [s]. @throws TableFileError
    void prepare(double end_time);

    /// Mean rate of generation over the film [1/(m^3 s)] at time t [s] (`before`: just before a jump), if
    /// the part `lt_part` of it is LT [1].
    double generation(double t, bool before, double lt_part) const;
    /// That of a power density [W/m^2] on a film of HT, by the energy of photons and the film stated here.
    double generation_of(double power) const;
    bool is_given_as_power() const;
    /// The largest rate at any time, whatever part is LT [1/(m^3 s)].
    double largest_generation() const;
    /// Rate at a depth below the illuminated face [m] for the photon flux [1/(m^2 s)] on it.
    double generation_at_depth(double flux, double depth, double lt_part) const;
    /// alpha [1/m].
    double absorption(double lt_part) const;
    /// Times in (from, to) at which the light changes its slope or value.
    std::vector<double> breakpoints(double from, double to) const;
    bool jumps(double t) const;
    /// Whether it is the same at all times between two.
    bool is_constant(double from, double to) const;
    bool depends_on_phase() const;

  private:
    const Schedule &stated() const;
    const Schedule &schedule() const { return is_from_file() ? from_file_ : stated(); }
    bool is_from_file() const { return source_ == "file"; }
    double mean_absorbed(double flux, double lt_part) const;

    std::string quantity_ = "generation rate";
    Schedule generation_{0.}; // [1/(m^3 s)]
    Schedule power_{0.};      // [W/m^2]
    std::string source_ = "as stated";
    InputFile file_;
    Schedule from_file_{0.};     // as either of both
    double photon_energy_;       // [J]
    double thickness_ = 300e-9;  // d [m]
    double absorption_ht_ = 1e7; // [1/m]
    double absorption_lt_ = 0.;  // [1/m]
  };
} // namespace softlattice
