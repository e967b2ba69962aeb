// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/slice_option.h"

#include "solver/parameters/number.h"
#include "solver/parameters/value.h"

#include <string_view>

namespace softlattice
{
  Slice slice_of(const std::string &text)
  {
    const std::size_t equals = text.find('=');
    const std::string_view all = text;
    const std::string_view axis = trimmed(all.substr(0, equals));
    const std::size_t number =
      axis.size() == 1 ? std::string_view("xyz").find(axis) : std::string_view::npos;
    if (equals == std::string::npos || number == std::string_view::npos)
      throw ValueError("a slice is an axis and a place, as in --slice \"z = 150 nm\"", "");
    Slice slice{static_cast<int>(number), 0.};
    ParameterEntry place;
    place.section = "render";
    place.name = "slice";
    place.target = &slice.position;
    place.si_unit = "m";
    place.display_unit = "um";
    assign(place, trimmed(all.substr(equals + 1)), {}, UnitSystem());
    return slice;
  }

  double surface_value_of(const std::string &text)
  {
    double value = 0.;
    ParameterEntry entry;
    entry.section = "render";
    entry.name = "surface";
    entry.target = &value;
    assign(entry, trimmed(text), {}, UnitSystem());
    return value;
  }
} // namespace softlattice
