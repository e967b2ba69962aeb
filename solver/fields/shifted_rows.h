// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstddef>

namespace softlattice
{
  /// The same arrays from another element on; absent ones stay absent.
  template <typename Number, std::size_t most>
  class ShiftedRows
  {
  public:
    ShiftedRows(Number *const *rows, const std::size_t n_rows, const std::size_t first)
      : is_given_(rows != nullptr)
    {
      for (std::size_t i = 0; is_given_ && i < n_rows; ++i)
        // cppcheck-suppress nullPointer ; is_given_ says that there are rows
        rows_[i] = rows[i] == nullptr ? nullptr : rows[i] + first;
    }

    /// Null if there are none at all.
    Number *const *get() const { return is_given_ ? rows_.data() : nullptr; }

  private:
    bool is_given_;
    std::array<Number *, most> rows_{};
  };
} // namespace softlattice
