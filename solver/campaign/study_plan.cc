// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_plan.h"

#include "solver/campaign/study_members.h"
#include "solver/campaign/study_parameters.h"
#include "solver/campaign/study_quantities.h"
#include "solver/campaign/study_replicates.h"
#include "solver/campaign/study_site.h"
#include "solver/parameters/value.h"
#include "solver/study/acceleration_points.h"
#include "solver/study/points_table.h"
#include "solver/study/sensitivity_design.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    // Beyond, whoever asks has mistyped.
    constexpr std::size_t most_members = 1000000;

    /// Reads a study against its case.
    class Planner
    {
    public:
      Planner(ReadStudy &study, const UnitSystem &units, const PartKinds &further_parts)
        : study_(study)
        , units_(units)
        , further_parts_(further_parts)
        , overrides_(study.diagnostics)
      {}

      StudyPlan plan()
      {
        StudyPlan plan;
        plan.case_file = settings().case_file.path;
        plan.further_parts = further_parts_;
        // As far as it goes, for all errors to be told at once.
        if (plan.case_file.empty())
          return plan;
        read_base();
        const int n_errors = study_.diagnostics.n_errors();
        read_axes();
        for (const AxisOfCase &one : axes_)
          plan.axes.push_back(one.axis);
        // The variables of a formula are the axes: it says nothing new while one of them is not known.
        if (study_.diagnostics.n_errors() == n_errors)
          formulas_.emplace(axes_, study_.diagnostics);
        if (settings().is_by_mean_field() && settings().replicates > 1)
          study_.diagnostics.error(study_.values.location("Study/Replicates"),
                                   "a mean-field estimate is the mean over all replicates",
                                   "Replicates = 1");
        if (base_->diagnostics.n_errors() == 0)
          {
            plan.quantities = quantity_keys();
            set_goal(plan);
            if (settings().acceleration.is_asked_for)
              ask_for_acceleration(plan);
          }
        if (!has_errors())
          add_members(plan);
        return plan;
      }

    private:
      const StudySettings &settings() const { return study_.settings; }
      bool has_errors() const { return study_.diagnostics.n_errors() > 0; }

      void read_base()
      {
        const Case blank(further_parts_); // what kind of parameter an override is about
        for (const StudyOverride &one : study_.overrides)
          common_.push_back(overrides_.add(entry_in_use(blank.table, {}, one.path), one));
        variants_ = std::make_unique<CaseVariants>(settings().case_file.path,
                                                   common_,
                                                   units_,
                                                   further_parts_);
        base_ = &variants_->read({});
        overrides_.take(base_->diagnostics, "");
      }

      void read_axes()
      {
        for (const StudyAxis &given : settings().axes)
          {
            const ParameterEntry *entry = find_parameter(base_->what.table,
                                                         base_->values,
                                                         given.path,
                                                         given.where,
                                                         units_,
                                                         study_.diagnostics);
            if (entry == nullptr)
              continue;
            if (has_table_of_points() && given.formula.empty())
              study_.diagnostics.error(given.where,
                                       "the points are in '" + settings().points_from.path + "'",
                                       "a column of it, or a Formula");
            add_axis(read_axis(given,
                               *entry,
                               settings().is_sampled(),
                               units_,
                               study_.values,
                               study_.diagnostics),
                     *entry,
                     given.where);
          }
        if (has_table_of_points())
          for (auto &[axis, entry] : read_points(
                 settings().points_from.path,
                 base_->what.table,
                 [this](const ParameterEntry &one) { return base_->values.is_active(one); },
                 units_,
                 study_.diagnostics))
            {
              const Location header = axis.where;
              add_axis(std::move(axis), *entry, header);
            }
      }

      bool has_table_of_points() const { return !settings().points_from.path.empty(); }

      /// `where`: it stands in the study, or in the table of points.
      void add_axis(Axis axis, const ParameterEntry &entry, const Location &where)
      {
        if (is_seed(entry) && settings().replicates > 1)
          study_.diagnostics.error(where,
                                   "replicates set the seed, and so does this axis",
                                   "Replicates = 1, or no axis over a seed");
        for (const AxisOfCase &other : axes_)
          if (other.axis.path == axis.path)
            study_.diagnostics.error(where,
                                     "two axes over one parameter, '" + axis.path + "'",
                                     "one with all values");
        for (const StudyOverride &one : study_.overrides)
          if (one.path == axis.path && has_table_of_points())
            study_.diagnostics.error(one.where,
                                     "'" + axis.path + "' is set here and varied by an axis",
                                     "one of the two");
        AxisOfCase one{std::move(axis), &entry, "", in_case(entry)};
        one.shown_in_case = one.axis.unit.empty() || std::isnan(one.in_case)
                              ? written(entry, units_).value_or("")
                              : value_of(one.in_case, entry, units_).shown();
        axes_.push_back(std::move(one));
      }

      /// The value in the case itself, SI; NaN where it is no number or changes over time.
      static double in_case(const ParameterEntry &entry)
      {
        if (const auto *value = std::get_if<double *>(&entry.target))
          return **value;
        if (const auto *value = std::get_if<int *>(&entry.target))
          return **value;
        if (const auto *value = std::get_if<Schedule *>(&entry.target);
            value && (*value)->values.size() == 1)
          return (*value)->values.front();
        return std::numeric_limits<double>::quiet_NaN();
      }

      std::vector<std::string> quantity_keys()
      {
        std::vector<std::string> keys;
        const std::vector<std::string> known =
          settings().is_by_mean_field() ? mean_field_quantities() : study_quantities(base_->what);
        for (const std::string &name : settings().quantities)
          if (const std::string key = find_quantity(name, known); !key.empty())
            keys.push_back(key);
          else
            study_.diagnostics.error(study_.values.location("Study/Quantities"),
                                     "the case has no quantity '" + name + "'",
                                     hint_for_quantity(name, known));
        return keys;
      }

      void set_goal(StudyPlan &plan)
      {
        const std::string &name = settings().precision_of;
        if (name.empty())
          return;
        const std::string key = find_quantity(name, plan.quantities);
        if (key.empty())
          {
            study_.diagnostics.error(study_.values.location("Study/Precision of"),
                                     "'" + name + "' is none of the Quantities of the study",
                                     hint_for_quantity(name, plan.quantities));
            return;
          }
        const auto found = std::find(plan.quantities.begin(), plan.quantities.end(), key);
        plan.goal =
          PrecisionGoal{std::size_t(found - plan.quantities.begin()), settings().precision};
      }

      void ask_for_acceleration(StudyPlan &plan)
      {
        check_acceleration(settings(), study_.values, study_.diagnostics);
        plan.acceleration.emplace();
        plan.acceleration->life =
          life_among(settings(), plan.quantities, study_.values, study_.diagnostics).value_or(0);
        if (settings().acceleration.has_use_case() && !has_errors())
          plan.acceleration->site =
            site_of_use(settings().acceleration.use_case.path,
                        plan.quantities[plan.acceleration->life],
                        study_.values.location("Study/Acceleration/Use case"),
                        units_,
                        further_parts_,
                        study_.diagnostics);
        if (base_->what.has_transformation())
          equilibrium_temperature_ = base_->what.models.transition().equilibrium_temperature();
      }

      /// Over the axes that have values of their own: those of the design, and of the use of an accelerated life.
      std::vector<StudyPoint> free_points(const StudyPlan &plan)
      {
        const std::vector<Axis> axes = AxisFormulas::free_axes(axes_);
        std::vector<const ParameterEntry *> entries;
        for (const AxisOfCase &one : axes_)
          if (one.axis.formula.empty())
            entries.push_back(one.entry);
        double n = settings().replicates;
        if (settings().design == StudySettings::sensitivity)
          n *= static_cast<double>(saltelli_block(axes.size()));
        for (const Axis &axis : axes)
          if (settings().design == StudySettings::grid)
            n *= static_cast<double>(axis.values.size());
        if (settings().is_sampled())
          n *= settings().points;
        if (n > most_members)
          {
            study_.diagnostics.error(study_.values.location("Study/Design"),
                                     "more than a million members",
                                     "fewer values, or a Latin hypercube");
            return {};
          }
        try
          {
            std::vector<StudyPoint> all =
              points_of(settings(), axes, [&](const std::size_t a, const double part) {
                return value_at(axes[a], *entries[a], part, units_);
              });
            if (plan.acceleration && !settings().acceleration.has_use_case())
              if (auto use =
                    use_point(settings(), axes, entries, units_, study_.values, study_.diagnostics))
                all.push_back(std::move(*use));
            return all;
          }
        catch (const std::invalid_argument &error)
          {
            study_.diagnostics.error(study_.values.location("Study/Design"), error.what(), "");
            return {};
          }
      }

      void add_members(StudyPlan &plan)
      {
        StudyMembers maker(study_, axes_, *variants_, common_, overrides_);
        std::map<std::string, std::size_t> known; // points by their first member
        std::vector<std::vector<StudyMember>> by_replicate(
          static_cast<std::size_t>(settings().replicates));
        std::vector<StudyPoint> points = free_points(plan);
        for (StudyPoint &free : points)
          {
            if (study_.diagnostics.is_full())
              return;
            const int n_errors = study_.diagnostics.n_errors();
            const StudyPoint point = formulas_->complete(free, units_, study_.diagnostics);
            free = StudyPoint(); // members take their room
            if (study_.diagnostics.n_errors() > n_errors)
              continue;
            std::vector<StudyMember> members = maker.of(point);
            if (members.empty())
              continue;
            const auto [place, is_new] = known.emplace(members.front().id, plan.n_points);
            plan.point_of.push_back(place->second);
            if (!is_new)
              {
                ++plan.n_repeated;
                continue;
              }
            for (std::size_t r = 0; r < members.size(); ++r)
              {
                members[r].point = plan.n_points;
                by_replicate[r].push_back(std::move(members[r]));
              }
            ++plan.n_points;
          }
        plan.members = std::move(by_replicate.front());
        for (std::size_t r = 1; r < by_replicate.size(); ++r)
          for (StudyMember &one : by_replicate[r])
            plan.members.push_back(std::move(one));
        if (plan.acceleration && !has_errors())
          {
            if (!plan.acceleration->site)
              {
                plan.acceleration->use_point = plan.point_of.back();
                plan.point_of.pop_back();
              }
            plan.acceleration->conditions =
              conditions_of(plan.members, plan.n_points, plan.axes, units_);
            if (equilibrium_temperature_)
              check_one_side(plan.acceleration->conditions,
                             *equilibrium_temperature_,
                             settings(),
                             study_.diagnostics);
          }
      }

      ReadStudy &study_;
      const UnitSystem &units_;
      const PartKinds &further_parts_;
      StudyOverrides overrides_;
      std::vector<std::string> common_; ///< overrides of all members
      std::unique_ptr<CaseVariants> variants_;
      const CaseVariants::Reading *base_ = nullptr; ///< as long as no other variant is read
      std::vector<AxisOfCase> axes_;
      std::optional<AxisFormulas> formulas_; ///< of the axes, if all of them are sound
      std::optional<double>
        equilibrium_temperature_; ///< of HT and LT [K], where a life is accelerated
    };
  } // namespace

  StudyPlan plan_study(ReadStudy &study, const UnitSystem &units, const PartKinds &further_parts)
  {
    return Planner(study, units, further_parts).plan();
  }
} // namespace softlattice
