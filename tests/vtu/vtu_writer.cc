// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Writes fields and reads them back with VTK, on as many ranks as the test is started on.
#include "solver/output/vtu_writer.h"

#include "postprocess/result_reader.h"
#include "solver/base/error.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/vtk_files.h"

#include <deal.II/base/mpi.h>
#include <deal.II/distributed/tria.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe_q.h>
#include <deal.II/fe/mapping_q1.h>
#include <deal.II/grid/grid_generator.h>

#include <gtest/gtest.h>
#include <vtkDataArray.h>
#include <vtkFieldData.h>
#include <vtkInformation.h>
#include <vtkInformationStringKey.h>
#include <vtkPointData.h>
#include <vtkStringArray.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>
#include <vector>

namespace
{
  using namespace dealii;
  using softlattice::ScratchFolder;

  const MPI_Comm communicator = MPI_COMM_WORLD;

  bool is_first()
  {
    return Utilities::MPI::this_mpi_process(communicator) == 0;
  }

  /// A folder that all ranks see.
  std::string shared_name(const ScratchFolder &folder)
  {
    return Utilities::MPI::broadcast(communicator, folder.path());
  }

  /// A film of 4 um, of one cell or with hanging nodes, and a polynomial of the degree of the elements on
  /// it, whose entries at hanging nodes are zero as those of matrix-free solvers are.
  template <int dim>
  struct Film
  {
    enum class Cells
    {
      one,
      several
    };

    explicit Film(const unsigned int degree, const Cells cells = Cells::several)
      : mesh(communicator)
      , dofs(mesh)
      , fe(degree)
    {
      GridGenerator::hyper_cube(mesh, 0., 4e-6);
      if (cells == Cells::several)
        {
          mesh.refine_global(2);
          for (const auto &cell : mesh.active_cell_iterators())
            if (cell->is_locally_owned() && cell->center().norm() < 2.5e-6)
              cell->set_refine_flag();
          mesh.execute_coarsening_and_refinement();
        }
      dofs.distribute_dofs(fe);
      IndexSet relevant;
      DoFTools::extract_locally_relevant_dofs(dofs, relevant);
      hanging_nodes.reinit(relevant);
      DoFTools::make_hanging_node_constraints(dofs, hanging_nodes);
      hanging_nodes.close();
      EXPECT_EQ(Utilities::MPI::max(hanging_nodes.n_constraints(), communicator) > 0,
                cells == Cells::several);

      values.reinit(dofs.locally_owned_dofs(), communicator);
      std::vector<types::global_dof_index> indices(fe.n_dofs_per_cell());
      for (const auto &cell : dofs.active_cell_iterators())
        if (cell->is_locally_owned())
          {
            cell->get_dof_indices(indices);
            for (unsigned int i = 0; i < indices.size(); ++i)
              if (dofs.locally_owned_dofs().is_element(indices[i]))
                values[indices[i]] =
                  hanging_nodes.is_constrained(indices[i])
                    ? 0.
                    : exact(mapping.transform_unit_to_real_cell(cell, fe.unit_support_point(i)));
          }
    }

    double exact(const Point<dim> &x) const
    {
      double value = 0.25;
      for (unsigned int d = 0; d < dim; ++d)
        value += (d + 1) * std::pow(x[d] / 4e-6, fe.degree);
      return value;
    }

    std::vector<softlattice::OutputField<dim>> fields() const
    {
      return {{"LT_phase", "1", &dofs, &values, &hanging_nodes},
              {"vacancies", "1/m^2", &dofs, &values, &hanging_nodes}};
    }

    MappingQ1<dim> mapping;
    parallel::distributed::Triangulation<dim> mesh;
    DoFHandler<dim> dofs;
    FE_Q<dim> fe;
    AffineConstraints<double> hanging_nodes;
    LinearAlgebra::distributed::Vector<double> values;
  };

  /// The largest error of a field on a grid.
  template <int dim>
  double worst_error(const Film<dim> &film, vtkUnstructuredGrid *grid, const char *field)
  {
    vtkDataArray *const array = grid->GetPointData()->GetArray(field);
    if (array == nullptr || array->GetNumberOfTuples() != grid->GetNumberOfPoints())
      return std::numeric_limits<double>::infinity();
    double worst = 0.;
    for (vtkIdType i = 0; i < grid->GetNumberOfPoints(); ++i)
      {
        Point<dim> x;
        for (unsigned int d = 0; d < dim; ++d)
          x[d] = grid->GetPoint(i)[d];
        worst = std::max(worst, std::abs(array->GetComponent(i, 0) - film.exact(x)));
      }
    return worst;
  }

  template <int dim>
  void expect_round_trip(const unsigned int degree, const bool higher_order_cells)
  {
    const ScratchFolder mine;
    const std::string folder = shared_name(mine);
    std::filesystem::create_directory(folder + "/solution");
    const Film<dim> film(degree);
    const softlattice::VtuWriter<dim> writer(folder + "/solution", higher_order_cells);
    const std::string file = writer.write(film.mapping, film.fields(), 12.5, 3);
    const bool alone = Utilities::MPI::n_mpi_processes(communicator) == 1;
    EXPECT_EQ(file, alone ? "solution/solution_000003.vtu" : "solution/solution_000003.pvtu");
    if (is_first())
      {
        unsigned int n_cells = 0;
        double worst = 0;
        for (const auto &piece : softlattice::read_pieces(folder + "/" + file, "LT_phase"))
          {
            n_cells += piece->GetNumberOfCells();
            worst = std::max(worst, worst_error(film, piece.Get(), "LT_phase"));
          }
        const unsigned int parts = higher_order_cells ? 1 : Utilities::pow(degree, dim);
        EXPECT_EQ(n_cells, parts * film.mesh.n_global_active_cells());
        EXPECT_LT(worst, 5e-6) << "single precision";
        EXPECT_EQ(softlattice::read_unit(folder + "/" + file, "vacancies"), "1/m^2");
        // deal.II knows the time of day: the same state gives the same bytes.
        if (!alone)
          {
            EXPECT_EQ(softlattice::file_content(folder + "/" + file).find("<!--"),
                      std::string::npos);
          }
      }
    MPI_Barrier(communicator); // before the folder goes
  }

  /// The numbers that a cell has beside the fields, on all its points.
  template <int dim>
  void expect_numbers_of_cells(const unsigned int degree, const bool higher_order_cells)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
    const ScratchFolder mine;
    const std::string folder = shared_name(mine);
    std::filesystem::create_directory(folder + "/solution");
    const Film<dim> film(degree);
    const auto material_at = [](const double x) { return x < 2e-6 ? 7 : 3; };
    for (const auto &cell : film.mesh.active_cell_iterators())
      if (!cell->is_artificial())
        cell->set_material_id(material_at(cell->center()[0]));
    const softlattice::VtuWriter<dim> writer(folder + "/solution", higher_order_cells);
    const std::string file = folder + "/" + writer.write(film.mapping, film.fields(), 0., 0);
    if (is_first())
      {
        const auto grid = softlattice::read_as_paraview(file);
        const auto number = [&](const char *name, const vtkIdType point) {
          return grid->GetPointData()->GetArray(name)->GetComponent(point, 0);
        };
        const double parts = higher_order_cells ? 1. : degree;
        std::set<double> ranks;
        for (vtkIdType cell = 0; cell < grid->GetNumberOfCells(); ++cell)
          {
            double box[6];
            grid->GetCellBounds(cell, box);
            vtkIdList *const points = grid->GetCell(cell)->GetPointIds();
            for (vtkIdType i = 0; i < points->GetNumberOfIds(); ++i)
              {
                EXPECT_EQ(number("material", points->GetId(i)),
                          material_at(0.5 * (box[0] + box[1])));
                EXPECT_EQ(number("level", points->GetId(i)),
                          std::round(std::log2(4e-6 / parts / (box[1] - box[0]))));
                ranks.insert(number("rank", points->GetId(i)));
              }
          }
        std::set<double> expected;
        for (unsigned int rank = 0; rank < Utilities::MPI::n_mpi_processes(communicator); ++rank)
          expected.insert(rank);
        EXPECT_EQ(ranks, expected);
      }
    MPI_Barrier(communicator);
  }

  /// A mesh of one cell, of which all ranks but one have nothing to write.
  template <int dim>
  void expect_valid_pieces(const unsigned int degree, const bool higher_order_cells)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
    const ScratchFolder mine;
    const std::string folder = shared_name(mine);
    std::filesystem::create_directory(folder + "/solution");
    const Film<dim> film(degree, Film<dim>::Cells::one);
    const softlattice::VtuWriter<dim> writer(folder + "/solution", higher_order_cells);
    const std::string file = folder + "/" + writer.write(film.mapping, film.fields(), 0., 0);
    if (is_first())
      {
        const softlattice::VtkMessages vtk;
        const unsigned int n_ranks = Utilities::MPI::n_mpi_processes(communicator);
        unsigned int n_files = 0, n_empty = 0;
        for (const auto &entry : std::filesystem::directory_iterator(folder + "/solution"))
          if (entry.path().extension() == ".vtu")
            {
              const auto grid = softlattice::read_as_paraview(entry.path().string());
              ++n_files;
              n_empty += grid->GetNumberOfCells() == 0;
              EXPECT_EQ(grid->GetNumberOfPoints() == 0, grid->GetNumberOfCells() == 0);
              for (const char *name : {"LT_phase", "vacancies", "rank", "level", "material"})
                EXPECT_TRUE(grid->GetPointData()->HasArray(name)) << entry.path() << ' ' << name;
            }
        EXPECT_EQ(n_files, n_ranks);
        EXPECT_EQ(n_empty, n_ranks - 1);

        const auto grid = softlattice::read_as_paraview(file);
        const unsigned int parts = higher_order_cells ? 1 : Utilities::pow(degree, dim);
        EXPECT_EQ(grid->GetNumberOfCells(), parts);
        EXPECT_LT(worst_error(film, grid.Get(), "LT_phase"), 5e-6) << "single precision";
        EXPECT_LT(worst_error(film, grid.Get(), "vacancies"), 5e-6);
        EXPECT_EQ(softlattice::read_pieces(file, "vacancies").size(), 1u);
        EXPECT_EQ(softlattice::read_unit(file, "vacancies"), "1/m^2");
        EXPECT_EQ(vtk.text(), "");
      }
    MPI_Barrier(communicator);
  }
} // namespace

TEST(VtuWriter, KeepsFieldsOfEveryDegreeIn2d)
{
  for (const unsigned int degree : {1, 2, 3, 4})
    for (const bool higher_order_cells : {false, true})
      expect_round_trip<2>(degree, higher_order_cells);
}

TEST(VtuWriter, KeepsFieldsOfEveryDegreeIn3d)
{
  for (const unsigned int degree : {1, 2, 3})
    for (const bool higher_order_cells : {false, true})
      expect_round_trip<3>(degree, higher_order_cells);
}

TEST(VtuWriter, CellsHaveTheirMaterialLevelAndRank)
{
  for (const bool higher_order_cells : {false, true})
    {
      expect_numbers_of_cells<2>(1, higher_order_cells);
      expect_numbers_of_cells<2>(3, higher_order_cells);
      expect_numbers_of_cells<3>(2, higher_order_cells);
    }
}

TEST(VtuWriter, TimesAreExactAndArraysKeepTheirUnits)
{
  // On several ranks with one cell, so that some pieces are empty.
  const double time = 1199.9999999999998; // just before 20 min
  const ScratchFolder mine;
  const std::string folder = shared_name(mine);
  std::filesystem::create_directory(folder + "/solution");
  for (const bool higher_order_cells : {false, true})
    {
      const Film<2> film(2, Film<2>::Cells::one);
      const softlattice::VtuWriter<2> writer(folder + "/solution", higher_order_cells);
      writer.write(film.mapping, film.fields(), time, 12345678);
      if (is_first())
        for (const auto &entry : std::filesystem::directory_iterator(folder + "/solution"))
          if (entry.path().extension() == ".vtu")
            {
              SCOPED_TRACE(entry.path().string());
              const auto grid = softlattice::read_as_paraview(entry.path().string());
              vtkFieldData *const data = grid->GetFieldData();
              for (const char *const name : {"TimeValue", "TIME"})
                EXPECT_EQ(data->GetArray(name)->GetTuple1(0), time);
              EXPECT_EQ(data->GetArray("CYCLE")->GetTuple1(0), 12345678);
              auto *const units = vtkStringArray::SafeDownCast(data->GetAbstractArray("units"));
              ASSERT_TRUE(units != nullptr);
              ASSERT_EQ(units->GetNumberOfValues(), 2);
              EXPECT_EQ(units->GetValue(0), "LT_phase [1]");
              EXPECT_EQ(units->GetValue(1), "vacancies [1/m^2]");
              vtkInformation *const information =
                grid->GetPointData()->GetArray("vacancies")->GetInformation();
              ASSERT_TRUE(information->Has(vtkDataArray::UNITS_LABEL()));
              EXPECT_STREQ(information->Get(vtkDataArray::UNITS_LABEL()), "1/m^2");
              EXPECT_FALSE(grid->GetPointData()->GetArray("level")->GetInformation()->Has(
                vtkDataArray::UNITS_LABEL()));
            }
      MPI_Barrier(communicator);
    }
}

TEST(VtuWriter, RanksWithoutCellsWriteValidPieces)
{
  for (const unsigned int degree : {1, 2, 3, 4})
    for (const bool higher_order_cells : {false, true})
      {
        expect_valid_pieces<2>(degree, higher_order_cells);
        if (degree < 4)
          expect_valid_pieces<3>(degree, higher_order_cells);
      }
}

TEST(VtuWriter, AllRanksHearThatOneCouldNotWrite)
{
  const ScratchFolder mine;
  const std::string folder = shared_name(mine);
  const Film<2> film(1);
  const softlattice::VtuWriter<2> writer(folder + "/no such folder", true);
  EXPECT_THROW(writer.write(film.mapping, film.fields(), 0., 0), softlattice::FileError);
  MPI_Barrier(communicator);
}
