// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/definitions.h"
#include "models/expression_model/given_function.h"
#include "models/parameter_table.h"

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// Initial values of the fields that the program knows by itself, where a case states them by formula: entries
  /// `Initial state/LT phase` and `Initial composition/Fraction`.
  class InitialFormulas
  {
  public:
    using Function = std::function<double(const std::array<double, 3> &place)>;

    struct Known
    {
      std::map<std::string, double> constants;
      Definitions definitions;
      std::vector<GivenFunction> functions; ///< of the place
    };

    /// `known` is asked when a case has been read.
    void declare(ParameterTable &table, std::function<Known()> known);
    /// While a case is read: random fields.
    void set_noise(Definitions::Noise noise) { noise_ = std::move(noise); }
    /// Finds the files of tables.
    using NameOfFile = std::function<std::string(const std::string &)>;
    void set_full_name(NameOfFile full_name) { full_name_ = std::move(full_name); }

    /// Of the place [m]; null where the case says something else.
    const Function &phase() const { return phase_.function; }
    const Function &fraction() const { return fraction_.function; }

    static constexpr auto path_of_phase = "Initial state/LT phase";
    static constexpr auto path_of_fraction = "Initial composition/Fraction";

  private:
    struct One
    {
      std::string path;
      std::string text;
      Function function;
    };
    void read(std::vector<Finding> &findings);

    One phase_ = {path_of_phase, "", {}};
    One fraction_ = {path_of_fraction, "", {}};
    std::function<Known()> known_;
    Definitions::Noise noise_;
    NameOfFile full_name_;
  };
} // namespace softlattice
