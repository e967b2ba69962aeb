// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/vtu_writer.h"

#include "solver/base/error.h"
#include "solver/output/result_directory.h"
#include "solver/output/vtu_metadata.h"

#include <deal.II/base/mpi.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/grid/tria.h>
#include <deal.II/numerics/data_out.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace softlattice
{
  using namespace dealii;

  namespace
  {
    using Field = LinearAlgebra::distributed::Vector<double>;

    /// The field with the entries of all cells of this rank, hanging nodes included: the ghosts of
    /// matrix-free vectors are too few for that.
    template <int dim>
    Field with_ghosts(const OutputField<dim> &field)
    {
      IndexSet relevant;
      DoFTools::extract_locally_relevant_dofs(*field.dof_handler, relevant);
      Field complete(field.dof_handler->locally_owned_dofs(),
                     relevant,
                     field.values->get_mpi_communicator());
      complete.copy_locally_owned_data_from(*field.values);
      if (field.constraints)
        field.constraints->distribute(complete);
      complete.update_ghost_values();
      return complete;
    }

    /// Per active cell; cells of other ranks hold nothing that is written.
    struct MeshData
    {
      Vector<float> owner, level, material;
    };

    template <int dim>
    MeshData mesh_data(const Triangulation<dim> &mesh)
    {
      const unsigned int n = mesh.n_active_cells();
      MeshData data{Vector<float>(n), Vector<float>(n), Vector<float>(n)};
      for (const auto &cell : mesh.active_cell_iterators())
        if (cell->is_locally_owned())
          {
            const unsigned int i = cell->active_cell_index();
            data.owner[i] = cell->subdomain_id();
            data.level[i] = cell->level();
            data.material[i] = cell->material_id();
          }
      return data;
    }

    template <int dim>
    bool owns_a_cell(const Triangulation<dim> &mesh)
    {
      for (const auto &cell : mesh.active_cell_iterators())
        if (cell->is_locally_owned())
          return true;
      return false;
    }

    /// The file of a rank without cells: no points, and all arrays, which readers look for in every piece.
    /// What deal.II writes lacks the points and the types of arrays, and VTK takes it for damaged.
    std::string empty_piece(const std::vector<std::string> &arrays,
                            const ArrayUnits &units,
                            const std::string &field_data)
    {
      std::ostringstream vtu;
      vtu << "<?xml version=\"1.0\"?>\n"
             "<VTKFile type=\"UnstructuredGrid\" version=\"0.1\">\n"
             "<UnstructuredGrid>\n"
          << field_data
          << "<Piece NumberOfPoints=\"0\" NumberOfCells=\"0\">\n"
             "  <Points>\n"
             "    <DataArray type=\"Float32\" NumberOfComponents=\"3\" format=\"ascii\">\n"
             "    </DataArray>\n  </Points>\n  <Cells>\n";
      for (const char *column : {"type=\"Int32\" Name=\"connectivity\"",
                                 "type=\"Int32\" Name=\"offsets\"",
                                 "type=\"UInt8\" Name=\"types\""})
        vtu << "    <DataArray " << column << " format=\"ascii\">\n    </DataArray>\n";
      vtu << "  </Cells>\n  <PointData>\n";
      for (const std::string &name : arrays)
        {
          vtu << "    <DataArray type=\"Float32\" Name=\"" << name << "\" ";
          const auto unit = units.find(name);
          if (unit != units.end())
            vtu << "units=\"" << unit->second << "\" ";
          vtu << "format=\"ascii\">\n"
              << (unit != units.end() ? units_label(unit->second) : "") << "    </DataArray>\n";
        }
      vtu << "  </PointData>\n</Piece>\n</UnstructuredGrid>\n</VTKFile>\n";
      return vtu.str();
    }

    /// Of a .pvtu: deal.II writes the date into it, and the same state is to give the same bytes.
    std::string without_comment(std::string text)
    {
      const std::string end = "-->\n";
      const std::size_t from = text.find("<!--"), to = text.find(end);
      return from < to && to != std::string::npos ? text.erase(from, to + end.size() - from) : text;
    }

    /// Empty if it worked.
    std::string write_text(const std::string &path, const std::string &text)
    {
      // The list that names this file is written after it, so nobody reads it half done.
      errno = 0;
      std::ofstream file(path, std::ios::binary | std::ios::trunc);
      file << text << std::flush;
      return file ? std::string() : "cannot write '" + path + "': " + std::strerror(errno);
    }
  } // namespace

  template <int dim>
  VtuWriter<dim>::VtuWriter(std::string pieces, const bool higher_order_cells)
    : pieces_(std::move(pieces))
    , higher_order_cells_(higher_order_cells)
  {}

  template <int dim>
  std::string VtuWriter<dim>::write(const Mapping<dim> &mapping,
                                    const std::vector<OutputField<dim>> &fields,
                                    const double time,
                                    const unsigned int cycle) const
  {
    AssertThrow(!fields.empty(), ExcMessage("There is no field to write."));
    const DoFHandler<dim> &first = *fields.front().dof_handler;
    const MPI_Comm communicator = first.get_communicator();
    const unsigned int rank = Utilities::MPI::this_mpi_process(communicator);
    const unsigned int n_ranks = Utilities::MPI::n_mpi_processes(communicator);

    DataOut<dim> data_out;
    DataOutBase::VtkFlags flags;
    flags.time = time;
    flags.cycle = cycle;
    flags.print_date_and_time = false; // the same state gives the same bytes
    flags.compression_level = decltype(flags.compression_level)::best_speed;
    unsigned int degree = 1;
    std::vector<Field> values;
    values.reserve(fields.size());
    std::vector<std::string> arrays;
    for (const OutputField<dim> &field : fields)
      {
        values.push_back(with_ghosts(field));
        data_out.add_data_vector(*field.dof_handler, values.back(), field.name);
        flags.physical_units[field.name] = field.unit;
        arrays.push_back(field.name);
        degree = std::max(degree, field.dof_handler->get_fe().degree);
      }
    const MeshData cells = mesh_data(first.get_triangulation());
    for (const auto &[name, data] : {std::pair{"rank", &cells.owner},
                                     std::pair{"level", &cells.level},
                                     std::pair{"material", &cells.material}})
      {
        data_out.add_data_vector(*data, name, DataOut<dim>::type_cell_data);
        arrays.emplace_back(name);
      }
    flags.write_higher_order_cells = higher_order_cells_ && degree > 1;
    data_out.set_flags(flags);
    data_out.build_patches(mapping, degree, DataOut<dim>::curved_boundary);

    const auto piece = [&](const unsigned int r) {
      return ResultDirectory::piece(cycle, r, n_ranks);
    };
    const std::string record = ResultDirectory::record(cycle, n_ranks);

    const std::string field_data = vtk_field_data(time, cycle, flags.physical_units);
    std::string vtu;
    if (owns_a_cell(first.get_triangulation()))
      {
        std::ostringstream written;
        data_out.write_vtu(written);
        vtu = with_metadata(written.str(), field_data);
      }
    else
      vtu = empty_piece(arrays, flags.physical_units, field_data);
    std::string failure = write_text(pieces_ + "/" + piece(rank), vtu);
    if (n_ranks > 1 && rank == 0 && failure.empty())
      {
        std::vector<std::string> all;
        for (unsigned int r = 0; r < n_ranks; ++r)
          all.push_back(piece(r));
        std::ostringstream pvtu;
        data_out.write_pvtu_record(pvtu, all);
        failure = write_text(pieces_ + "/" + record, without_comment(pvtu.str()));
      }
    // All ranks leave by the same door, with the same words.
    for (const std::string &text : Utilities::MPI::all_gather(communicator, failure))
      if (!text.empty())
        throw FileError(text);
    return std::filesystem::path(pieces_).filename().string() + "/" + record;
  }

  template class VtuWriter<2>;
  template class VtuWriter<3>;
} // namespace softlattice
