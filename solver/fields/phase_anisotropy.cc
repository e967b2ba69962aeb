// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/phase_anisotropy.h"

#include "models/jet.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of the gradient in the middle of an interface. It enters squared, and so do the energy and the
    // dissipation of the outskirts where it matters.
    constexpr double no_direction = 0.01;
  } // namespace

  PhaseAnisotropy::PhaseAnisotropy(const InterfaceAnisotropy &anisotropy,
                                   const PhaseFieldCoefficients &interface,
                                   const Geometry &geometry,
                                   const std::size_t phase)
    : anisotropy_(anisotropy)
    , has_energy_(anisotropy.has_energy())
    , is_two_fold_(anisotropy.is_two_fold())
    , kappa_(interface.gradient_coefficient)
    , floor_(no_direction / (4. * interface.profile_length))
    , fields_({phase})
  {
    if (geometry.kind == "polycrystal" && anisotropy.is_random_per_grain())
      {
        const auto size = box_size(geometry);
        grains_ = std::make_unique<GrainMap>(geometry.grains, size[0], size[1]);
      }
  }

  void PhaseAnisotropy::axes_at(const std::vector<std::array<double, 3>> &places, Axes &axes) const
  {
    axes.cosine.resize(places.size());
    axes.sine.resize(places.size());
    for (std::size_t k = 0; k < places.size(); ++k)
      {
        const double angle =
          grains_ ? grains_->axis_angle(places[k][0], places[k][1]) : anisotropy_.axis_angle();
        axes.cosine[k] = std::cos(angle);
        axes.sine[k] = std::sin(angle);
      }
  }

  void PhaseAnisotropy::multiply_mobility(const double *const *gradient, double *mobility) const
  {
    for (std::size_t k = 0; k < nodes_.cosine.size(); ++k)
      {
        const double c = nodes_.cosine[k], s = nodes_.sine[k];
        const double x = gradient[0][k], y = gradient[1][k];
        const double z = gradient[2] == nullptr ? 0. : gradient[2][k];
        const double along = c * x + s * y, across = c * y - s * x;
        double factor = anisotropy_.growth(along, across, z, floor_);
        if (has_energy())
          factor /= energy(along, across, z);
        mobility[k] *= factor;
      }
  }

  void PhaseAnisotropy::evaluate(const NodeRange points,
                                 const double *const *arguments,
                                 double *value,
                                 double *const *gradient,
                                 double *const *hessian) const
  {
    constexpr std::size_t width = 8, n = arguments_per_field;
    using Numbers = Pack<double, width>;
    using Number = Jet<Numbers, 3>;
    const std::size_t n_points = points.end - points.begin;
    for (std::size_t begin = 0; begin < n_points; begin += width)
      {
        const std::size_t count = std::min(width, n_points - begin);
        std::array<Numbers, 3> g{Numbers(0.), Numbers(0.), Numbers(0.)};
        Numbers c(1.), s(0.);
        for (std::size_t k = 0; k < count; ++k)
          {
            for (std::size_t d = 0; d < 3; ++d)
              if (const double *row = arguments[1 + d]; row != nullptr)
                g[d].lane[k] = row[begin + k];
            c.lane[k] = points_.cosine[points.begin + begin + k];
            s.lane[k] = points_.sine[points.begin + begin + k];
          }
        const Number x = Number::variable(0, g[0]), y = Number::variable(1, g[1]),
                     z = Number::variable(2, g[2]);
        Number cosine, sine;
        cosine.value = c;
        sine.value = s;
        const Number along = cosine * x + sine * y, across = cosine * y - sine * x;
        const Number a = energy(along, across, z);
        const Number density = (0.5 * kappa_) * (a * a - 1.) * (x * x + y * y + z * z);
        const auto put = [&](double *const row, const Numbers &numbers) {
          for (std::size_t k = 0; row != nullptr && k < count; ++k)
            row[begin + k] = numbers.lane[k];
        };
        put(value, density.value);
        for (std::size_t d = 0; gradient != nullptr && d < 3; ++d)
          put(gradient[1 + d], density.first[d]);
        for (std::size_t d = 0; hessian != nullptr && d < 3; ++d)
          for (std::size_t e = d; e < 3; ++e)
            put(hessian[of_triangle(1 + d, 1 + e, n)], density.second[Number::index(d, e)]);
      }
    // Nothing of it depends on eta itself.
    const auto clear = [&](double *const row) {
      if (row != nullptr)
        std::fill_n(row, n_points, 0.);
    };
    if (gradient != nullptr)
      clear(gradient[0]);
    for (std::size_t j = 0; hessian != nullptr && j < n; ++j)
      clear(hessian[of_triangle(0, j, n)]);
  }
} // namespace softlattice
