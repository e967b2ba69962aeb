// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
// What the files say of the mesh beside the fields: level and material of each cell.
#include "postprocess/result_reader.h"
#include "solver/output/vtu_writer.h"
#include "tests/support/scratch_folder.h"

#include <deal.II/distributed/tria.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe_q.h>
#include <deal.II/fe/mapping_q1.h>
#include <deal.II/grid/grid_generator.h>
#include <deal.II/lac/affine_constraints.h>
#include <deal.II/lac/la_parallel_vector.h>

#include <gtest/gtest.h>
#include <vtkCell.h>
#include <vtkDataArray.h>
#include <vtkPointData.h>

#include <filesystem>

namespace
{
  using namespace dealii;
  using softlattice::ScratchFolder;

  // Four quarters of different materials, the first of which is refined once more.
  constexpr unsigned int materials[] = {7, 11, 13, 17};

  unsigned int quarter_of(const double x, const double y)
  {
    return (x > 0.5 ? 1 : 0) + (y > 0.5 ? 2 : 0);
  }

  void expect_value(vtkUnstructuredGrid *grid, vtkCell *cell, const char *name, const double value)
  {
    vtkDataArray *const array = grid->GetPointData()->GetArray(name);
    ASSERT_NE(array, nullptr) << name;
    for (vtkIdType i = 0; i < cell->GetNumberOfPoints(); ++i)
      EXPECT_EQ(array->GetComponent(cell->GetPointId(i), 0), value) << name;
  }
} // namespace

TEST(VtuWriter, CellsHaveTheirLevelAndMaterial)
{
  const MPI_Comm communicator = MPI_COMM_WORLD;
  const ScratchFolder mine;
  const std::string folder = Utilities::MPI::broadcast(communicator, mine.path());
  std::filesystem::create_directory(folder + "/solution");

  parallel::distributed::Triangulation<2> mesh(communicator);
  GridGenerator::subdivided_hyper_cube(mesh, 2);
  for (const auto &cell : mesh.cell_iterators_on_level(0))
    cell->set_material_id(materials[quarter_of(cell->center()[0], cell->center()[1])]);
  mesh.refine_global(1);
  for (const auto &cell : mesh.active_cell_iterators())
    if (cell->is_locally_owned() && quarter_of(cell->center()[0], cell->center()[1]) == 0)
      cell->set_refine_flag();
  mesh.execute_coarsening_and_refinement();

  const FE_Q<2> fe(2);
  DoFHandler<2> dofs(mesh);
  dofs.distribute_dofs(fe);
  IndexSet relevant;
  DoFTools::extract_locally_relevant_dofs(dofs, relevant);
  AffineConstraints<double> hanging_nodes(relevant);
  DoFTools::make_hanging_node_constraints(dofs, hanging_nodes);
  hanging_nodes.close();
  LinearAlgebra::distributed::Vector<double> values(dofs.locally_owned_dofs(), communicator);

  const softlattice::VtuWriter<2> writer(folder + "/solution", true);
  const std::string file =
    writer.write(MappingQ1<2>(), {{"field", "1", &dofs, &values, &hanging_nodes}}, 0., 0);
  if (Utilities::MPI::this_mpi_process(communicator) == 0)
    {
      unsigned int n_cells = 0;
      for (const auto &piece : softlattice::read_pieces(folder + "/" + file, "field"))
        for (vtkIdType c = 0; c < piece->GetNumberOfCells(); ++c, ++n_cells)
          {
            vtkCell *const cell = piece->GetCell(c);
            double bounds[6];
            cell->GetBounds(bounds);
            const unsigned int quarter =
              quarter_of(0.5 * (bounds[0] + bounds[1]), 0.5 * (bounds[2] + bounds[3]));
            expect_value(piece.Get(), cell, "material", materials[quarter]);
            expect_value(piece.Get(), cell, "level", quarter == 0 ? 2. : 1.);
            EXPECT_NEAR(bounds[1] - bounds[0], quarter == 0 ? 0.125 : 0.25, 1e-6);
          }
      EXPECT_EQ(n_cells, 16u + 3 * 4u);
    }
  MPI_Barrier(communicator); // before the folder goes
}
