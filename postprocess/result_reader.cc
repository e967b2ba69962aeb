// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/result_reader.h"

#include "postprocess/render.h"
#include "postprocess/vtk_errors.h"

#include <vtkCommand.h>
#include <vtkDataArraySelection.h>
#include <vtkExecutive.h>
#include <vtkXMLDataElement.h>
#include <vtkXMLDataParser.h>
#include <vtkXMLUnstructuredGridReader.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>

namespace softlattice
{
  namespace fs = std::filesystem;

  namespace
  {
    /// The root element of an XML file whose type attribute is `type`.
    vtkSmartPointer<vtkXMLDataElement> read_xml(const std::string &file, const std::string &type)
    {
      if (!fs::is_regular_file(file))
        throw RenderError("cannot read '" + file + "': there is no such file");
      VtkErrors errors;
      vtkNew<vtkXMLDataParser> parser;
      parser->AddObserver(vtkCommand::ErrorEvent, errors.command());
      parser->SetFileName(file.c_str());
      if (!parser->Parse() || !parser->GetRootElement())
        throw RenderError("cannot read '" + file + "': it is not a complete XML file");
      vtkSmartPointer<vtkXMLDataElement> root = parser->GetRootElement();
      const char *const found = root->GetAttribute("type");
      if (!found || found != type)
        throw RenderError("cannot read '" + file + "': it is not a VTK file of type " + type);
      return root;
    }

    /// All elements of a name directly below the element `below` of the root.
    std::vector<vtkXMLDataElement *> elements(vtkXMLDataElement *root,
                                              const char *below,
                                              const char *name)
    {
      std::vector<vtkXMLDataElement *> found;
      if (vtkXMLDataElement *const parent = root->FindNestedElementWithName(below))
        for (int i = 0; i < parent->GetNumberOfNestedElements(); ++i)
          if (std::string(parent->GetNestedElement(i)->GetName()) == name)
            found.push_back(parent->GetNestedElement(i));
      return found;
    }

    /// The name in `attribute`, which is relative to the folder of `file`.
    std::string named_file(vtkXMLDataElement *element,
                           const char *attribute,
                           const std::string &file)
    {
      const char *const name = element->GetAttribute(attribute);
      if (!name)
        throw RenderError("cannot read '" + file + "': an entry has no attribute " + attribute);
      std::string path = (fs::path(file).parent_path() / name).string();
      if (!fs::is_regular_file(path))
        throw RenderError("'" + file + "' lists '" + path + "', which is not there");
      return path;
    }

    vtkSmartPointer<vtkUnstructuredGrid> read_vtu(const std::string &file, const std::string &field)
    {
      VtkErrors errors;
      vtkNew<vtkXMLUnstructuredGridReader> reader;
      reader->AddObserver(vtkCommand::ErrorEvent, errors.command());
      reader->GetExecutive()->AddObserver(vtkCommand::ErrorEvent, errors.command());
      reader->SetReaderErrorObserver(errors.command());
      reader->SetParserErrorObserver(errors.command());
      reader->SetFileName(file.c_str());
      reader->UpdateInformation();
      if (!field.empty() && !errors.any())
        {
          // The other arrays are neither decoded nor resampled.
          vtkDataArraySelection *const selections[] = {reader->GetPointDataArraySelection(),
                                                       reader->GetCellDataArraySelection()};
          std::string names;
          bool found = false;
          for (vtkDataArraySelection *const selection : selections)
            {
              for (int i = 0; i < selection->GetNumberOfArrays(); ++i)
                names += (names.empty() ? "" : ", ") + std::string(selection->GetArrayName(i));
              found = found || selection->ArrayExists(field.c_str());
              selection->DisableAllArrays();
              if (selection->ArrayExists(field.c_str()))
                selection->EnableArray(field.c_str());
            }
          if (!found)
            throw RenderError("'" + file + "' has no field '" + field + "'; it has: " + names);
        }
      reader->Update();
      vtkSmartPointer<vtkUnstructuredGrid> grid = reader->GetOutput();
      if (errors.any() || reader->GetErrorCode() != 0)
        throw RenderError("cannot read '" + file + "': the file is damaged or incomplete");
      return grid;
    }
  } // namespace

  std::vector<OutputRecord> read_pvd(const std::string &directory)
  {
    if (!fs::is_directory(directory))
      throw RenderError("there is no result directory '" + directory + "'");
    const std::string file = (fs::path(directory) / "solution.pvd").string();
    const auto root = read_xml(file, "Collection");
    std::vector<OutputRecord> records;
    for (vtkXMLDataElement *const element : elements(root, "Collection", "DataSet"))
      {
        OutputRecord record{0., named_file(element, "file", file)};
        if (!element->GetScalarAttribute("timestep", record.time))
          throw RenderError("cannot read '" + file + "': an entry has no time");
        records.push_back(record);
      }
    if (records.empty())
      throw RenderError("'" + file + "' lists no output: the run has not written any yet");
    return records;
  }

  Pieces read_pieces(const std::string &file, const std::string &field)
  {
    std::vector<std::string> names = {file};
    if (fs::path(file).extension() == ".pvtu")
      {
        names.clear();
        const auto root = read_xml(file, "PUnstructuredGrid");
        for (vtkXMLDataElement *const element : elements(root, "PUnstructuredGrid", "Piece"))
          names.push_back(named_file(element, "Source", file));
      }
    else if (!fs::is_regular_file(file))
      throw RenderError("cannot read '" + file + "': there is no such file");

    Pieces pieces;
    for (const std::string &name : names)
      {
        const auto grid = read_vtu(name, field);
        if (grid->GetNumberOfCells() > 0) // a rank may own none
          pieces.push_back(grid);
      }
    if (pieces.empty())
      throw RenderError("'" + file + "' holds no cells");
    return pieces;
  }

  std::string read_unit(const std::string &file, const std::string &field)
  {
    std::string vtu = file;
    if (fs::path(file).extension() == ".pvtu")
      {
        const auto root = read_xml(file, "PUnstructuredGrid");
        const auto pieces = elements(root, "PUnstructuredGrid", "Piece");
        if (pieces.empty())
          return {};
        vtu = named_file(pieces.front(), "Source", file);
      }
    // VTK's reader drops attributes that it does not know, and the tags are on lines of their own
    // between the data.
    std::ifstream stream(vtu);
    const std::string name = "Name=\"" + field + "\"", unit = " units=\"";
    for (std::string line; std::getline(stream, line);)
      if (line.size() < 1000 && line.find(name) != std::string::npos)
        {
          const std::size_t start = line.find(unit);
          if (start == std::string::npos)
            return {};
          const std::size_t first = start + unit.size();
          return line.substr(first, line.find('"', first) - first);
        }
    return {};
  }

  bool is_dimensionless(const std::string &directory)
  {
    std::ifstream stream(fs::path(directory) / "statistics.csv");
    std::string header;
    std::getline(stream, header);
    return header.find("time [1]") != std::string::npos;
  }

  Box bounding_box(const Pieces &pieces)
  {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Box box{{infinity, infinity, infinity}, {-infinity, -infinity, -infinity}};
    for (const auto &piece : pieces)
      for (std::size_t axis = 0; axis < 3; ++axis)
        {
          box.lowest[axis] = std::min(box.lowest[axis], piece->GetBounds()[2 * axis]);
          box.highest[axis] = std::max(box.highest[axis], piece->GetBounds()[2 * axis + 1]);
        }
    return box;
  }
} // namespace softlattice
