// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/fields/ball.h"
#include "solver/fields/composition_seeds.h"

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// How two halides are distributed at the beginning, section "Initial composition": a uniform mixture or
  /// a junction, seeds of another composition in it that take their halides from around them, and small
  /// fluctuations on top. A function of the place
  /// alone: the same on any mesh and any number of ranks.
  class InitialComposition
  {
  public:
    void declare(ParameterTable &table);

    /// x over the place; `uniform` is the composition without a junction. Nothing keeps fluctuations from
    /// leaving 0 to 1: whoever uses it checks that. @throws InputError if no wave fits into the body
    std::function<double(const std::array<double, 3> &)> over(const BoxOfBody &body,
                                                              double uniform) const;
    /// The same without seeds, and how far outside of all seeds a place is: 1 outside, 0 inside.
    std::function<double(const std::array<double, 3> &)> without_seeds(const BoxOfBody &body,
                                                                       double uniform) const;
    std::function<double(const std::array<double, 3> &)> outside_seeds(const BoxOfBody &body) const;
    bool has_seeds() const { return seeds_ != "none"; }
    /// 10-90 % widths [m], 0 where there is none.
    double edge_of_seeds() const { return has_seeds() ? edge_ : 0.; }
    double width_of_junction() const { return profile_ == "junction" ? width_ : 0.; }
    /// Variance of the slope of the junction [m^2], 2 D t of a sharp one; 0 where there is none.
    double variance_of_junction() const;
    /// Seeds, for whom the mesh has to be fine.
    std::vector<Ball> seeds(const BoxOfBody &body) const;
    bool is_uniform() const
    {
      return profile_ == "uniform" && seeds_ == "none" && amplitude_ == 0.;
    }

    /// What the formula of the profile says, where that is one. Before anything is asked for.
    void set_formula(std::function<double(const std::array<double, 3> &)> formula)
    {
      formula_ = std::move(formula);
    }

    /// Whether the composition without a junction is in use.
    bool needs_uniform() const { return profile_ == "uniform"; }

    /// Reads the file of seeds if there is one, before anything else is asked for. What is wrong is
    /// appended, and what is only worth knowing.
    void read_seeds(const BoxOfBody &body,
                    std::vector<FileProblem> &problems,
                    std::vector<FileProblem> &notes);

    /// What does not fit a body of this dimension.
    void check_dimension(int dimension, std::vector<Finding> &findings) const;

  private:
    struct Mode
    {
      std::array<double, 3> wave_vector; ///< [1/m]
      double phase;                      ///< [1]
    };
    std::vector<Mode> modes(const BoxOfBody &body) const;
    std::vector<CompositionSeed> placed(const BoxOfBody &body) const;
    double profile(const std::array<double, 3> &place, double uniform) const;

    std::string profile_ = "uniform";
    std::string axis_ = "x";
    double position_ = 1e-6; // [m]
    double width_ = 20e-9;   // 10-90 % [m]
    double below_ = 0.05;
    double above_ = 0.95;

    std::function<double(const std::array<double, 3> &)> formula_;

    std::string seeds_ = "none";
    std::vector<double> places_; // x, y (and z) of each [m]
    int n_seeds_ = 10;
    double radius_ = 10e-9; // [m]
    double edge_ = 5e-9;    // 10-90 % [m]
    double of_seeds_ = 0.2;
    InputFile seeds_file_;
    std::vector<CompositionSeed> from_file_;

    double amplitude_ = 0.;              // rms [1]
    double shortest_wavelength_ = 20e-9; // [m]
    int n_modes_ = 200;
    int random_seed_ = 1;
  };
} // namespace softlattice
