// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/mobile_defect.h"
#include "solver/parts/equations/part_term.h"
#include "solver/parts/vacancies/local_temperature.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Names of the fields that laws of defects read; not all cases have the last three.
  struct FieldsBesideDefects
  {
    std::string potential;
    std::optional<std::string> phase, halide, temperature;
  };

  /// What one kind of mobile defects adds to the equations: its energy (280) and its mobility (282), and what a temperature
  /// that is a field changes of them.
  class DefectEquation
  {
  public:
    /// `compensating_fraction`: see DefectEnergy. The state must outlive this.
    DefectEquation(MobileDefect defect,
                   double compensating_fraction,
                   const FieldsBesideDefects &beside,
                   const PointState &state);
    DefectEquation(const DefectEquation &) = delete; // its laws refer to it
    DefectEquation &operator=(const DefectEquation &) = delete;

    const MobileDefect &defect() const { return defect_; }
    const PartTerm &energy() const { return *energy_; }
    const PartTerm &mobility() const { return *mobility_; }
    /// Where the temperature is a field; else null.
    const EntropyAtPlace *entropy() const { return entropy_ ? &*entropy_ : nullptr; }

  private:
    MobileDefect defect_;
    std::unique_ptr<FreeEnergy> law_of_energy_, law_of_mobility_;
    std::optional<PointTerm> energy_, mobility_;
    std::optional<EntropyAtPlace> entropy_;
  };

  /// How many pairs form per volume and time at the nodes over the sites of one kind of defects, (313).
  class PairTerm final : public PartTerm
  {
  public:
    /// A PairGeneration of the fields that are read, the temperature the last of them if it is a field.
    PairTerm(std::unique_ptr<FreeEnergy> law,
             const PointState &state,
             std::vector<std::string> reads)
      : law_(std::move(law))
      , state_(state)
      , reads_(std::move(reads))
    {}

    /// Of the surroundings [K].
    void set_temperature(double temperature);
    /// The nodes from now on: by how much a pair costs more there than in the crystal [J].
    void set_nodes(std::vector<double> excess);

    const std::vector<std::string> &reads() const override { return reads_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override
    {
      return "Vacancies/Second species/Recombination coefficient";
    }

  private:
    /// Among the fields that are read: the law has one argument more, by how much a pair costs more.
    bool has_temperature() const { return law_->n_fields() == reads_.size() + 1; }

    std::unique_ptr<FreeEnergy> law_;
    const PointState &state_;
    std::vector<std::string> reads_;
    std::vector<double> temperature_, excess_; ///< at the nodes; the former where it is no field
  };

  /// What pairs of vacancies and interstitials add to either, (313).
  class PairSources
  {
  public:
    /// k [m^3/s]; the temperature of the beginning [K]. All arguments must outlive this.
    PairSources(const MobileDefect &vacancies,
                const MobileDefect &interstitials,
                double coefficient,
                double initial_temperature,
                const FieldsBesideDefects &beside,
                const PointState &state);
    PairSources(const PairSources &) = delete;
    PairSources &operator=(const PairSources &) = delete;

    const PartTerm &of_vacancies() const { return *of_vacancies_; }
    const PartTerm &of_interstitials() const { return *of_interstitials_; }
    /// See PairTerm.
    void set_temperature(double temperature);
    void set_nodes(const std::vector<double> &excess);

  private:
    std::optional<PairTerm> of_vacancies_, of_interstitials_;
  };
} // namespace softlattice
