// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "solver/study/acceleration_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    using AccelerationJson = nlohmann::ordered_json;

    AccelerationJson json_of_estimate(const Estimate95 &estimate, const double unit = 1.)
    {
      return {{"value", estimate.value / unit},
              {"standard error", estimate.standard_error / unit},
              {"interval_95", {estimate.lower / unit, estimate.upper / unit}}};
    }

    std::string text_of_estimate(const Estimate95 &estimate, const double unit = 1.)
    {
      return fmt::format("{:.4g} [{:.4g}, {:.4g}]",
                         estimate.value / unit,
                         estimate.lower / unit,
                         estimate.upper / unit);
    }

    /// How often the life of a law is that of the simulation; of a simulation that outlasted its run the most.
    double ratio_of(const AccelerationReport &report, const double by_law)
    {
      const SimulatedLife &simulated = report.simulated;
      return by_law / (simulated.n_censored > 0 ? simulated.longer_than : simulated.life.value);
    }

    std::string text_of_use(const LifeCondition &use)
    {
      std::string text;
      if (std::isfinite(use.temperature))
        text = fmt::format("{:.6g} degC", use.temperature - 273.15);
      if (std::isfinite(use.relative_humidity))
        text += fmt::format("{}{:.6g} % relative humidity",
                            text.empty() ? "" : " and ",
                            100. * use.relative_humidity);
      return text;
    }

    /// Of each test how much longer the life in use is, by simulation and by the laws.
    std::vector<std::string> lines_of_factors(const AccelerationReport &report)
    {
      std::vector<std::string> list;
      if (report.factors.empty())
        return list;
      list.push_back("acceleration factors, life there over life in the test");
      std::string header = fmt::format("  {:<38}{:>12}", "test", "simulated");
      for (const AccelerationFit &fit : report.fits)
        header +=
          fmt::format("{:>14}", name_of(fit.law).substr(0, name_of(fit.law).find_first_of(", ")));
      list.push_back(header);
      const auto number = [](const double value) {
        return std::isfinite(value) ? fmt::format("{:.3g}", value) : "-";
      };
      for (const AccelerationFactor &one : report.factors)
        {
          std::string row =
            fmt::format("  {:<38}{:>12}", text_of_use(one.test), number(one.simulated));
          for (const double by_law : one.by_laws)
            row += fmt::format("{:>14}", number(by_law));
          list.push_back(row);
        }
      return list;
    }

    std::string text_of_fit(const AccelerationFit &fit)
    {
      std::string text = fmt::format("  {:<38}", name_of(fit.law));
      if (!fit.valid())
        return text + "none: " + fit.reason;
      if (std::isfinite(fit.activation_energy.value))
        text += "E = " + text_of_estimate(fit.activation_energy, constants::electronvolt) + " eV, ";
      if (fit.law == AccelerationLaw::peck)
        text += "n = " + text_of_estimate(fit.humidity) + ", ";
      if (fit.law == AccelerationLaw::exponential_humidity)
        text += "b = " + text_of_estimate(fit.humidity, 100.) + " per % RH, ";
      text += fmt::format("spread of ln t {:.2g}", fit.sigma);
      return text + (std::isfinite(fit.aicc) ? fmt::format(", AICc {:.4g}", fit.aicc) : "");
    }

    std::string text_of_simulated(const AccelerationReport &report)
    {
      const SimulatedLife &simulated = report.simulated;
      if (simulated.n == 0)
        return "none";
      if (simulated.n_censored > 0)
        return fmt::format("longer than {:.4g} in {} of {}; raise the end of the run",
                           simulated.longer_than,
                           simulated.n_censored,
                           simulated.n);
      if (simulated.n == 1)
        return fmt::format("{:.4g}", simulated.life.value);
      return text_of_estimate(simulated.life) + fmt::format(" (n = {})", simulated.n);
    }

    /// Whether another law is nearly as good, see Burnham and Anderson 2002, section 2.6.
    bool is_close(const AccelerationReport &report, const AccelerationFit &favoured)
    {
      constexpr double little = 2.;
      return std::any_of(report.fits.begin(),
                         report.fits.end(),
                         [&favoured](const AccelerationFit &fit) {
                           return fit.law != favoured.law && fit.aicc < favoured.aicc + little;
                         });
    }

    /// What the law says in use, and how far that is from the simulation.
    std::string text_of_extrapolation(const AccelerationReport &report, const AccelerationFit &fit)
    {
      const Estimate95 &life = fit.use_life;
      std::string text = fmt::format("  {:<38}{}", name_of(fit.law), text_of_estimate(life));
      const SimulatedLife &simulated = report.simulated;
      if (simulated.n == 0)
        return text;
      const double ratio = ratio_of(report, life.value);
      if (simulated.n_censored > 0)
        return text +
               (ratio < 1. ? fmt::format(", less than {:.3g} times the simulated one", ratio) : "");
      // With one estimate there is no interval of the simulated life.
      const double low = std::isfinite(simulated.life.lower) ? simulated.life.lower
                                                             : simulated.life.value,
                   high = std::isfinite(simulated.life.upper) ? simulated.life.upper
                                                              : simulated.life.value;
      const bool agrees = life.lower <= high && low <= life.upper;
      return text + fmt::format(", {:.3g} times the simulated one: {}",
                                ratio,
                                agrees ? "within the intervals" : "the extrapolation fails");
    }
  } // namespace

  nlohmann::ordered_json json(const AccelerationReport &report)
  {
    AccelerationJson object;
    object["quantity"] = report.quantity;
    object["n"] = report.n;
    object["n_censored"] = report.n_censored;
    object["n_left_out"] = report.n_left_out;
    object["n_without"] = report.n_without;
    object["use"] = {{"temperature [K]", report.use.temperature},
                     {"relative humidity [1]", report.use.relative_humidity}};
    if (!report.site.empty())
      object["site"] = report.site;
    object["simulated"] = {{"n", report.simulated.n},
                           {"n_censored", report.simulated.n_censored},
                           {"longer than", report.simulated.longer_than},
                           {"life", json_of_estimate(report.simulated.life)}};
    object["laws"] = AccelerationJson::array();
    for (const AccelerationFit &fit : report.fits)
      {
        AccelerationJson law;
        law["law"] = name_of(fit.law);
        if (!fit.valid())
          law["reason"] = fit.reason;
        law["activation energy [eV]"] =
          json_of_estimate(fit.activation_energy, constants::electronvolt);
        if (fit.law == AccelerationLaw::peck)
          law["humidity exponent n [1]"] = json_of_estimate(fit.humidity);
        if (fit.law == AccelerationLaw::exponential_humidity)
          law["humidity coefficient b [1/%]"] = json_of_estimate(fit.humidity, 100.);
        law["standard deviation of ln t"] = fit.sigma;
        law["AICc"] = fit.aicc;
        law["life in use"] = json_of_estimate(fit.use_life);
        law["life in use over simulated"] = ratio_of(report, fit.use_life.value);
        object["laws"].push_back(std::move(law));
      }
    for (const AccelerationFactor &one : report.factors)
      {
        AccelerationJson factor = {{"temperature [K]", one.test.temperature},
                                   {"relative humidity [1]", one.test.relative_humidity},
                                   {"life in test", one.life},
                                   {"factor simulated", one.simulated}};
        for (std::size_t l = 0; l < one.by_laws.size(); ++l)
          factor["factor by " + name_of(report.fits[l].law)] = one.by_laws[l];
        object["factors"].push_back(std::move(factor));
      }
    const AccelerationFit *favoured = report.favoured();
    object["favoured"] =
      favoured == nullptr ? AccelerationJson() : AccelerationJson(name_of(favoured->law));
    object["waiting for the first nucleus"] = {{"largest part in tests", report.waiting_in_tests},
                                               {"part in use", report.waiting_in_use}};
    return object;
  }

  std::vector<std::string> lines(const AccelerationReport &report)
  {
    std::vector<std::string> list;
    list.push_back(fmt::format("acceleration of {}: laws for {} lives, {} of them not reached",
                               report.quantity,
                               report.n,
                               report.n_censored));
    if (report.n_left_out > 0)
      list.push_back(fmt::format("  {} lives under conditions that change over time are left out",
                                 report.n_left_out));
    if (report.n_without > 0)
      list.push_back(fmt::format("  {} members have no life and are left out", report.n_without));
    for (const AccelerationFit &fit : report.fits)
      list.push_back(text_of_fit(fit));
    if (const AccelerationFit *favoured = report.favoured())
      list.push_back(fmt::format("  {:<38}{}{}",
                                 "favoured by AICc",
                                 name_of(favoured->law),
                                 is_close(report, *favoured)
                                   ? "; less than 2 below another one tells next to nothing"
                                   : ""));
    list.push_back(report.quantity + " at " +
                   (report.site.empty() ? text_of_use(report.use) : report.site));
    list.push_back(fmt::format("  {:<38}{}", "simulated", text_of_simulated(report)));
    for (const AccelerationFit &fit : report.fits)
      if (fit.valid())
        list.push_back(text_of_extrapolation(report, fit));
    for (const std::string &line : lines_of_factors(report))
      list.push_back(line);
    if (std::isfinite(report.waiting_in_use) && std::isfinite(report.waiting_in_tests))
      list.push_back(
        fmt::format("  the first nucleus comes after {:.0f} % of the life there, after "
                    "{:.0f} % at most where the laws are fitted",
                    100. * report.waiting_in_use,
                    100. * report.waiting_in_tests));
    return list;
  }
} // namespace softlattice
