// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Conserved fields that diffuse with a mobility that varies much over the body.
#include "solver/linear/fourth_order_inverse.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the mean mobility: what moves less than this does not move. Without an energy of interfaces f'' and the mobility
    // are those of single particles, however few: one goes as the inverse of the other, and all that is asked is that
    // numbers in single precision have no end there.
    constexpr double smallest_mobility = 1e-10, smallest_of_particles = 1e-30;
    // The same: if it is less somewhere, nodes need factors of their own.
    constexpr double varies_much = 0.01;
    // A floor of it in the size of factors.
    constexpr double smallest_of_interfaces = 1e-6;
    // Of f'': what the interface energy adds to it on the scale of the nodes, and does not count.
    constexpr double negligible = 0.05;
  } // namespace

  template <int dim>
  double FourthOrderInverse<dim>::harmonic_mean(const NodalArray &values) const
  {
    const Space<dim> &space = work_.space();
    double softness = 0.;
    for (unsigned int k = 0; k < values.size(); ++k)
      if (space.mass().local_element(k) != 0.)
        softness += space.mass().local_element(k) / values[k];
    return space.volume() / dealii::Utilities::MPI::sum(softness, space.mesh().get_communicator());
  }

  template <int dim>
  bool FourthOrderInverse<dim>::is_degenerate(const RowTerms<dim> &row) const
  {
    if (row.uniform || !(row.uniform_coefficient > 0.) || !(row.interface_stiffness() > 0.))
      return false;
    const auto &mass = work_.space().mass();
    double least = std::numeric_limits<double>::infinity();
    for (unsigned int k = 0; k < mass.locally_owned_size(); ++k)
      if (mass.local_element(k) != 0.)
        least = std::min(least, row.coefficient.local_element(k));
    least = dealii::Utilities::MPI::min(least, work_.space().mesh().get_communicator());
    return least < varies_much * row.uniform_coefficient;
  }

  template <int dim>
  NodalArray FourthOrderInverse<dim>::stiffness_of_interfaces(const RowTerms<dim> &row,
                                                              const double weight,
                                                              const double shift) const
  {
    const auto &mass = work_.space().mass();
    NodalArray stiffness(mass.locally_owned_size());
    const double least = smallest_of_interfaces * row.uniform_coefficient;
    for (unsigned int k = 0; k < stiffness.size(); ++k)
      {
        const double mobility = std::max(row.coefficient.local_element(k), least);
        stiffness[k] = std::max(row.curvature[row.field] ? (*row.curvature[row.field])[k] : 0.,
                                std::sqrt(shift * row.interface_stiffness() / (weight * mobility)));
      }
    return stiffness;
  }

  template <int dim>
  bool FourthOrderInverse<dim>::is_diffusive(const RowTerms<dim> &row, const double weight)
  {
    if (row.uniform || !row.curvature[row.field] || !(row.uniform_coefficient > 0.))
      return false;
    const auto &mass = work_.space().mass();
    bool is_convex = true;
    for (unsigned int k = 0; k < mass.locally_owned_size(); ++k)
      is_convex = is_convex && (mass.local_element(k) == 0. || (*row.curvature[row.field])[k] > 0.);
    if (dealii::Utilities::MPI::min(int(is_convex), work_.space().mesh().get_communicator()) == 0)
      return false;
    // The product (1 + g M f'' k^2) (1 + kappa k^2/f'') has a term kappa k^2/f'' too many for waves k.
    // It is small where no wave of the mesh feels kappa, and little beside the others in a long step;
    // in a short one it would be all there is.
    const double stiffness = harmonic_mean(*row.curvature[row.field]);
    return row.interface_stiffness() * work_.largest_ratio() <= stiffness ||
           weight * row.uniform_coefficient * stiffness * stiffness >=
             4. * row.interface_stiffness();
  }

  template <int dim>
  void FourthOrderInverse<dim>::set_up_diffusive(const RowTerms<dim> &row,
                                                 const NodalArray &curvature,
                                                 const double weight,
                                                 const double shift)
  {
    const Space<dim> &space = work_.space();
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    const double inverse_scale = 1. / row.scale, mass_scale = work_.mass_scale();

    // Means, with which the factors are of order one: sqrt(mobility) and f''.
    const double mobility = row.uniform_coefficient;
    const double stiffness = harmonic_mean(curvature);

    const double least =
      row.interface_stiffness() == 0. ? smallest_of_particles : smallest_mobility;

    HelmholtzInverse<dim> &first = work_.ready(first_);
    FloatVector &diagonal = work_.right_hand_side();
    mobility_root_.reinit(diagonal, true);
    second_diagonal_.reinit(diagonal, true);
    for (unsigned int k = 0; k < n; ++k)
      if (mass[k] == 0.)
        {
          diagonal.local_element(k) = 1.f;
          mobility_root_.local_element(k) = 1.f;
          second_diagonal_.local_element(k) = 1.f;
        }
      else
        {
          const double ratio = std::max(row.coefficient.local_element(k) / mobility, least);
          const double f = curvature[k] / stiffness;
          const double local = std::max((*row.local[row.field])[k] * inverse_scale, 0.1 * mass[k]) +
                               (shift - 1.) * mass[k];
          diagonal.local_element(k) = static_cast<float>(mass_scale * local / (ratio * f));
          mobility_root_.local_element(k) = static_cast<float>(1. / std::sqrt(ratio));
          second_diagonal_.local_element(k) = static_cast<float>(mass_scale * mass[k] * f);
        }
    const double factor = weight * mobility * stiffness;
    work_.fix_given_values(row, mass_scale * factor, diagonal);
    first.set_matrix(diagonal, static_cast<float>(mass_scale * factor));

    const double second_factor = row.interface_stiffness() / stiffness;
    if (second_factor * work_.largest_ratio() > negligible)
      {
        work_.fix_given_values(row, mass_scale * second_factor, second_diagonal_);
        work_.ready(second_).set_matrix(second_diagonal_,
                                        static_cast<float>(mass_scale * second_factor));
      }
    else
      second_.reset();
  }

  template double FourthOrderInverse<2>::harmonic_mean(const NodalArray &values) const;
  template double FourthOrderInverse<3>::harmonic_mean(const NodalArray &values) const;
  template bool FourthOrderInverse<2>::is_degenerate(const RowTerms<2> &row) const;
  template bool FourthOrderInverse<3>::is_degenerate(const RowTerms<3> &row) const;
  template NodalArray FourthOrderInverse<2>::stiffness_of_interfaces(const RowTerms<2> &row,
                                                                     double weight,
                                                                     double shift) const;
  template NodalArray FourthOrderInverse<3>::stiffness_of_interfaces(const RowTerms<3> &row,
                                                                     double weight,
                                                                     double shift) const;
  template bool FourthOrderInverse<2>::is_diffusive(const RowTerms<2> &row, double weight);
  template bool FourthOrderInverse<3>::is_diffusive(const RowTerms<3> &row, double weight);
  template void FourthOrderInverse<2>::set_up_diffusive(const RowTerms<2> &row,
                                                        const NodalArray &curvature,
                                                        double weight,
                                                        double shift);
  template void FourthOrderInverse<3>::set_up_diffusive(const RowTerms<3> &row,
                                                        const NodalArray &curvature,
                                                        double weight,
                                                        double shift);
} // namespace softlattice
