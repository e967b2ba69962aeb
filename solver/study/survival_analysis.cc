// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/survival_analysis.h"

#include "models/csv_number.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// A number if it is one, else infinity.
    double group_number(const std::string &name)
    {
      return read_number(name, '.').value_or(std::numeric_limits<double>::infinity());
    }

    GroupSurvival analysed(const std::string &name, const std::vector<Lifetime> &lifetimes)
    {
      GroupSurvival group;
      group.name = name;
      group.n = static_cast<int>(lifetimes.size());
      for (const Lifetime &lifetime : lifetimes)
        {
          group.exact += lifetime.is_exact() ? 1 : 0;
          group.right_censored += lifetime.is_right_censored() ? 1 : 0;
          group.left_censored += lifetime.is_left_censored() ? 1 : 0;
          group.interval_censored += lifetime.is_interval_censored() ? 1 : 0;
        }
      if (has_kaplan_meier(lifetimes))
        group.curve = kaplan_meier(lifetimes);
      group.weibull = fit_survival(LifetimeLaw::weibull, lifetimes);
      group.lognormal = fit_survival(LifetimeLaw::lognormal, lifetimes);
      return group;
    }

    nlohmann::ordered_json json(const Estimate95 &estimate)
    {
      return {{"value", estimate.value},
              {"standard_error", estimate.standard_error},
              {"lower", estimate.lower},
              {"upper", estimate.upper}};
    }

    /// `in_unit` makes a key of a name and a unit.
    template <class InUnit>
    nlohmann::ordered_json json(const SurvivalFit &fit, const InUnit &in_unit)
    {
      nlohmann::ordered_json object;
      if (!fit.valid())
        {
          object["reason"] = fit.reason;
          return object;
        }
      const bool is_weibull = fit.law == LifetimeLaw::weibull;
      object[is_weibull ? "shape [1]" : in_unit("mu", "ln ")] = json(fit.first);
      object[is_weibull ? in_unit("scale", "") : "sigma [1]"] = json(fit.second);
      object[in_unit("median", "")] = json(fit.median);
      object["log_likelihood"] = fit.log_likelihood;
      object["aicc"] = fit.aicc;
      return object;
    }

    template <class InUnit>
    nlohmann::ordered_json json(const SurvivalCurve &curve, const InUnit &in_unit)
    {
      nlohmann::ordered_json object;
      object[in_unit("median", "")] = {{"value", curve.median},
                                       {"lower", curve.median_lower},
                                       {"upper", curve.median_upper}};
      object["steps"] = nlohmann::ordered_json::array();
      for (const SurvivalStep &step : curve.steps)
        object["steps"].push_back({{in_unit("time", ""), step.time},
                                   {"at_risk", step.at_risk},
                                   {"events", step.events},
                                   {"censored", step.censored},
                                   {"survival", step.survival},
                                   {"standard_error", step.standard_error},
                                   {"lower", step.lower},
                                   {"upper", step.upper}});
      return object;
    }
  } // namespace

  const SurvivalFit *GroupSurvival::favoured() const
  {
    if (std::isnan(weibull.aicc) || std::isnan(lognormal.aicc))
      return nullptr;
    return weibull.aicc <= lognormal.aicc ? &weibull : &lognormal;
  }

  SurvivalAnalysis analyse_survival(const std::vector<Lifetime> &lifetimes)
  {
    // A table grows in the order in which members end, which means nothing.
    std::map<std::pair<double, std::string>, std::vector<Lifetime>> sorted;
    const bool by_number = std::all_of(lifetimes.begin(), lifetimes.end(), [](const Lifetime &one) {
      return std::isfinite(group_number(one.group));
    });
    for (const Lifetime &one : lifetimes)
      sorted[{by_number ? group_number(one.group) : 0., one.group}].push_back(one);

    SurvivalAnalysis analysis;
    std::vector<std::string> names;
    for (const auto &[key, members] : sorted)
      {
        names.push_back(key.second);
        analysis.groups.push_back(analysed(key.second, members));
      }
    if (names.size() > 1 && has_kaplan_meier(lifetimes))
      analysis.log_rank = log_rank_test(lifetimes, names);
    return analysis;
  }

  nlohmann::ordered_json json(const SurvivalAnalysis &analysis, const SurvivalLabels &labels)
  {
    const std::string unit = labels.unit.empty() ? "1" : labels.unit;
    const auto in_unit = [&](const std::string &name, const std::string &before) {
      return name + " [" + before + unit + "]";
    };
    nlohmann::ordered_json object;
    object["quantity"] = labels.quantity;
    object["unit"] = unit;
    object["group_by"] =
      labels.group.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(labels.group);
    object["groups"] = nlohmann::ordered_json::array();
    for (const GroupSurvival &group : analysis.groups)
      {
        nlohmann::ordered_json one;
        one["group"] = group.name;
        one["n"] = group.n;
        one["events"] = group.events();
        one["exact"] = group.exact;
        one["right_censored"] = group.right_censored;
        one["left_censored"] = group.left_censored;
        one["interval_censored"] = group.interval_censored;
        one["kaplan_meier"] = group.curve ? json(*group.curve, in_unit) : nlohmann::ordered_json();
        one["weibull"] = json(group.weibull, in_unit);
        one["lognormal"] = json(group.lognormal, in_unit);
        const SurvivalFit *favoured = group.favoured();
        one["favoured"] = favoured != nullptr ? nlohmann::ordered_json(name_of(favoured->law))
                                              : nlohmann::ordered_json();
        object["groups"].push_back(std::move(one));
      }
    object["log_rank"] = nullptr;
    if (analysis.log_rank)
      {
        const LogRankTest &test = *analysis.log_rank;
        nlohmann::ordered_json one;
        if (test.reason.empty())
          one = {{"chi_square", test.chi_square},
                 {"degrees_of_freedom", test.degrees_of_freedom},
                 {"p", test.p}};
        else
          one["reason"] = test.reason;
        for (const LogRankTest::Group &group : test.groups)
          one["groups"].push_back({{"group", group.name},
                                   {"n", group.n},
                                   {"observed", group.observed},
                                   {"expected", group.expected}});
        object["log_rank"] = std::move(one);
      }
    return object;
  }
} // namespace softlattice
