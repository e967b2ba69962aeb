// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Three phases whose interfaces have unequal energies: the angles at which they meet.
#include "models/constants.h"
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;
  using constants::pi;

  using Energies = std::array<double, 3>; ///< of the interfaces 1-2, 1-3 and 2-3

  std::string number(const double value)
  {
    char text[40];
    std::snprintf(text, sizeof text, "(%.17g)", value);
    return text;
  }

  // Boyer & Lapuerta 2006, 10.1051/m2an:2006028, with c_3 = 1 - c - d: between phases i and j the third one is not there,
  // the profile is c_i = (1 + tanh(2 z/eps))/2 and the energy s_ij exactly; eps = 1.
  std::string energy(const Energies &s)
  {
    const std::string s1 = number(s[0] + s[1] - s[2]), s2 = number(s[0] + s[2] - s[1]),
                      s3 = number(s[1] + s[2] - s[0]);
    return "12*(" + number(s[0]) + "*c^2*d^2 + " + number(s[1]) + "*c^2*e^2 + " + number(s[2]) +
           "*d^2*e^2 + c*d*e*(" + s1 + "*c + " + s2 + "*d + " + s3 + "*e)) + 3/8*(" + s1 +
           "*grad2(c) + " + s2 + "*grad2(d) + " + s3 + "*grad2(e))";
  }

  /// Angles of the phases, by Neumann's triangle: sin(angle of i)/s_jk is the same of all.
  std::array<double, 3> neumann(const Energies &s)
  {
    const auto opposite = [](const double a, const double b, const double c) { // of the side a
      return std::acos((b * b + c * c - a * a) / (2. * b * c));
    };
    return {pi - opposite(s[2], s[0], s[1]),
            pi - opposite(s[1], s[0], s[2]),
            pi - opposite(s[0], s[1], s[2])};
  }

  /// Directions of the interfaces 1-2, 1-3 and 2-3 from the junction, phases in the order 1, 2, 3 around it.
  std::array<double, 3> directions(const std::array<double, 3> &angles)
  {
    // Between 1-3 and 1-2 is phase 1, then phase 2 up to 2-3, then phase 3.
    const double first = 0.4;
    return {first + angles[0], first, first + angles[0] + angles[1]};
  }

  /// The phases between straight interfaces from a junction: c and d.
  std::array<std::string, 2> sectors(const std::array<double, 3> &direction,
                                     const double x0,
                                     const double y0)
  {
    // Products of profiles across the two lines of a sector, whose angles are below 180 degrees.
    const auto beside = [&](const double angle, const double sign) {
      return "(1 + tanh(2*" + number(sign) + "*(" + number(std::cos(angle)) + "*(y - " +
             number(y0) + ") - " + number(std::sin(angle)) + "*(x - " + number(x0) + "))))/2";
    };
    return {beside(direction[1], 1.) + "*" + beside(direction[0], -1.),
            beside(direction[0], 1.) + "*" + beside(direction[2], -1.)};
  }

  // The walls hold the interfaces where straight ones at the angles of the theory would end; they begin with their
  // junction in another place, at other angles.
  std::string junction(const Energies &s)
  {
    const auto direction = directions(neumann(s));
    const auto walls = sectors(direction, 0., 0.);
    auto wrong = direction;
    wrong[0] += 0.3;
    wrong[2] -= 0.25;
    const auto start = sectors(wrong, 0.8, -0.5);
    std::string conditions;
    for (const std::string name : {"c", "d"})
      {
        const std::string &value = walls[name == "c" ? 0 : 1];
        conditions += " subsection " + name + "\n  set Values = left: " + value +
                      "; right: " + value + "; bottom: " + value + "; top: " + value + "\n end\n";
      }
    return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
           " set Fields = c, d\n set Definitions = e = 1 - c - d\n set Free energy = " +
           energy(s) +
           "\n subsection Field c\n  set Kind = non-conserved\n  set Mobility = 1\n end\n"
           " subsection Field d\n  set Kind = non-conserved\n  set Mobility = 1\n end\nend\n"
           "subsection Geometry\n set Kind = box\n set Size = 16, 16\n set Origin = -8, "
           "-8\nend\n"
           "subsection Initial state\n set c = " +
           start[0] + "\n set d = " + start[1] + "\nend\nsubsection Boundary conditions\n" +
           conditions +
           "end\nsubsection Discretisation\n set Interface width = 1.1\nend\n"
           "subsection Time\n set End time = 200\nend\n";
  }

  /// The direction in which an interface goes from the origin: that of the line through where its phases are alike,
  /// at distances beyond the core of the junction and away from the walls.
  double measured_direction(PhaseField &fields, const std::size_t interface, const double about)
  {
    const auto difference = [&](const std::array<double, 3> &place) {
      const double c = fields.probe().values_at(fields.state(), 0, {place}).front(),
                   d = fields.probe().values_at(fields.state(), 1, {place}).front(), e = 1. - c - d;
      return interface == 0 ? c - d : interface == 1 ? c - e : d - e;
    };
    std::vector<std::array<double, 2>> points;
    for (double r = 3.; r <= 6.; r += 0.5)
      {
        const auto at = [&](const double across) {
          return std::array<double, 3>{r * std::cos(about) - across * std::sin(about),
                                       r * std::sin(about) + across * std::cos(about),
                                       0.};
        };
        double low = -1.2, high = 1.2;
        const bool sign = difference(at(low)) > 0.;
        EXPECT_NE(sign, difference(at(high)) > 0.) << "no interface " << interface << " at " << r;
        for (int i = 0; i < 40; ++i)
          {
            const double middle = 0.5 * (low + high);
            ((difference(at(middle)) > 0.) == sign ? low : high) = middle;
          }
        points.push_back({at(low)[0], at(low)[1]});
      }
    double x = 0., y = 0., xx = 0., xy = 0., yy = 0.;
    for (const auto &one : points)
      {
        x += one[0] / points.size();
        y += one[1] / points.size();
      }
    for (const auto &one : points)
      {
        xx += (one[0] - x) * (one[0] - x);
        xy += (one[0] - x) * (one[1] - y);
        yy += (one[1] - y) * (one[1] - y);
      }
    double angle = 0.5 * std::atan2(2. * xy, xx - yy); // of the line, up to pi
    while (angle < about - 0.5 * pi)
      angle += pi;
    while (angle > about + 0.5 * pi)
      angle -= pi;
    return angle;
  }

  TEST(ThreePhases, MeetAtTheAnglesOfNeumannsTriangle)
  {
    for (const Energies &s : {Energies{1., 0.8, 0.6}, Energies{1., 1., 0.7}})
      {
        TextRun run(junction(s));
        run.advance_to(200.);
        const std::array<double, 3> expected = neumann(s), about = directions(expected);
        std::array<double, 3> found{};
        for (std::size_t i = 0; i < 3; ++i)
          found[i] = measured_direction(run.simulation->fields(), i, about[i]);
        const std::array<double, 3> angles = {found[0] - found[1],
                                              found[2] - found[0],
                                              2. * pi + found[1] - found[2]};
        for (std::size_t i = 0; i < 3; ++i)
          {
            std::printf(
              "  energies %.1f, %.1f, %.1f: phase %zu at %.2f degrees, theory %.2f; %u steps\n",
              s[0],
              s[1],
              s[2],
              i + 1,
              angles[i] * 180. / pi,
              expected[i] * 180. / pi,
              run.n_steps);
            EXPECT_NEAR(angles[i], expected[i], pi / 180.) << "phase " << i + 1;
          }
      }
  }
} // namespace
