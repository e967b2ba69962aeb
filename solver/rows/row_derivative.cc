// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What the derivatives of all kinds of rows have in common.
#include "solver/operators/nodal_products.h"
#include "solver/rows/row.h"

#include <utility>

namespace softlattice
{
  template <int dim>
  typename Row<dim>::Derivatives Row<dim>::differentiate(const State &u)
  {
    const std::size_t n_fields = system_.rows.size();
    Derivatives found;
    found.source.resize(n_fields);
    found.coefficient.resize(n_fields);
    system_.laws.source(field(), u, found.source);
    for (const std::size_t j : equation().rates_read)
      {
        if (!terms_.by_rate[j])
          terms_.by_rate[j].emplace();
        NodalArray &by_rate = *terms_.by_rate[j];
        system_.laws.source_by_rate(field(), j, u, by_rate);
        for (unsigned int k = 0; k < by_rate.size(); ++k)
          found.source[j][k] += by_rate[k] / system_.weight;
      }
    if (!terms_.uniform)
      {
        terms_.coefficient.zero_out_ghost_values();
        system_.laws.coefficient(field(), u, terms_.coefficient.begin(), found.coefficient);
        forget_slow(terms_.coefficient);
      }
    return found;
  }

  template <int dim>
  NodalArray &Row<dim>::local(const std::size_t j)
  {
    if (!terms_.local[j])
      terms_.local[j].emplace();
    terms_.local[j]->resize(system_.n_nodes());
    return *terms_.local[j];
  }

  template <int dim>
  void Row<dim>::apply_weighted(Vector &result,
                                const Vector &source,
                                const typename Stiffness<dim, double>::Finish &finish)
  {
    apply_flux(result, source, terms_.uniform ? nullptr : &terms_.coefficient, finish);
  }

  template <int dim>
  void Row<dim>::add_coefficient_variation(const std::vector<NodalTerm> &derivatives,
                                           const Vector &potential,
                                           const State &direction,
                                           const double factor,
                                           Vector &result)
  {
    Vector &variation = system_.variation;
    for (std::size_t j = 0; j < derivatives.size(); ++j)
      if (derivatives[j])
        {
          const NodalArray &derivative = *derivatives[j];
          for (unsigned int k = 0; k < derivative.size(); ++k)
            variation.local_element(k) =
              factor * derivative[k] * direction.block(j).local_element(k);
          variation.update_ghost_values();
          apply_flux(system_.image, potential, &variation);
          variation.zero_out_ghost_values();
          result += system_.image;
        }
  }

  template <int dim>
  void Row<dim>::add_others(const State &direction,
                            Vector &result,
                            const unsigned int begin,
                            const unsigned int end)
  {
    for (std::size_t j = 0; j < terms_.local.size(); ++j)
      if (j != field() && terms_.local[j])
        add_product(result.begin(),
                    terms_.local[j]->begin(),
                    direction.block(j).begin(),
                    begin,
                    end);
  }

  template <int dim>
  void Row<dim>::scale_and_add_all(const State &direction,
                                   const double factor,
                                   Vector &result,
                                   const unsigned int begin,
                                   const unsigned int end)
  {
    for (unsigned int k = begin; k < end; ++k)
      result.local_element(k) *= factor;
    for (std::size_t j = 0; j < terms_.local.size(); ++j)
      if (terms_.local[j])
        add_product(result.begin(),
                    terms_.local[j]->begin(),
                    direction.block(j).begin(),
                    begin,
                    end);
  }

  template <int dim>
  void Row<dim>::keep_coefficient_gradient(Derivatives &derivatives,
                                           std::vector<NodalTerm *> &doubtful)
  {
    if (terms_.uniform || !equation().coefficient.depends_on_fields)
      return;
    for (std::size_t j = 0; j < terms_.coefficient_gradient.size(); ++j)
      {
        terms_.coefficient_gradient[j] = std::move(derivatives.coefficient[j]);
        doubtful.push_back(&terms_.coefficient_gradient[j]);
      }
  }

  template <int dim>
  void Row<dim>::subtract_coupling(const std::size_t j, const Vector &direction, Vector &result)
  {
    if (terms_.local[j])
      for (unsigned int k = 0; k < terms_.local[j]->size(); ++k)
        result.local_element(k) -= (*terms_.local[j])[k] * direction.local_element(k);
  }

  template Row<2>::Derivatives Row<2>::differentiate(const State &u);
  template NodalArray &Row<2>::local(std::size_t j);
  template void Row<2>::apply_weighted(Row<2>::Vector &result,
                                       const Row<2>::Vector &source,
                                       const Stiffness<2, double>::Finish &finish);
  template void Row<2>::add_coefficient_variation(const std::vector<NodalTerm> &derivatives,
                                                  const Row<2>::Vector &potential,
                                                  const State &direction,
                                                  double factor,
                                                  Row<2>::Vector &result);
  template void Row<2>::add_others(const State &direction,
                                   Row<2>::Vector &result,
                                   unsigned int begin,
                                   unsigned int end);
  template void Row<2>::subtract_coupling(std::size_t j,
                                          const Row<2>::Vector &direction,
                                          Row<2>::Vector &result);
  template Row<3>::Derivatives Row<3>::differentiate(const State &u);
  template NodalArray &Row<3>::local(std::size_t j);
  template void Row<3>::apply_weighted(Row<3>::Vector &result,
                                       const Row<3>::Vector &source,
                                       const Stiffness<3, double>::Finish &finish);
  template void Row<3>::add_coefficient_variation(const std::vector<NodalTerm> &derivatives,
                                                  const Row<3>::Vector &potential,
                                                  const State &direction,
                                                  double factor,
                                                  Row<3>::Vector &result);
  template void Row<3>::add_others(const State &direction,
                                   Row<3>::Vector &result,
                                   unsigned int begin,
                                   unsigned int end);
  template void Row<3>::subtract_coupling(std::size_t j,
                                          const Row<3>::Vector &direction,
                                          Row<3>::Vector &result);
  template void Row<2>::scale_and_add_all(const State &direction,
                                          double factor,
                                          Row<2>::Vector &result,
                                          unsigned int begin,
                                          unsigned int end);
  template void Row<2>::keep_coefficient_gradient(Derivatives &derivatives,
                                                  std::vector<NodalTerm *> &doubtful);
  template void Row<3>::scale_and_add_all(const State &direction,
                                          double factor,
                                          Row<3>::Vector &result,
                                          unsigned int begin,
                                          unsigned int end);
  template void Row<3>::keep_coefficient_gradient(Derivatives &derivatives,
                                                  std::vector<NodalTerm *> &doubtful);
} // namespace softlattice
