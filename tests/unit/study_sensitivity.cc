// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Sobol indices against functions of which they are known in closed form.
#include "solver/study/sensitivity_design.h"
#include "solver/study/sensitivity_indices.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>

namespace
{
  using namespace softlattice;

  using Model = std::function<double(const std::vector<double> &)>;
  const double pi = std::acos(-1.);

  SensitivityIndices indices_of(const Model &model,
                                const std::size_t n_axes,
                                const std::size_t n_base,
                                const unsigned seed)
  {
    std::vector<std::vector<double>> blocks(n_base);
    const auto points = saltelli_points(n_base, n_axes, seed);
    for (std::size_t i = 0; i < points.size(); ++i)
      blocks[i / saltelli_block(n_axes)].push_back(model(points[i]));
    return sensitivity_indices(blocks, seed);
  }

  /// Over many independent shifts of the design: the mean is right within four standard errors of it, and the
  /// intervals of single designs hold the value at least as often as they say, less three standard deviations
  /// of that count.
  void expect_indices(const Model &model,
                      const std::vector<double> &first,
                      const std::vector<double> &total,
                      const std::size_t n_base)
  {
    constexpr int n_designs = 40;
    const std::size_t n_axes = first.size();
    std::vector<std::vector<IndexEstimate>> found(2 * n_axes);
    for (int r = 0; r < n_designs; ++r)
      {
        const SensitivityIndices indices = indices_of(model, n_axes, n_base, unsigned(r));
        ASSERT_EQ(indices.reason, "");
        for (std::size_t d = 0; d < n_axes; ++d)
          {
            found[d].push_back(indices.first_order[d]);
            found[n_axes + d].push_back(indices.total[d]);
          }
      }
    int held = 0;
    for (std::size_t k = 0; k < found.size(); ++k)
      {
        const double exact = k < n_axes ? first[k] : total[k - n_axes];
        double mean = 0., square = 0.;
        for (const IndexEstimate &one : found[k])
          {
            mean += one.value / n_designs;
            held += one.lower <= exact && exact <= one.upper ? 1 : 0;
          }
        for (const IndexEstimate &one : found[k])
          square += (one.value - mean) * (one.value - mean) / (n_designs - 1);
        EXPECT_NEAR(mean, exact, 4. * std::sqrt(square / n_designs) + 1e-12) << "index " << k;
        EXPECT_LT(std::sqrt(square), 0.05) << "index " << k;
      }
    const double n = n_designs * double(found.size());
    EXPECT_GT(held, 0.95 * n - 3. * std::sqrt(0.95 * 0.05 * n));
  }

  // Ishigami and Homma 1990, doi:10.1109/ISUMA.1990.151285: sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 in
  // (-pi, pi)^3. Its third input has no effect but through the first.
  TEST(StudySensitivity, OfTheIshigamiFunction)
  {
    const double a = 7., b = 0.1;
    const Model ishigami = [a, b](const std::vector<double> &part) {
      const double x1 = pi * (2. * part[0] - 1.), x2 = pi * (2. * part[1] - 1.),
                   x3 = pi * (2. * part[2] - 1.);
      return std::sin(x1) + a * std::pow(std::sin(x2), 2) + b * std::pow(x3, 4) * std::sin(x1);
    };
    const double v1 = 0.5 * std::pow(1. + b * std::pow(pi, 4) / 5., 2), v2 = a * a / 8.,
                 v13 = 8. * b * b * std::pow(pi, 8) / 225., v = v1 + v2 + v13;
    expect_indices(ishigami, {v1 / v, v2 / v, 0.}, {(v1 + v13) / v, v2 / v, v13 / v}, 512);
  }

  // Sobol's g-function, product of (|4 x_i - 2| + a_i)/(1 + a_i) (Saltelli and Sobol 1995,
  // doi:10.1016/0951-8320(95)00099-2), of eight inputs from a decisive one to ones without effect.
  TEST(StudySensitivity, OfSobolsFunction)
  {
    const std::vector<double> a = {0., 1., 4.5, 9., 99., 99., 99., 99.};
    const Model g = [&a](const std::vector<double> &part) {
      double product = 1.;
      for (std::size_t i = 0; i < a.size(); ++i)
        product *= (std::abs(4. * part[i] - 2.) + a[i]) / (1. + a[i]);
      return product;
    };
    double whole = 1.;
    std::vector<double> alone;
    for (const double one : a)
      {
        alone.push_back(1. / (3. * (1. + one) * (1. + one)));
        whole *= 1. + alone.back();
      }
    std::vector<double> first, total;
    for (const double one : alone)
      {
        first.push_back(one / (whole - 1.));
        total.push_back(one * whole / (1. + one) / (whole - 1.));
      }
    expect_indices(g, first, total, 512);
  }

  // A shift of the result by far more than it varies loses no digits that matter.
  TEST(StudySensitivity, DoesNotDependOnTheZeroOfTheResult)
  {
    const auto sum = [](const double zero) {
      return [zero](const std::vector<double> &part) { return zero + part[0] + 2. * part[1]; };
    };
    const SensitivityIndices here = indices_of(sum(0.), 2, 256, 3),
                             far = indices_of(sum(1e6), 2, 256, 3);
    for (std::size_t d = 0; d < 2; ++d)
      {
        EXPECT_NEAR(here.first_order[d].value, far.first_order[d].value, 1e-8);
        EXPECT_NEAR(here.total[d].value, far.total[d].value, 1e-8);
        EXPECT_NEAR(here.total[d].lower, far.total[d].lower, 1e-8);
      }
    // Additive: x1 has 1/5 of the variance, alone as in total. Of an evenly filled square the rest is small.
    EXPECT_NEAR(here.first_order[0].value, 0.2, 0.02);
    EXPECT_NEAR(here.total[0].value, 0.2, 0.02);
  }

  // What has no effect has total index zero exactly, and what is constant has none.
  TEST(StudySensitivity, OfWhatHasNoEffect)
  {
    const SensitivityIndices indices =
      indices_of([](const std::vector<double> &part) { return part[0]; }, 2, 64, 1);
    EXPECT_EQ(indices.total[1].value, 0.);
    EXPECT_EQ(indices.total[1].upper, 0.);
    EXPECT_EQ(indices_of([](const auto &) { return 0.1; }, 2, 64, 1).reason,
              "it is the same at all points");
    EXPECT_NE(indices_of([](const auto &part) { return part[0]; }, 2, 4, 1).reason, "");
  }

  // The first 2^k blocks have a point in each of 2^k equal parts of each axis, of a as of b, and a row for an
  // axis differs from a in this axis alone.
  TEST(StudySensitivity, TheDesignIsSaltellis)
  {
    constexpr std::size_t n = 64, n_axes = 3;
    const auto points = saltelli_points(n, n_axes, 7);
    ASSERT_EQ(points.size(), n * 5);
    std::vector<std::vector<int>> hits(2 * n_axes, std::vector<int>(n, 0));
    for (std::size_t i = 0; i < n; ++i)
      {
        const auto *block = &points[5 * i];
        for (std::size_t d = 0; d < n_axes; ++d)
          {
            ++hits[d][std::size_t(block[0][d] * n)];
            ++hits[n_axes + d][std::size_t(block[1][d] * n)];
            EXPECT_NE(block[0][d], block[1][d]);
            for (std::size_t e = 0; e < n_axes; ++e)
              EXPECT_EQ(block[2 + d][e], block[d == e ? 1 : 0][e]);
          }
      }
    for (const auto &of_axis : hits)
      EXPECT_EQ(of_axis, std::vector<int>(n, 1));
    EXPECT_NE(saltelli_points(n, n_axes, 8), points) << "another shift";
    EXPECT_EQ(saltelli_points(n, n_axes, 7), points);
  }
} // namespace
