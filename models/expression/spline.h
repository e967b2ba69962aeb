// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// The cubic spline through given points with a continuous second derivative. At its ends the third derivative is that
  /// of the next interval ("not a knot", de Boor 1978, A Practical Guide to Splines, chapter IV), which has order 4 up to
  /// the ends; of three points it is the parabola, of two the straight line. Beyond the ends it goes on with the
  /// slope and the second derivative that it has there.
  class Spline
  {
  public:
    /// x in ascending order, two points or more; std::invalid_argument else.
    Spline(std::vector<double> x, const std::vector<double> &y);

    /// result[i] = the derivative of that order (0: the value) at x[i].
    void evaluate(int order, std::size_t n, const double *x, double *result) const;
    double value(const double x, const int order = 0) const
    {
      double result = 0.;
      evaluate(order, 1, &x, &result);
      return result;
    }

  private:
    std::vector<double> ends_; ///< between two pieces, in ascending order
    /// In powers of the distance from `origin`; one piece more than ends.
    struct Piece
    {
      double origin;
      std::array<double, 4> coefficient;
    };
    std::vector<Piece> pieces_;
  };

  /// The spline through the rows of a CSV file with two columns, the first of them ascending; numbers as they stand there,
  /// whatever the units in the header. @throws TableFileError
  Spline read_spline(const std::string &file);
} // namespace softlattice
