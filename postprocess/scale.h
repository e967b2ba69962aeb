// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Round numbers within a range, about as many as wanted.
  std::vector<double> tick_places(double lowest, double highest, int wanted);

  /// As short as six digits allow, "1e10" rather than "1e+10"; what is next to nothing against `step` is 0.
  std::string number_text(double value, double step = 0.);

  /// Where the values of an axis are along it, and which of them are written beside it.
  class Scale
  {
  public:
    struct Tick
    {
      double part;      ///< of the way along the axis, from 0 to 1
      std::string text; ///< empty: a short tick between those with numbers
    };

    static Scale linear(double lowest, double highest, int wanted_ticks);
    /// Both ends above zero.
    static Scale logarithmic(double lowest, double highest);
    /// Equal distances are equal differences of 1/(value + offset): of 1/T if `offset` is what makes kelvins of
    /// the values. Growing values go to the right.
    static Scale inverse(double lowest, double highest, double offset, int wanted_ticks);
    /// Names at 0, 1, 2, ... with half a distance left on both sides.
    static Scale categories(const std::vector<std::string> &names);

    /// The same with other ticks, at these values.
    Scale with_ticks(const std::vector<double> &values,
                     const std::vector<std::string> &texts) const;
    /// A longer axis: by these parts of it on both sides. The ticks stay where they are.
    Scale widened(double before, double behind) const;

    /// From 0 to 1 along the axis, beyond its ends less or more; NaN where there is no such place.
    double part(double value) const;
    const std::vector<Tick> &ticks() const { return ticks_; }
    bool is_categories() const { return is_categories_; }
    bool is_logarithmic() const { return is_logarithmic_; }

  private:
    using Map = std::function<double(double)>;
    Scale(Map map, double lowest, double highest);

    void add_ticks(const std::vector<double> &values, double step);

    Map map_; ///< ascending
    double from_, to_;
    std::vector<Tick> ticks_;
    bool is_categories_ = false;
    bool is_logarithmic_ = false;
  };

  /// A scale for values: logarithmic if they are all above zero and span more than one and a half decades. There
  /// is a little room beside them.
  Scale scale_for(const std::vector<double> &values, int wanted_ticks);

  /// The same without room, for a bar of colours.
  Scale colour_scale(const std::vector<double> &values);

  /// The same with room for what is written at the ends of bars, which begin anywhere.
  Scale bar_scale(const std::vector<double> &values);

  /// Round values for contours: 1, 2, 5 times powers of ten over a few decades, else those of the powers.
  std::vector<double> contour_levels(const std::vector<double> &values);

  /// Whether such a scale is logarithmic.
  bool spans_decades(const std::vector<double> &values);
} // namespace softlattice
