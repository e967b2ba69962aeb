// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/nucleation/nucleus.h"
#include "solver/nucleation/step_fields.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Which phase appears.
  enum class NucleatingPhase
  {
    lt, ///< in HT, below T0
    ht  ///< in LT, above T0
  };

  /// Where a nucleus forms.
  enum class NucleationPlace
  {
    surface,      ///< as covered as the case says
    bare_surface, ///< where nothing covers it
    bulk          ///< inside; rates are per volume [1/m^3/s]
  };

  /// What stress adds to dg, in derived fields: these are numbered behind the fields of the case.
  struct StrainWorkFields
  {
    std::size_t of_nucleus;
    std::size_t of_front;

    // Their names, in parts of a case that have stress.
    static constexpr auto name_of_lt_nucleus = "work_of_LT_nuclei";
    static constexpr auto name_of_ht_nucleus = "work_of_HT_nuclei";
    static constexpr auto name_of_front = "work_of_fronts";
  };

  /// The derived field of this name is, in cases whose vacancies move, how many more or fewer than at the beginning there are,
  /// Conditions::vacancy_excess.
  constexpr auto name_of_vacancy_excess = "vacancy_excess";

  /// The fields that nucleation looks at.
  struct NucleatedFields
  {
    std::size_t phase = 0;                       ///< 1 where the film is LT already
    std::optional<std::size_t> br_fraction = {}; ///< none: the nominal one everywhere
    std::optional<std::size_t> temperature = {}; ///< [K]; none: that of the surroundings everywhere
    std::optional<std::size_t> humidity =
      {}; ///< relative, at the surface [1]; none: that which follows

    std::optional<StrainWorkFields> strain = {}; ///< none: no stress
    std::optional<std::size_t> vacancies =
      {}; ///< name_of_vacancy_excess, which only nuclei see; none: no more than ever

    /// Whether fronts differ from place to place in more than the composition, and whether nuclei do.
    bool fronts_know_places() const { return temperature || humidity || strain; }
    bool knows_places() const { return fronts_know_places() || vacancies; }
  };

  /// With which rate and velocity a phase appears and grows, under the conditions of a place. Fields are rounded before
  /// they enter, to parts that change no rate by as much as a per cent: they depend on the number of processes in their
  /// last digits, and nuclei shall not.
  class NucleationLaws
  {
  public:
    /// Lowest and highest value of a field.
    using Range = std::pair<double, double>;
    /// What there is anywhere in the body over a step.
    struct Ranges
    {
      Range br_fraction;
      std::optional<Range> temperature, humidity;          ///< where there are fields of them
      std::optional<Range> of_nucleus = {}, of_front = {}; ///< work of stress [J/m^3], likewise
      std::optional<Range> vacancies = {};                 ///< excess of them [1], likewise
      bool operator==(const Ranges &other) const
      {
        return br_fraction == other.br_fraction && temperature == other.temperature &&
               humidity == other.humidity && of_nucleus == other.of_nucleus &&
               of_front == other.of_front && vacancies == other.vacancies;
      }
    };

    /// The models must outlive this.
    NucleationLaws(const ModelSet &models, const NucleatedFields &fields, NucleatingPhase phase)
      : models_(models)
      , fields_(fields)
      , phase_(phase)
    {}

    const NucleatedFields &fields() const { return fields_; }
    bool is_ht() const { return phase_ == NucleatingPhase::ht; }

    Ranges ranges(const StepFields &fields) const;
    /// Sets composition and conditions of candidates or nuclei, the latter within the ranges: between nodes a field
    /// may exceed what it is there. Collective.
    template <typename Born>
    void set_local(const StepFields &fields,
                   double from,
                   double to,
                   const Ranges &ranges,
                   std::vector<Born> &born) const;
    /// The conditions alone.
    void set_conditions(const StepFields &fields,
                        double from,
                        double to,
                        const Ranges &ranges,
                        std::vector<Nucleus> &nuclei) const
    {
      conditions_at_ends(fields, from, to, ranges, nuclei);
    }

    /// J [1/m^2/s] of the phase that appears; in the bulk [1/m^3/s].
    double rate(double t,
                const std::optional<ConditionsOverStep> &at,
                double br_fraction,
                NucleationPlace place = NucleationPlace::surface) const
    {
      return rate(conditions(t, at, place), br_fraction, place);
    }
    /// Of a front with which it grows [m/s].
    double velocity(double t, const std::optional<ConditionsOverStep> &at, double br_fraction) const
    {
      return velocity(conditions(t, at, NucleationPlace::surface), br_fraction);
    }
    /// The largest J at places of a kind under these surroundings, sampled [1/m^2/s]; in the bulk [1/m^3/s].
    double largest_rate(const Conditions &around,
                        const Ranges &ranges,
                        NucleationPlace place = NucleationPlace::surface) const;
    /// The largest of the velocities between two times [m/s], 0 where all go back, sampled.
    double largest_velocity(double from, double to, const Ranges &ranges) const;

  private:
    double rate(const Conditions &conditions, double br_fraction, NucleationPlace place) const;
    double velocity(const Conditions &conditions, double br_fraction) const;
    Conditions conditions(double t,
                          const std::optional<ConditionsOverStep> &at,
                          NucleationPlace place) const;
    /// The largest value of a function of conditions and composition under these surroundings, sampled.
    template <typename Function>
    static double largest(const Function &function, const Conditions &around, const Ranges &ranges);
    template <typename Born>
    void conditions_at_ends(const StepFields &fields,
                            double from,
                            double to,
                            const Ranges &ranges,
                            std::vector<Born> &born) const;

    const ModelSet &models_;
    NucleatedFields fields_;
    NucleatingPhase phase_;
  };
} // namespace softlattice
