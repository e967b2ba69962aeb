// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_graph.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// "h(u) = u^3*(6*u^2 - 15*u + 10)", a function, or "g = eta^2*(1 - eta)^2", a name for a part of formulas.
  /// Its variables are the parameters, then their derivatives by x, y and z, parameter after parameter, and
  /// then what the definition knows beside them.
  struct Definition
  {
    std::vector<std::string> parameters; ///< none: no function
    std::vector<std::string> variables;
    ExpressionGraph graph;
    ExpressionGraph::Node root = 0;
  };

  /// amplitude cos(wave_vector x + phase)
  struct Wave
  {
    double amplitude = 0.;
    std::array<double, 3> wave_vector{}; ///< [1/m]
    double phase = 0.;
  };

  /// What formulas may call beside variables, constants and the functions of expression_functions().
  class Definitions
  {
  public:
    static constexpr std::size_t most_parameters = 10;

    /// Reads the formula of a definition, which may use those added before it. Throws ExpressionError.
    void add(const std::string &name,
             const std::vector<std::string> &parameters,
             const std::string &formula,
             const std::vector<std::string> &variables,
             const std::map<std::string, double> &constants);
    /// A name that cannot be used until it is added, and why.
    void forbid(const std::string &name, const std::string &why) { forbidden_[name] = why; }

    /// The definition of that name, or nullptr.
    const Definition *find(const std::string &name) const;
    /// Why a name cannot be used here; empty if there is nothing to say of it.
    std::string objection_to(const std::string &name) const;
    /// In alphabetical order.
    std::vector<std::string> names() const;

    /// Where formulas may hold tables: the spline through the rows of a file. May throw std::runtime_error.
    using TableReader = std::function<std::shared_ptr<const Spline>(const std::string &file)>;
    void set_table_reader(TableReader reader) { read_table_ = std::move(reader); }
    const TableReader &table_reader() const { return read_table_; }
    /// Where they may hold random fields: the waves of one with a correlation length [m].
    using Noise = std::function<std::vector<Wave>(std::uint64_t seed, double length)>;
    void set_noise(Noise noise) { noise_ = std::move(noise); }
    const Noise &noise() const { return noise_; }

    /// None.
    static const Definitions &none();

  private:
    TableReader read_table_;
    Noise noise_;
    std::map<std::string, Definition> all_;
    std::map<std::string, std::string> forbidden_;
  };
} // namespace softlattice
