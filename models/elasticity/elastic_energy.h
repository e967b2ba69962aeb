// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/elasticity/voigt.h"

#include <array>
#include <cstddef>

namespace softlattice
{
  /// Energy of strain of a body that holds two phases, at a point, (270) and (271):
  ///   f = (1 - h) f_HT(e) + h f_LT(e) - (A/2) h (1 - h),   f_p = (1/2) (e - e_p) : C_p : (e - e_p),
  ///   e_LT = q m + e_HT,   e_HT = q b (x - x0) + a (T - T_ref),   e = sym grad u + e_0,
  ///   h = eta^3 (10 - 15 eta + 6 eta^2),   all moduli times 1 + c (x - x0),   A times q^2.
  /// h is that of the driving force, (2). A takes out what strain across an interface would cost in its middle, where
  /// neither phase is as it is in bulk, (276): fronts are then driven as (275) says, whatever their width. q is what is left of
  /// misfit, 1 unless it relaxes, (303). Moduli and misfits are in the axes of the lattice, b, and what of a is not isotropic, in
  /// those of the case, in which all else is (302).
  struct ElasticEnergy
  {
    Stiffness ht{};                ///< [Pa]; zero rows where the stress is zero, see relaxed()
    Stiffness lt{};                ///< [Pa]
    double stiffness_slope = 0.;   ///< c: d ln C/dx [1]
    Voigt phase_misfit{};          ///< e_LT [1]
    Voigt composition_misfit{};    ///< b [1]
    Voigt thermal_misfit{};        ///< a, less that of a substrate that holds the body [1/K]
    Voigt imposed{};               ///< e_0 [1]
    double normal_relaxation = 0.; ///< A, see below [J/m^3]
    double self_energy = 0.;       ///< of a nucleus, by which its surroundings are strained [J/m^3]
    double composition = 0.;       ///< x0 [1]
    double temperature = 298.15;   ///< T_ref [K]

    /// What it depends on at a point.
    struct Place
    {
      double eta = 0.;
      double x;             ///< [1]
      double temperature;   ///< [K]
      Gradient3 gradient{}; ///< of the displacement [1]
      double retained = 1.; ///< q [1]
      double angle = 0.;    ///< by which the lattice is turned there, about the third axis [rad]
      std::array<double, 3> phase_gradient{}; ///< of eta [1/m]; read by InterfaceLaminate alone
    };

    double density(const Place &place) const; ///< [J/m^3]
    Voigt stress(const Place &place) const;   ///< [Pa]
    /// What it adds to dg for a front at the place, (275): df/dh at the strain that is there [J/m^3].
    double work_of_front(const Place &place) const;
    /// What it adds to dg for a small nucleus in a body of one phase, LT if eta is above 1/2, (274) [J/m^3]: where the
    /// moduli are alike - stress : m, and the self-energy, which holds both phases back.
    double work_of_nucleus(const Place &place) const;

    /// The number of arguments of which there are derivatives: eta, x, the six strains and q.
    static constexpr std::size_t n_arguments = 9, first_strain = 2, of_retained = 8;
    /// At many points, with rows as of GradientEnergy.
    struct Rows
    {
      const double *eta = nullptr;                    ///< null: 0
      const double *x = nullptr;                      ///< null: x0
      const double *temperature = nullptr;            ///< null: `uniform_temperature`
      double uniform_temperature = 298.15;            ///< [K]
      std::array<const double *, 9> gradient{};       ///< null: 0
      const double *retained = nullptr;               ///< null: 1
      std::array<const double *, 3> phase_gradient{}; ///< null: 0
      /// Of the angle of the lattice; null: it is not turned anywhere.
      const double *cosine = nullptr, *sine = nullptr;
    };
    /// f, df/d(eta, x, e, q) and the upper triangle of its second derivatives row by row at n points. Null rows, and null
    /// arrays of rows, are not wanted.
    void evaluate(std::size_t n,
                  const Rows &rows,
                  double *value,
                  double *const *first,
                  double *const *second) const;

  private:
    Voigt strain(const Place &place) const; ///< e - e_HT, in the axes of the lattice
    double factor(const double x) const { return 1. + stiffness_slope * (x - composition); }
  };

  /// A of such an energy in so many dimensions, the mean over the normals n of interfaces of
  ///   t.(n.C.n)^-1.t,   t = (C:m).n,
  /// with the mean moduli of both phases [J/m^3]; of isotropic moduli and misfits all normals have the same.
  double normal_relaxation(const ElasticEnergy &energy, int dimension);

  /// (m:C:m - A)/2 in three dimensions: the energy of a coherent inclusion in an infinite body, per volume [J/m^3], the same
  /// for every shape where moduli and misfits are isotropic (Bitter and Crum), E m^2/(1 - nu). No component of stress
  /// may be free.
  double inclusion_energy(const ElasticEnergy &energy);
} // namespace softlattice
