// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/study_plan.h"

#include "solver/app/study_case.h"
#include "solver/app/study_members.h"
#include "solver/app/study_quantities.h"
#include "solver/parameters/value.h"

#include <set>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    // Beyond, whoever asks has mistyped.
    constexpr std::size_t most_members = 1000000;

    /// Makes the members of a study, one point after the other.
    class Planner
    {
    public:
      Planner(ReadStudy &study, const UnitSystem &units)
        : study_(study)
        , units_(units)
        , case_(study.settings.case_file.path, units, study.diagnostics)
      {
        for (const StudyOverride &one : study.overrides)
          overrides_.push_back(case_.assignment(one));
      }

      StudyPlan plan()
      {
        StudyPlan plan;
        plan.case_file = settings().case_file.path;
        // As far as it goes, for all errors to be told at once.
        if (plan.case_file.empty())
          return plan;
        const bool is_sound = case_.read(overrides_);
        read_axes(plan.axes);
        if (settings().is_by_mean_field() && settings().replicates > 1)
          study_.diagnostics.error(study_.values.location("Study/Replicates"),
                                   "a mean-field estimate is the mean over all replicates",
                                   "Replicates = 1");
        if (is_sound)
          {
            plan.quantities = quantity_keys();
            set_goal(plan);
          }
        if (!has_errors())
          add_members(plan);
        return plan;
      }

    private:
      const StudySettings &settings() const { return study_.settings; }
      bool has_errors() const { return study_.diagnostics.n_errors() > 0; }

      void read_axes(std::vector<Axis> &axes)
      {
        for (const StudyAxis &given : settings().axes)
          {
            const ParameterEntry *entry = case_.find(given.path, given.where);
            if (entry == nullptr)
              continue;
            if (is_seed(*entry) && settings().replicates > 1)
              study_.diagnostics.error(given.where,
                                       "replicates set the seed, and so does this axis",
                                       "Replicates = 1, or no axis over a seed");
            axes.push_back(read_axis(given,
                                     *entry,
                                     settings().is_sampled(),
                                     units_,
                                     study_.values,
                                     study_.diagnostics));
            entries_.push_back(entry);
          }
      }

      std::vector<std::string> quantity_keys()
      {
        std::vector<std::string> keys;
        const std::vector<std::string> known =
          settings().is_by_mean_field() ? mean_field_quantities() : study_quantities(case_.base());
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
        plan.goal.part = settings().precision;
        for (std::size_t q = 0; q < plan.quantities.size(); ++q)
          if (plan.quantities[q] == key)
            plan.goal.quantity = q;
      }

      std::vector<StudyPoint> points(const std::vector<Axis> &axes)
      {
        double n = settings().replicates;
        for (const Axis &axis : axes)
          if (settings().design == StudySettings::grid)
            n *= static_cast<double>(axis.values.size());
        if (n > most_members || settings().replicates * double(settings().points) > most_members)
          {
            study_.diagnostics.error(study_.values.location("Study/Design"),
                                     "more than a million members",
                                     "fewer values, or a Latin hypercube");
            return {};
          }
        try
          {
            return points_of(settings(), axes, [&](const std::size_t a, const double part) {
              return value_at(axes[a], *entries_[a], part, units_);
            });
          }
        catch (const std::invalid_argument &error)
          {
            study_.diagnostics.error(study_.values.location("Study/Design"), error.what(), "");
            return {};
          }
      }

      void add_members(StudyPlan &plan)
      {
        const std::vector<StudyPoint> all = points(plan.axes);
        std::set<std::string> known;
        std::vector<std::vector<StudyMember>> by_replicate(
          static_cast<std::size_t>(settings().replicates));
        for (const StudyPoint &point : all)
          {
            if (study_.diagnostics.is_full())
              return;
            std::vector<StudyMember> members = members_of(point, plan);
            if (members.empty())
              continue;
            if (!known.insert(members.front().id).second)
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
        for (std::vector<StudyMember> &members : by_replicate)
          for (StudyMember &one : members)
            plan.members.push_back(std::move(one));
      }

      /// All replicates of a point; none if it is not sound.
      std::vector<StudyMember> members_of(const StudyPoint &point, const StudyPlan &plan)
      {
        StudyMember member;
        member.overrides = overrides_;
        std::string description;
        for (std::size_t a = 0; a < point.size(); ++a)
          {
            const std::string &path = plan.axes[a].path;
            if (point[a])
              {
                const Location place =
                  study_.values.location(settings().axes[a].section() + "/Values");
                member.overrides.push_back(
                  case_.assignment({path, point[a]->text, settings().axes[a].where}));
                if (place.column > 0)
                  case_.set_place(member.overrides.back(), place);
                member.point_name += (member.point_name.empty() ? "" : ", ") +
                                     path.substr(path.rfind('/') + 1) + " = " + point[a]->text;
                description +=
                  (description.empty() ? "'" : ", '") + path + " = " + point[a]->text + "'";
              }
            member.axes.push_back(point[a] ? point[a]->shown()
                                           : as_in_case(*entries_[a], plan.axes[a]));
          }
        if (member.point_name.empty())
          member.point_name = "the case as it is";
        Case what;
        const ReadCase read = read_case(settings().case_file.path, member.overrides, units_, what);
        case_.take(read.diagnostics, description);
        if (read.diagnostics.n_errors() > 0)
          return {};
        const std::vector<StudyMember> replicates = replicates_of(member,
                                                                  what,
                                                                  read.values,
                                                                  settings().replicates,
                                                                  settings().members,
                                                                  units_);
        if (replicates.empty())
          study_.diagnostics.error(
            study_.values.location("Study/Replicates"),
            "nothing in the case is random, so that replicates are all alike",
            "Replicates = 1");
        return replicates;
      }

      /// The value of an axis in the case itself.
      std::string as_in_case(const ParameterEntry &entry, const Axis &axis) const
      {
        if (const auto *value = std::get_if<double *>(&entry.target); value && !axis.unit.empty())
          return value_of(**value, entry, units_).shown();
        const std::string text = written(entry, units_).value_or("");
        if (axis.unit.empty())
          return text;
        try // a constant over time
          {
            return value_of(units_.quantity(text, entry.si_unit), entry, units_).shown();
          }
        catch (const UnitError &)
          {
            return text;
          }
      }

      ReadStudy &study_;
      const UnitSystem &units_;
      StudyCase case_;
      std::vector<std::string> overrides_;
      std::vector<const ParameterEntry *> entries_; ///< of the axes
    };
  } // namespace

  StudyPlan plan_study(ReadStudy &study, const UnitSystem &units)
  {
    return Planner(study, units).plan();
  }
} // namespace softlattice
