// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_body.h"

#include "solver/study/gauss_rule.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double quarter_of_pi = 0.78539816339744830962;

    /// Of a place along an axis to both ends of what counts of it [m]: of a periodic one, half a period
    /// to each side.
    std::array<double, 2> to_both_ends(const MeanFieldBody &body, const int axis, const double at)
    {
      if (body.periodic[axis])
        return {body.size[axis] / 2., body.size[axis] / 2.};
      const double from_low = std::clamp(at - body.lower[axis], 0., body.size[axis]);
      return {from_low, body.size[axis] - from_low};
    }

    /// Area under the circle y = sqrt(radius^2 - x^2) from 0 to x.
    double under_circle(const double x, const double radius)
    {
      return 0.5 * (x * std::sqrt(std::max(0., radius * radius - x * x)) +
                    radius * radius * std::asin(std::min(1., x / radius)));
    }

    void append(std::vector<RuleNode> &to, const std::vector<RuleNode> &more)
    {
      to.insert(to.end(), more.begin(), more.end());
    }

    /// Both halves of an axis are alike for whoever looks for sites.
    bool is_symmetric(const std::vector<MeanFieldSites> &all_sites, const int axis)
    {
      double balance = 0.;
      for (const MeanFieldSites &sites : all_sites)
        if (sites.normal == axis)
          balance += (sites.at_high_end ? 1. : -1.) * sites.relative_rate;
      return balance == 0.;
    }

    /// Weights add up to 1.
    std::vector<RuleNode> axis_rule(const MeanFieldBody &body,
                                    const std::vector<MeanFieldSites> &all_sites,
                                    const int axis,
                                    const PlacesFor &what)
    {
      const double low = body.lower[axis], length = body.size[axis], middle = low + length / 2.;
      std::vector<RuleNode> rule;
      if (what.steps_anywhere)
        {
          // A step inside of a cell of this grid costs a half of it at most, in one of the axes.
          const int n = body.dimension == 2 ? 48 : axis == 2 ? 6 : 32;
          for (int i = 0; i < n; ++i)
            rule.push_back({low + length * (i + 0.5) / n, 1. / n});
          return rule;
        }
      if (body.periodic[axis])
        return {{middle, 1.}};
      const bool has_interior = what.layer > 0. && what.layer < 0.35 * length;
      if (has_interior)
        {
          append(rule, gauss_rule<5>(low, low + what.layer));
          append(rule, gauss_rule<2>(low + what.layer, middle));
        }
      else
        append(rule, gauss_rule<5>(low, middle));
      if (!is_symmetric(all_sites, axis))
        for (std::size_t i = rule.size(); i-- > 0;)
          rule.push_back({2. * middle - rule[i].at, rule[i].weight});
      double sum = 0.;
      for (const RuleNode &node : rule)
        sum += node.weight;
      for (RuleNode &node : rule)
        node.weight /= sum;
      return rule;
    }

    /// Nobody can tell x from y.
    bool is_square(const MeanFieldBody &body, const std::vector<MeanFieldSites> &all_sites)
    {
      return body.dimension == 2 && body.size[0] == body.size[1] &&
             body.lower[0] == body.lower[1] && body.periodic[0] == body.periodic[1] &&
             std::all_of(all_sites.begin(), all_sites.end(), [](const MeanFieldSites &sites) {
               return sites.normal < 0;
             });
    }

    std::vector<WeightedPlace> all_of(const std::array<std::vector<RuleNode>, 3> &rules)
    {
      std::vector<WeightedPlace> places;
      for (const RuleNode &x : rules[0])
        for (const RuleNode &y : rules[1])
          for (const RuleNode &z : rules[2])
            places.push_back({{{x.at, y.at, z.at}}, x.weight * y.weight * z.weight});
      return places;
    }
  } // namespace

  double MeanFieldBody::measure() const
  {
    double product = 1.;
    for (int d = 0; d < dimension; ++d)
      product *= size[d];
    return product;
  }

  double quarter_disc_in_rectangle(const double a, const double b, const double radius)
  {
    if (radius <= a && radius <= b)
      return quarter_of_pi * radius * radius;
    if (radius * radius >= a * a + b * b)
      return a * b;
    const double end = std::min(a, radius);
    // Up to here the circle is above the rectangle.
    const double cut = radius > b ? std::min(end, std::sqrt(radius * radius - b * b)) : 0.;
    return b * cut + under_circle(end, radius) - under_circle(cut, radius);
  }

  double exposed_area(const MeanFieldBody &body, const MeanFieldSites &sites)
  {
    double area = sites.out_of_plane;
    for (int d = 0; d < body.dimension; ++d)
      if (d != sites.normal)
        area *= body.size[d];
    return area;
  }

  double sites_within(const MeanFieldBody &body,
                      const MeanFieldSites &sites,
                      const std::array<double, 3> &place,
                      double reach)
  {
    std::array<int, 2> axes{};
    int n_axes = 0;
    for (int d = 0; d < body.dimension; ++d)
      if (d != sites.normal)
        axes[n_axes++] = d;
      else
        {
          const double away =
            std::abs(place[d] - body.lower[d] - (sites.at_high_end ? body.size[d] : 0.));
          if (!(reach > away))
            return 0.;
          reach = std::sqrt(reach * reach - away * away);
        }
    const auto first = to_both_ends(body, axes[0], place[axes[0]]);
    if (n_axes == 1)
      return sites.out_of_plane * (std::min(reach, first[0]) + std::min(reach, first[1]));
    const auto second = to_both_ends(body, axes[1], place[axes[1]]);
    double area = 0.;
    for (const double a : first)
      for (const double b : second)
        area += quarter_disc_in_rectangle(a, b, reach);
    return sites.out_of_plane * area;
  }

  std::vector<WeightedPlace> places_in(const MeanFieldBody &body,
                                       const std::vector<MeanFieldSites> &all_sites,
                                       const PlacesFor &what)
  {
    std::array<std::vector<RuleNode>, 3> rules;
    rules.fill({{0., 1.}});
    for (int d = 0; d < body.dimension; ++d)
      rules[d] = axis_rule(body, all_sites, d, what);
    std::vector<WeightedPlace> places = all_of(rules);
    if (is_square(body, all_sites) && !what.steps_anywhere)
      {
        std::vector<WeightedPlace> half;
        for (WeightedPlace &one : places)
          if (one.place[0] <= one.place[1])
            {
              one.weight *= one.place[0] < one.place[1] ? 2. : 1.;
              half.push_back(one);
            }
        places = half;
      }
    return places;
  }

  std::vector<WeightedPlace> places_on(const MeanFieldBody &body,
                                       const std::vector<MeanFieldSites> &all_sites,
                                       const MeanFieldSites &sites,
                                       const PlacesFor &what)
  {
    if (sites.normal < 0)
      return places_in(body, all_sites, what);
    std::array<std::vector<RuleNode>, 3> rules;
    rules.fill({{0., 1.}});
    for (int d = 0; d < body.dimension; ++d)
      if (d == sites.normal)
        rules[d] = {{body.lower[d] + (sites.at_high_end ? body.size[d] : 0.), 1.}};
      else
        rules[d] = axis_rule(body, all_sites, d, what);
    return all_of(rules);
  }

  double distance_in(const MeanFieldBody &body,
                     const std::array<double, 3> &a,
                     const std::array<double, 3> &b)
  {
    double square = 0.;
    for (int d = 0; d < body.dimension; ++d)
      {
        double gap = std::abs(a[d] - b[d]);
        if (body.periodic[d])
          gap = std::min(gap, std::abs(body.size[d] - gap));
        square += gap * gap;
      }
    return std::sqrt(square);
  }
} // namespace softlattice
