// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/field_file.h"

#include "solver/fields/vtk_problems.h"

#include <vtkCell.h>
#include <vtkCellData.h>
#include <vtkDataArray.h>
#include <vtkDataArraySelection.h>
#include <vtkExecutive.h>
#include <vtkGenericCell.h>
#include <vtkPointData.h>
#include <vtkSmartPointer.h>
#include <vtkStaticCellLocator.h>
#include <vtkUnstructuredGrid.h>
#include <vtkXMLDataElement.h>
#include <vtkXMLDataParser.h>
#include <vtkXMLPUnstructuredGridReader.h>
#include <vtkXMLUnstructuredGridReader.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    constexpr double precision_of_coordinates = 1e-6; // of the size of the mesh
    constexpr std::uintmax_t most_bytes_of_fields = std::uintmax_t(8) << 30;

    /// An array on a mesh.
    class MeshField final : public GivenField
    {
    public:
      MeshField(vtkSmartPointer<vtkUnstructuredGrid> grid,
                vtkDataArray *values,
                const bool of_cells)
        : grid_(std::move(grid))
        , values_(values)
        , of_cells_(of_cells)
        , weights_(std::max(1, grid_->GetMaxCellSize()))
        , radius_(precision_of_coordinates * grid_->GetLength())
      {
        locator_->SetDataSet(grid_);
        locator_->BuildLocator();
      }

      double value(const std::array<double, 3> &place) const override
      {
        std::array<double, 3> at = place;
        std::array<double, 3> local{};
        vtkIdType cell = locator_->FindCell(at.data(), 0., cell_, local.data(), weights_.data());
        if (cell < 0)
          {
            int part = 0, inside = 0;
            double square = 0.;
            std::array<double, 3> nearest{};
            if (locator_->FindClosestPointWithinRadius(at.data(),
                                                       radius_,
                                                       nearest.data(),
                                                       cell_,
                                                       cell,
                                                       part,
                                                       square,
                                                       inside) == 0)
              return std::numeric_limits<double>::quiet_NaN();
            std::array<double, 3> ignored{};
            cell_->EvaluatePosition(nearest.data(),
                                    ignored.data(),
                                    part,
                                    local.data(),
                                    square,
                                    weights_.data());
          }
        if (of_cells_)
          return values_->GetTuple1(cell);
        double sum = 0.;
        for (vtkIdType k = 0; k < cell_->GetNumberOfPoints(); ++k)
          sum += weights_[k] * values_->GetTuple1(cell_->GetPointId(static_cast<int>(k)));
        return sum;
      }

      Extents extents() const override
      {
        Extents extents;
        for (std::size_t d = 0; d < 3; ++d)
          {
            extents.lowest[d] = grid_->GetBounds()[2 * d] - radius_;
            extents.highest[d] = grid_->GetBounds()[2 * d + 1] + radius_;
          }
        return extents;
      }

    private:
      vtkSmartPointer<vtkUnstructuredGrid> grid_;
      vtkDataArray *values_;
      bool of_cells_;
      vtkNew<vtkStaticCellLocator> locator_;
      // What a search needs to work with.
      mutable vtkNew<vtkGenericCell> cell_;
      mutable std::vector<double> weights_;
      double radius_;
    };

    [[noreturn]] void refuse(const std::string &path, const std::string &why)
    {
      throw GivenFieldError("'" + path + "' " + why);
    }

    void require_file(const std::string &path)
    {
      std::error_code ignored;
      if (!fs::is_regular_file(path, ignored)) // nothing waits for a pipe
        refuse(path, "is no file that can be read");
      if (fs::file_size(path, ignored) > most_bytes_of_fields)
        refuse(path, "is larger than 8 GiB");
    }

    /// The values of an attribute of the elements in `list`, which is in the root of an XML file; nothing where
    /// there is no such list.
    std::optional<std::vector<std::string>> listed_in(const std::string &path,
                                                      const char *list,
                                                      const char *attribute)
    {
      require_file(path);
      VtkProblems problems;
      vtkNew<vtkXMLDataParser> parser;
      problems.watch(parser);
      parser->SetFileName(path.c_str());
      vtkXMLDataElement *root = parser->Parse() != 0 ? parser->GetRootElement() : nullptr;
      vtkXMLDataElement *all = root != nullptr ? root->FindNestedElementWithName(list) : nullptr;
      if (all == nullptr)
        return {};
      std::vector<std::string> values;
      for (int i = 0; i < all->GetNumberOfNestedElements(); ++i)
        if (const char *value = all->GetNestedElement(i)->GetAttribute(attribute); value != nullptr)
          values.push_back((fs::path(path).parent_path() / value).string());
      return values;
    }

    /// The file that a .pvd lists last.
    std::string last_of(const std::string &collection)
    {
      const auto files = listed_in(collection, "Collection", "file");
      if (!files)
        refuse(collection, "is no complete list of files (.pvd)");
      if (files->empty())
        refuse(collection, "lists no file: that run has not written any");
      return files->back();
    }

    std::string mesh_file_of(const std::string &path)
    {
      std::error_code ignored;
      if (fs::is_directory(path, ignored))
        {
          const std::string list = (fs::path(path) / "solution.pvd").string();
          if (!fs::exists(list, ignored))
            refuse(path, "is no result directory: there is no solution.pvd in it");
          return last_of(list);
        }
      return fs::path(path).extension() == ".pvd" ? last_of(path) : path;
    }

    std::string listed(const std::vector<std::string> &names)
    {
      std::string all;
      for (const std::string &name : names)
        all += (all.empty() ? "" : ", ") + name;
      return all.empty() ? "none" : all;
    }

    /// Reads one array; the reader is one of those of VTK.
    template <typename Reader>
    vtkSmartPointer<vtkUnstructuredGrid> read_array(const std::string &path,
                                                    const std::string &array)
    {
      VtkProblems problems;
      vtkNew<Reader> reader;
      problems.watch(reader);
      problems.watch(reader->GetExecutive());
      reader->SetReaderErrorObserver(problems.command());
      reader->SetParserErrorObserver(problems.command());
      reader->SetFileName(path.c_str());
      reader->UpdateInformation();
      std::vector<std::string> names;
      vtkDataArraySelection *const selections[] = {reader->GetPointDataArraySelection(),
                                                   reader->GetCellDataArraySelection()};
      for (vtkDataArraySelection *const selection : selections)
        {
          for (int i = 0; i < selection->GetNumberOfArrays(); ++i)
            names.emplace_back(selection->GetArrayName(i));
          selection->DisableAllArrays(); // the others are not even decoded
          if (selection->ArrayExists(array.c_str()) != 0)
            selection->EnableArray(array.c_str());
        }
      if (!problems.any() && std::find(names.begin(), names.end(), array) == names.end())
        refuse(path, "has no field '" + array + "'; there are: " + listed(names));
      if (!problems.any())
        reader->Update();
      vtkSmartPointer<vtkUnstructuredGrid> grid = reader->GetOutput();
      if (problems.any() || reader->GetErrorCode() != 0 || grid->GetNumberOfCells() == 0)
        refuse(path, "is no complete file of fields on a mesh (.vtu, .pvtu)");
      return grid;
    }

    int dimension_of(vtkUnstructuredGrid &grid)
    {
      int dimension = 0;
      for (vtkIdType i = 0; i < grid.GetNumberOfCells() && dimension < 3; ++i)
        dimension = std::max(dimension, grid.GetCell(i)->GetCellDimension());
      return dimension;
    }
  } // namespace

  std::unique_ptr<GivenField> read_field_file(const std::string &path,
                                              const std::string &array,
                                              const int dimension)
  {
    const std::string file = mesh_file_of(path);
    require_file(file);
    vtkSmartPointer<vtkUnstructuredGrid> grid =
      fs::path(file).extension() == ".pvtu" ? read_array<vtkXMLPUnstructuredGridReader>(file, array)
                                            : read_array<vtkXMLUnstructuredGridReader>(file, array);
    if (const int found = dimension_of(*grid); found != dimension)
      refuse(file,
             "is in " + std::to_string(found) + "D and the case in " + std::to_string(dimension) +
               "D");
    vtkDataArray *values = grid->GetPointData()->GetArray(array.c_str());
    const bool of_cells = values == nullptr;
    if (of_cells)
      values = grid->GetCellData()->GetArray(array.c_str());
    if (values == nullptr || values->GetNumberOfComponents() != 1)
      refuse(file, "has no field '" + array + "' of numbers with one component");
    return std::make_unique<MeshField>(std::move(grid), values, of_cells);
  }

  std::vector<std::string> files_of_field(const std::string &path)
  {
    std::vector<std::string> files = {mesh_file_of(path)};
    if (fs::path(files.front()).extension() == ".pvtu")
      if (const auto pieces = listed_in(files.front(), "PUnstructuredGrid", "Source"))
        files.insert(files.end(), pieces->begin(), pieces->end());
    return files;
  }
} // namespace softlattice
