// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/closing_report.h"

#include "solver/analysis/avrami.h"
#include "solver/output/progress.h"
#include "solver/study/transformation_quantities.h"

#include <fmt/format.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    /// The quantity, or one with the value NaN.
    Quantity find(const std::vector<Quantity> &quantities, const std::string &name)
    {
      for (const Quantity &quantity : quantities)
        if (quantity.name == name)
          return quantity;
      return {name, "1", std::numeric_limits<double>::quiet_NaN(), ""};
    }

    std::string time_text(const Quantity &time)
    {
      if (std::isnan(time.value))
        return "not reached";
      if (time.unit != "s")
        return fmt::format("{:.4g}", time.value);
      const std::string readable = readable_duration(time.value);
      const std::string seconds = fmt::format("{:.4g} s", time.value);
      return readable.find(" s") != std::string::npos ? seconds : seconds + " (" + readable + ")";
    }

    std::string density_text(const Quantity &density)
    {
      if (std::isnan(density.value))
        return "not defined";
      if (density.unit == "1/m^2")
        return fmt::format("{:.4g} 1/m^2 ({:.3g} in 100 um x 100 um)",
                           density.value,
                           density.value * 1e-8);
      return fmt::format("{:.4g}", density.value);
    }

    std::string exponent_text(const std::vector<Quantity> &quantities)
    {
      const auto value = [&](const char *name) { return find(quantities, name).value; };
      const double n = value("Avrami exponent");
      if (std::isnan(n))
        return "no fit: too few steps between 5 % and 95 % LT";
      const std::string text =
        fmt::format("{:.2f} +- {:.2f}", n, value("Avrami exponent standard error"));
      // Conditions that change make a steep curve out of any exponent, which then means nothing.
      const Quantity incubation = find(quantities, "Avrami incubation");
      const double late = value("Avrami exponent after incubation");
      const bool has_late = incubation.value > 0 && late <= highest_avrami_exponent;
      if (n > highest_avrami_exponent && !has_late)
        return "none: the curve is steeper than under conditions that stay";
      if (!has_late)
        return text;
      return (n > highest_avrami_exponent ? "" : text + " counted from t = 0; ") +
             fmt::format("{:.2f} +- {:.2f} after an incubation of {}",
                         late,
                         value("Avrami exponent after incubation standard error"),
                         time_text(incubation));
    }
  } // namespace

  std::vector<std::string> closing_report(const std::vector<Quantity> &quantities,
                                          const std::string &directory)
  {
    std::vector<std::string> lines = {
      "t50 (half of the material is LT)   " + time_text(find(quantities, "t50")),
      "80 % HT retained until             " + time_text(find(quantities, "t80 retained")),
      "nuclei per area                    " + density_text(find(quantities, "nuclei per area")),
      "Avrami exponent                    " + exponent_text(quantities),
    };
    if (const Quantity ht = find(quantities, "HT nuclei per area"); ht.value > 0.)
      {
        lines.push_back("HT nuclei per area                 " + density_text(ht));
        lines.push_back("half is HT again                   " +
                        time_text(find(quantities, half_time_of_ht)));
      }
    lines.push_back("results                            " + directory +
                    "/solution.pvd (ParaView), statistics.csv, summary.json");
    return lines;
  }
} // namespace softlattice
