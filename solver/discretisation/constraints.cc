// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/constraints.h"

#include <deal.II/base/geometry_info.h>
#include <deal.II/base/mpi.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe.h>
#include <deal.II/grid/tria.h>
#include <deal.II/lac/full_matrix.h>
#include <deal.II/lac/la_parallel_vector.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

// DoFTools::make_periodicity_constraints does not do here. It ties faces only: where around an edge of
// the torus two opposite cells are refined and two are not, it leaves the coarse images of the edge
// apart (from degree 3 on). And a rank does not hear of the ties of a node that only one of its hanging
// nodes refers to.
namespace softlattice
{
  namespace
  {
    using Index = dealii::types::global_dof_index;
    using Indices = std::vector<Index>;
    using Entries = std::vector<std::pair<Index, double>>;

    /// What is known on this rank about nodes on periodic boundaries.
    struct PeriodicNodes
    {
      std::vector<std::pair<Index, Index>> images; ///< pairs that are the same node
      std::unordered_map<Index, Entries> hanging;  ///< on a coarser cell beyond the boundary
    };

    /// The vertices, the lines or the quadrilaterals on periodic boundaries, by their number in the
    /// triangulation. Those without nodes on this level count too: they join others that have some.
    class Objects
    {
    public:
      void set_nodes(const unsigned int object, Indices nodes)
      {
        nodes_[object] = std::move(nodes);
      }

      void tie(const unsigned int one, const unsigned int other)
      {
        const unsigned int a = root(one), b = root(other);
        parent_[std::max(a, b)] = std::min(a, b);
      }

      void add_images(std::vector<std::pair<Index, Index>> &images)
      {
        std::unordered_map<unsigned int, const Indices *> first;
        for (const auto &[object, nodes] : nodes_)
          {
            const Indices &others = *first.emplace(root(object), &nodes).first->second;
            for (std::size_t i = 0; i < nodes.size(); ++i)
              images.emplace_back(nodes[i], others[i]);
          }
      }

    private:
      unsigned int root(unsigned int object)
      {
        for (auto found = parent_.emplace(object, object).first; found->second != object;
             found = parent_.find(object))
          object = found->second;
        return object;
      }

      std::unordered_map<unsigned int, unsigned int> parent_;
      std::unordered_map<unsigned int, Indices> nodes_;
    };

    template <int dim>
    class PeriodicNodesOf
    {
    public:
      using Cell = typename dealii::Triangulation<dim>::cell_iterator;
      using ActiveCell = typename dealii::DoFHandler<dim>::active_cell_iterator;

      explicit PeriodicNodesOf(const dealii::DoFHandler<dim> &dofs)
        : dofs_(dofs)
        , degree_(dofs.get_fe().degree)
      {
        for (unsigned int child = 0; child < n_children; ++child)
          {
            const unsigned int n = dofs.get_fe().n_dofs_per_face();
            interpolation_[child].reinit(n, n);
            dofs.get_fe().get_subface_interpolation_matrix(dofs.get_fe(),
                                                           child,
                                                           interpolation_[child]);
          }
      }

      PeriodicNodes find()
      {
        const auto &faces = dofs_.get_triangulation().get_periodic_face_map();
        for (const auto &[one, other] : faces)
          {
            const auto &[cell, face] = one;
            const auto &[neighbour, neighbour_face] = other.first;
            collect(cell, face);
            if (cell->level() == neighbour->level())
              tie(cell->face(face), neighbour->face(neighbour_face));
            else if (has_nodes(cell) && has_nodes(neighbour))
              hang(cell, face, neighbour, neighbour_face);
          }
        for (Objects *objects : {&vertices_, &lines_, &quads_})
          objects->add_images(nodes_.images);
        return std::move(nodes_);
      }

    private:
      static constexpr unsigned int n_vertices = 1 << (dim - 1); // of a face
      static constexpr unsigned int n_lines = dim == 2 ? 1 : 4;
      static constexpr unsigned int n_children = 1 << (dim - 1);

      static bool has_nodes(const Cell &cell)
      {
        return cell->is_active() && !cell->is_artificial();
      }

      Indices on_face(const Cell &cell, const unsigned int face) const
      {
        const ActiveCell active(&dofs_.get_triangulation(), cell->level(), cell->index(), &dofs_);
        Indices all(dofs_.get_fe().n_dofs_per_cell()), indices(dofs_.get_fe().n_dofs_per_face());
        active->get_dof_indices(all);
        for (unsigned int i = 0; i < indices.size(); ++i)
          indices[i] = all[dofs_.get_fe().face_to_cell_index(i, face)];
        return indices;
      }

      template <typename Face>
      static unsigned int line_index(const Face &face, const unsigned int line)
      {
        if constexpr (dim == 2)
          return face->index();
        else
          return face->line_index(line);
      }

      /// Nodes of a face sorted by the vertices, lines and quadrilaterals that they belong to.
      void collect(const Cell &cell, const unsigned int f)
      {
        if (!has_nodes(cell))
          return;
        const auto face = cell->face(f);
        const Indices all = on_face(cell, f);
        auto next = all.begin();
        for (unsigned int v = 0; v < n_vertices; ++v)
          vertices_.set_nodes(face->vertex_index(v), {*next++});
        for (unsigned int line = 0; line < n_lines; ++line, next += degree_ - 1)
          lines_.set_nodes(line_index(face, line), Indices(next, next + (degree_ - 1)));
        if (dim == 3)
          quads_.set_nodes(face->index(), Indices(next, all.end()));
      }

      /// Faces of the same level, of active or of refined cells.
      template <typename Face>
      void tie(const Face &one, const Face &other)
      {
        for (unsigned int v = 0; v < n_vertices; ++v)
          vertices_.tie(one->vertex_index(v), other->vertex_index(v));
        for (unsigned int line = 0; line < n_lines; ++line)
          lines_.tie(line_index(one, line), line_index(other, line));
        if (dim == 3)
          quads_.tie(one->index(), other->index());
      }

      /// A face whose neighbour beyond the boundary is one level coarser.
      void hang(const Cell &cell, const unsigned int face, const Cell &coarse, const unsigned int f)
      {
        unsigned int child = 0; // which part of the coarse face it is
        while (cell->parent()->child_index(dealii::GeometryInfo<dim>::child_cell_on_face(
                 dealii::RefinementCase<dim>::isotropic_refinement,
                 face,
                 child)) != cell->index())
          ++child;
        const dealii::FullMatrix<double> &weights = interpolation_[child];
        const Indices fine = on_face(cell, face), masters = on_face(coarse, f);
        for (unsigned int i = 0; i < fine.size(); ++i)
          {
            Entries entries;
            for (unsigned int j = 0; j < masters.size(); ++j)
              if (std::abs(weights(i, j)) > 1e-13)
                entries.emplace_back(masters[j], weights(i, j));
            nodes_.hanging.emplace(fine[i], std::move(entries));
          }
      }

      const dealii::DoFHandler<dim> &dofs_;
      const unsigned int degree_;
      dealii::FullMatrix<double> interpolation_[n_children];
      Objects vertices_, lines_, quads_;
      PeriodicNodes nodes_;
    };

    /// The smallest index among the images of each node, for all relevant nodes. What one rank knows
    /// reaches the others in a few rounds.
    class Representatives
    {
    public:
      Representatives(const std::vector<std::pair<Index, Index>> &images,
                      const dealii::IndexSet &owned,
                      const dealii::IndexSet &relevant,
                      MPI_Comm communicator)
        : smallest_(owned, relevant, communicator) // doubles hold integers up to 2^53
      {
        std::unordered_map<Index, Index> labels;
        for (const auto &[one, other] : images)
          {
            labels.emplace(one, one);
            labels.emplace(other, other);
          }
        for (bool changed = true; changed;)
          {
            lower(images, labels);
            smallest_.zero_out_ghost_values();
            for (const Index i : relevant)
              smallest_(i) = i;
            for (const auto &[node, label] : labels)
              smallest_(node) = label;
            smallest_.compress(dealii::VectorOperation::min);
            smallest_.update_ghost_values();
            changed = false;
            for (auto &[node, label] : labels)
              {
                changed = changed || label != (*this)(node);
                label = (*this)(node);
              }
            changed = dealii::Utilities::MPI::max(changed ? 1 : 0, communicator) == 1;
          }
        for (const auto &[node, label] : labels)
          members_[label].push_back(node);
      }

      Index operator()(const Index node) const { return static_cast<Index>(smallest_(node)); }
      /// All images of a node that is represented by `label`, as far as this rank knows them.
      const Indices &members(const Index label) const
      {
        static const Indices none;
        const auto found = members_.find(label);
        return found == members_.end() ? none : found->second;
      }

    private:
      static void lower(const std::vector<std::pair<Index, Index>> &images,
                        std::unordered_map<Index, Index> &labels)
      {
        for (bool changed = true; changed;)
          {
            changed = false;
            for (const auto &[one, other] : images)
              {
                Index &a = labels.at(one), &b = labels.at(other);
                changed = changed || a != b;
                a = b = std::min(a, b);
              }
          }
      }

      dealii::LinearAlgebra::distributed::Vector<double> smallest_;
      std::unordered_map<Index, Indices> members_;
    };

    /// Through what a node hangs on others, in terms of representatives; empty if it does not.
    Entries hanging_on(const Index node,
                       const Representatives &representative,
                       const dealii::AffineConstraints<double> &inside,
                       const std::unordered_map<Index, Entries> &beyond)
    {
      const Index own = representative(node);
      const auto resolved = [&](const Entries &entries) {
        Entries result;
        for (const auto &[master, weight] : entries)
          {
            if (representative(master) == own) // a vertex that is one of the coarse face too
              return Entries();
            result.emplace_back(representative(master), weight);
          }
        return result;
      };
      const auto from = [&](const Index image) {
        if (const Entries *entries = inside.get_constraint_entries(image))
          return resolved(*entries);
        const auto found = beyond.find(image);
        return found == beyond.end() ? Entries() : resolved(found->second);
      };

      Entries entries = from(node);
      for (const Index image : representative.members(own))
        if (entries.empty())
          entries = from(image);
      return entries;
    }
  } // namespace

  template <int dim>
  void make_constraints(const dealii::DoFHandler<dim> &dofs,
                        dealii::AffineConstraints<double> &constraints)
  {
    dealii::IndexSet relevant;
    dealii::DoFTools::extract_locally_relevant_dofs(dofs, relevant);
    constraints.reinit(relevant);
    dealii::DoFTools::make_hanging_node_constraints(dofs, constraints);
    if (dofs.get_triangulation().get_periodic_face_map().empty())
      {
        constraints.close();
        return;
      }

    const PeriodicNodes nodes = PeriodicNodesOf<dim>(dofs).find();
    const Representatives representative(nodes.images,
                                         dofs.locally_owned_dofs(),
                                         relevant,
                                         dofs.get_communicator());
    std::vector<std::pair<Index, Entries>> lines;
    Indices referred;
    for (const Index node : relevant)
      {
        Entries entries = hanging_on(node, representative, constraints, nodes.hanging);
        if (entries.empty() && representative(node) != node)
          entries.emplace_back(representative(node), 1.);
        if (entries.empty())
          continue;
        for (const auto &[master, weight] : entries)
          referred.push_back(master);
        lines.emplace_back(node, std::move(entries));
      }
    std::sort(referred.begin(), referred.end());
    relevant.add_indices(referred.begin(), std::unique(referred.begin(), referred.end()));

    // An entry may appear twice if two images of a node are on one coarse face.
    constraints.reinit(relevant);
    for (auto &[node, entries] : lines)
      {
        std::sort(entries.begin(), entries.end());
        for (std::size_t i = 1; i < entries.size(); ++i)
          if (entries[i].first == entries[i - 1].first)
            {
              entries[i].second += entries[i - 1].second;
              entries[i - 1].second = 0.;
            }
        constraints.add_line(node);
        for (const auto &[master, weight] : entries)
          if (weight != 0.)
            constraints.add_entry(node, master, weight);
      }
    constraints.close();
  }

  template void make_constraints(const dealii::DoFHandler<2> &,
                                 dealii::AffineConstraints<double> &);
  template void make_constraints(const dealii::DoFHandler<3> &,
                                 dealii::AffineConstraints<double> &);
} // namespace softlattice
