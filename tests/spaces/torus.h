// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Irregular meshes on boxes with periodic directions, the same on any number of ranks.
#pragma once

#include "meshes/coarse_mesh.h"
#include "solver/discretisation/space.h"

#include <cstdint>
#include <string>
#include <vector>

namespace softlattice::tests
{
  template <int dim>
  using Mesh = typename Space<dim>::Mesh;

  inline MPI_Comm all()
  {
    return MPI_COMM_WORLD;
  }

  /// A box of the edge 1 with n coarse cells along every axis.
  inline Geometry unit_box(const int dim,
                           const unsigned int n,
                           const std::vector<std::string> &axes)
  {
    Geometry geometry;
    geometry.kind = "box";
    geometry.box.size.assign(dim, 1.);
    geometry.box.coarse_cells.assign(dim, std::to_string(n));
    geometry.periodic = axes;
    return geometry;
  }

  inline std::vector<std::string> all_axes(const int dim)
  {
    return dim == 2 ? std::vector<std::string>{"x", "y"} : std::vector<std::string>{"x", "y", "z"};
  }

  /// A number in [0, 1) that depends on the text alone (FNV-1a).
  inline double hashed(const std::string &text)
  {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text)
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    hash ^= hash >> 29;
    hash *= 0x9E3779B97F4A7C15u;
    return static_cast<double>(hash >> 11) / 9007199254740992.;
  }

  /// Refines a part of the cells at random, several times over. What happens to a cell depends on its
  /// place relative to the coarse cell `shift` along every axis, counted around the torus.
  template <int dim>
  void refine_at_random(Mesh<dim> &mesh,
                        const unsigned int n,
                        const unsigned int passes,
                        const double part,
                        const unsigned int shift = 0)
  {
    for (unsigned int pass = 0; pass < passes; ++pass)
      {
        for (const auto &cell : mesh.active_cell_iterators())
          if (cell->is_locally_owned())
            {
              typename dealii::Triangulation<dim>::cell_iterator coarse = cell;
              std::string path;
              for (; coarse->level() > 0; coarse = coarse->parent())
                for (unsigned int child = 0; child < coarse->parent()->n_children(); ++child)
                  if (coarse->parent()->child(child) == coarse)
                    path += "/" + std::to_string(child);
              std::string key = std::to_string(pass);
              for (int d = 0; d < dim; ++d)
                {
                  const auto place = static_cast<unsigned int>(coarse->center()[d] * n);
                  key += " " + std::to_string((place + n - shift % n) % n);
                }
              key += path;
              if (hashed(key) < part)
                cell->set_refine_flag();
            }
        mesh.execute_coarsening_and_refinement();
      }
  }
} // namespace softlattice::tests
