// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/parameter_values.h"

#include <cstring>

namespace softlattice
{
  namespace
  {
    // By bits: a number that is not set is no number, and equal to itself here.
    bool is_same(const double a, const double b)
    {
      return std::memcmp(&a, &b, sizeof(a)) == 0;
    }

    bool is_same(const std::vector<double> &a, const std::vector<double> &b)
    {
      return a.size() == b.size() &&
             (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
    }

    bool is_same(const Schedule &a, const Schedule &b)
    {
      return is_same(a.times, b.times) && is_same(a.values, b.values) &&
             is_same(a.period, b.period);
    }

    bool is_same(const InputFile &a, const InputFile &b)
    {
      return a.path == b.path;
    }

    template <class Other>
    bool is_same(const Other &a, const Other &b)
    {
      return a == b;
    }
  } // namespace

  ParameterValues::ParameterValues(const ParameterTable &table)
  {
    kept_.reserve(table.entries().size());
    for (const ParameterEntry &entry : table.entries())
      std::visit([&](const auto *variable) { kept_.push_back({&entry, *variable}); }, entry.target);
  }

  void ParameterValues::restore() const
  {
    for (const Kept &one : kept_)
      std::visit(
        [&](auto *variable) {
          *variable = std::get<std::remove_pointer_t<decltype(variable)>>(one.value);
        },
        one.entry->target);
  }

  std::vector<const ParameterEntry *> ParameterValues::changed() const
  {
    std::vector<const ParameterEntry *> list;
    for (const Kept &one : kept_)
      if (!std::visit(
            [&](const auto *variable) {
              using Type = std::remove_const_t<std::remove_pointer_t<decltype(variable)>>;
              return is_same(*variable, std::get<Type>(one.value));
            },
            one.entry->target))
        list.push_back(one.entry);
    return list;
  }
} // namespace softlattice
