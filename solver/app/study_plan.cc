// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/study_plan.h"

#include "solver/app/identity.h"
#include "solver/app/study_quantities.h"
#include "solver/base/version.h"
#include "solver/output/provenance.h"
#include "solver/parameters/name_hints.h"
#include "solver/parameters/value.h"
#include "solver/study/acceleration_points.h"
#include "solver/study/sensitivity_design.h"

#include <map>
#include <set>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t digits_of_id = 12;
    // Beyond, whoever asks has mistyped.
    constexpr std::size_t most_members = 1000000;

    bool is_seed(const ParameterEntry &entry)
    {
      return entry.name == "Seed" && std::holds_alternative<int *>(entry.target);
    }

    /// Makes the members of a study, one point after the other.
    class Planner
    {
    public:
      Planner(ReadStudy &study, const UnitSystem &units)
        : study_(study)
        , units_(units)
      {
        for (const StudyOverride &one : study.overrides)
          {
            overrides_.push_back(one.path + " = " + resolved(one.path, one.text, one.where));
            places_[overrides_.back()] = one.where;
          }
      }

      StudyPlan plan()
      {
        StudyPlan plan;
        plan.case_file = settings().case_file.path;
        // As far as it goes, for all errors to be told at once.
        if (plan.case_file.empty())
          return plan;
        const bool is_sound = read_base();
        read_axes(plan.axes);
        if (settings().is_by_mean_field() && settings().replicates > 1)
          study_.diagnostics.error(study_.values.location("Study/Replicates"),
                                   "a mean-field estimate is the mean over all replicates",
                                   "Replicates = 1");
        if (is_sound)
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

      /// The value, the name of a file relative to the study made one from here.
      std::string resolved(const std::string &path,
                           const std::string &text,
                           const Location &where) const
      {
        const ParameterEntry *entry = entry_of(path);
        if (entry == nullptr || !std::holds_alternative<InputFile *>(entry->target) ||
            !where.source)
          return text;
        const bool is_quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
        const std::string name = is_quoted ? text.substr(1, text.size() - 2) : text;
        return "\"" + (where.source->directory / name).string() + "\"";
      }

      /// The problems of a case, those of overrides at the place in the study that they come from.
      void take(const Diagnostics &found, const std::string &member)
      {
        for (Diagnostic one : found.all())
          {
            const bool is_override = one.where.source && !one.where.source->is_file;
            if (is_override)
              if (const auto place = places_.find(
                    one.where.source->lines.empty() ? "" : one.where.source->lines.front());
                  place != places_.end())
                one.where = place->second;
            if (!told_.insert(one.where.place() + one.message).second)
              continue;
            if (!member.empty())
              one.message = "with " + member + ": " + one.message;
            if (one.severity == Diagnostic::Severity::error)
              study_.diagnostics.error(one.where, one.message, one.hint);
            else
              study_.diagnostics.warning(one.where, one.message, one.hint);
          }
      }

      bool read_base()
      {
        const ReadCase read = read_case(settings().case_file.path, overrides_, units_, base_);
        take(read.diagnostics, "");
        base_values_ = read.values;
        return read.diagnostics.n_errors() == 0;
      }

      /// The entry of a path, that in use if there are several; null if there is none.
      const ParameterEntry *entry_of(const std::string &path) const
      {
        const ParameterEntry *found = nullptr;
        for (const ParameterEntry &entry : base_.table.entries())
          if (entry.path() == path && (found == nullptr || base_values_.is_active(entry)))
            found = &entry;
        return found;
      }

      void read_axes(std::vector<Axis> &axes)
      {
        for (const StudyAxis &given : settings().axes)
          {
            const ParameterEntry *entry = entry_of(given.path);
            if (entry == nullptr)
              {
                const NameHints hints(base_.table, units_);
                const std::size_t slash = given.path.rfind('/');
                const std::string section = given.path.substr(0, slash);
                study_.diagnostics.error(given.where,
                                         "the case has no parameter '" + given.path + "'",
                                         hints.is_section(section)
                                           ? hints.for_name(section, given.path.substr(slash + 1))
                                           : hints.for_section(section));
                continue;
              }
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
          settings().is_by_mean_field() ? mean_field_quantities() : study_quantities(base_);
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

      void ask_for_acceleration(StudyPlan &plan)
      {
        check_acceleration(settings(), study_.values, study_.diagnostics);
        plan.acceleration.emplace();
        plan.acceleration->life =
          life_among(settings(), plan.quantities, study_.values, study_.diagnostics).value_or(0);
      }

      std::vector<StudyPoint> points(const std::vector<Axis> &axes)
      {
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
        std::vector<StudyPoint> all = points(plan.axes);
        if (plan.acceleration)
          if (auto use = use_point(settings(),
                                   plan.axes,
                                   entries_,
                                   units_,
                                   study_.values,
                                   study_.diagnostics))
            all.push_back(std::move(*use));
        std::map<std::string, std::size_t> known; // points by their first member
        std::vector<std::vector<StudyMember>> by_replicate(
          static_cast<std::size_t>(settings().replicates));
        for (const StudyPoint &point : all)
          {
            if (study_.diagnostics.is_full())
              return;
            std::vector<StudyMember> members = members_of(point, plan);
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
        for (std::vector<StudyMember> &members : by_replicate)
          for (StudyMember &one : members)
            plan.members.push_back(std::move(one));
        if (plan.acceleration && !has_errors())
          {
            plan.acceleration->use_point = plan.point_of.back();
            plan.point_of.pop_back();
            plan.acceleration->conditions =
              conditions_of(plan.members, plan.n_points, plan.axes, units_);
          }
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
                member.overrides.push_back(
                  path + " = " + resolved(path, point[a]->text, settings().axes[a].where));
                const Location place =
                  study_.values.location(settings().axes[a].section() + "/Values");
                places_[member.overrides.back()] =
                  place.column > 0 ? place : settings().axes[a].where;
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
        take(read.diagnostics, description);
        if (read.diagnostics.n_errors() > 0)
          return {};
        return replicates_of(member, what, read.values);
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

      std::vector<StudyMember> replicates_of(const StudyMember &first,
                                             const Case &what,
                                             const ReadValues &values)
      {
        std::vector<std::pair<std::string, int>> seeds;
        for (const ParameterEntry &entry : what.table.entries())
          if (is_seed(entry) && values.is_active(entry))
            seeds.emplace_back(entry.path(), *std::get<int *>(entry.target));
        if (seeds.empty() && settings().replicates > 1)
          {
            study_.diagnostics.error(
              study_.values.location("Study/Replicates"),
              "nothing in the case is random, so that replicates are all alike",
              "Replicates = 1");
            return {};
          }
        CaseIdentity identity = identity_of(what, values, units_);
        std::vector<StudyMember> members;
        for (int r = 0; r < settings().replicates; ++r)
          {
            StudyMember member = first;
            member.replicate = r + 1;
            member.seed = seeds.empty() ? 0 : long(seeds.front().second) + r;
            for (const auto &[path, seed] : seeds)
              {
                // Around the end, so that any seed of the case has followers.
                const std::string text =
                  std::to_string((long(seed) + r) % (long(std::numeric_limits<int>::max()) + 1));
                if (r > 0)
                  member.overrides.push_back(path + " = " + text);
                identity.parameters[path] = text;
              }
            member.id = id_of(identity);
            members.push_back(std::move(member));
          }
        return members;
      }

      /// The same for the same case and the same program.
      std::string id_of(const CaseIdentity &identity) const
      {
        std::string all = version().number + version().revision + settings().members + "\n";
        for (const auto &list : {identity.parameters, identity.input_files})
          for (const auto &[path, text] : list)
            all.append(path).append(" = ").append(text).append("\n");
        return sha1(all).substr(0, digits_of_id);
      }

      ReadStudy &study_;
      const UnitSystem &units_;
      std::vector<std::string> overrides_;
      std::map<std::string, Location> places_; ///< of assignments, in the study
      std::set<std::string> told_;
      Case base_;
      ReadValues base_values_;
      std::vector<const ParameterEntry *> entries_; ///< of the axes
    };
  } // namespace

  StudyPlan plan_study(ReadStudy &study, const UnitSystem &units)
  {
    return Planner(study, units).plan();
  }
} // namespace softlattice
