// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

// Debian builds deal.II for the smallest x86-64 processor, so that its VectorizedArray is a scalar.
// The library's own default width has to stay what it was built with (numbers.h fixes it here); after
// that the wide specialisations are switched on, to be named explicitly and instantiated by us. No
// symbol of the library has these types, so nothing can clash. Include this header before any other
// header of deal.II.
#ifdef dealii_vectorization_h
#  error "include solver/discretisation/wide.h before every other deal.II header"
#endif

#include <deal.II/base/config.h>
#include <deal.II/base/numbers.h>

#undef DEAL_II_VECTORIZATION_WIDTH_IN_BITS
#if defined(__AVX512F__)
#  define DEAL_II_VECTORIZATION_WIDTH_IN_BITS 512
#elif defined(__AVX__)
#  define DEAL_II_VECTORIZATION_WIDTH_IN_BITS 256
#else
#  define DEAL_II_VECTORIZATION_WIDTH_IN_BITS 128
#endif

#include <deal.II/base/vectorization.h>

namespace softlattice
{
  /// As many numbers as a vector register holds.
  template <typename Number>
  using Wide =
    dealii::VectorizedArray<Number, DEAL_II_VECTORIZATION_WIDTH_IN_BITS / (8 * sizeof(Number))>;
  using WideDouble = Wide<double>;
  using WideFloat = Wide<float>;
} // namespace softlattice
