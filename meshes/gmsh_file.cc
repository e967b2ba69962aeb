// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/gmsh_file.h"

#include "meshes/geometry.h"

#include <fstream>
#include <sstream>

namespace softlattice
{
  namespace
  {
    constexpr std::uint64_t most_cells = 100000;

    /// Lines of a file that know their number.
    class Lines
    {
    public:
      explicit Lines(const std::string &path)
        : path_(path)
        , file_(path)
      {
        if (path.empty())
          throw MeshError("no mesh file is given");
        if (!file_)
          throw MeshError(path + ": the file cannot be opened");
      }

      bool next(std::string &line)
      {
        ++number_;
        if (!std::getline(file_, line))
          return false;
        if (!line.empty() && line.back() == '\r')
          line.pop_back();
        return true;
      }

      /// The next line, which has to be there, as a stream of words.
      std::istringstream words()
      {
        std::string line;
        if (!next(line))
          fail("the file ends too early");
        return std::istringstream(line);
      }

      [[noreturn]] void fail(const std::string &reason) const
      {
        throw MeshError(path_ + ":" + std::to_string(number_) + ": " + reason);
      }

    private:
      std::string path_;
      std::ifstream file_;
      unsigned long number_ = 0;
    };

    template <class... Numbers>
    void read(const Lines &lines, std::istringstream words, const char *what, Numbers &...numbers)
    {
      if (!(words >> ... >> numbers))
        lines.fail(std::string("expected ") + what);
    }

    double read_version(Lines &lines)
    {
      double version = 0.;
      int is_binary = 0;
      read(lines, lines.words(), "the version and the file type", version, is_binary);
      if (is_binary != 0)
        lines.fail("the file is binary; save it as ASCII (Mesh.Binary = 0)");
      if (!(version >= 2. && version < 3.) && !(version >= 4. && version < 5.))
        lines.fail("version " + std::to_string(version) + "; save it as version 2.2 or 4.1");
      return version;
    }

    /// A false number of points would have the reader of the mesh ask for memory without bounds.
    void read_point_count(Lines &lines, const double version)
    {
      std::uint64_t n_blocks = 0, n_points = 0;
      if (version < 3.)
        read(lines, lines.words(), "the number of nodes", n_points);
      else
        read(lines, lines.words(), "the numbers of node blocks and of nodes", n_blocks, n_points);
      if (n_points > 8 * most_cells || n_blocks > 8 * most_cells)
        lines.fail("more nodes than the " + std::to_string(most_cells) +
                   " cells of a coarse mesh can have; make it coarser, the program refines it");
    }

    void read_groups(Lines &lines, GmshOutline &outline)
    {
      std::uint64_t n_groups = 0;
      read(lines, lines.words(), "the number of physical names", n_groups);
      for (std::uint64_t i = 0; i < n_groups; ++i)
        {
          std::istringstream words = lines.words();
          PhysicalGroup group;
          std::string rest;
          if (!(words >> group.dimension >> group.tag) || !std::getline(words, rest))
            lines.fail("expected dimension, tag and \"name\"");
          const auto open = rest.find('"');
          const auto close = rest.rfind('"');
          if (open == std::string::npos || close <= open + 1)
            lines.fail("expected a name in quotation marks");
          group.name = rest.substr(open + 1, close - open - 1);
          if (group.name.find(',') != std::string::npos)
            lines.fail("a name cannot hold a comma: \"" + group.name + "\"");
          for (const PhysicalGroup &other : outline.groups)
            if (other.dimension == group.dimension && other.name == group.name)
              lines.fail("the name \"" + group.name + "\" is given twice");
          outline.groups.push_back(group);
        }
    }

    void count_elements(const Lines &lines,
                        GmshOutline &outline,
                        const int type,
                        const std::uint64_t n)
    {
      switch (type)
        {
          case 15:
            outline.elements[0] += n;
            return;
          case 1:
            outline.elements[1] += n;
            return;
          case 3:
            outline.elements[2] += n;
            return;
          case 5:
            outline.elements[3] += n;
            return;
          case 2:
            lines.fail("a triangle; recombine the surfaces into quadrilaterals "
                       "(Recombine Surface, Mesh.SubdivisionAlgorithm = 1)");
          case 4:
            lines.fail("a tetrahedron; mesh with hexahedra (Mesh.SubdivisionAlgorithm = 2)");
          default:
            lines.fail("an element of Gmsh type " + std::to_string(type) +
                       "; only quadrilaterals and hexahedra of first order are supported");
        }
    }

    void read_elements(Lines &lines, const double version, GmshOutline &outline)
    {
      if (version < 3.)
        {
          std::uint64_t n_elements = 0;
          read(lines, lines.words(), "the number of elements", n_elements);
          for (std::uint64_t i = 0; i < n_elements; ++i)
            {
              std::uint64_t number = 0;
              int type = 0;
              read(lines, lines.words(), "an element", number, type);
              count_elements(lines, outline, type, 1);
            }
          return;
        }
      std::uint64_t n_blocks = 0;
      read(lines, lines.words(), "the number of element blocks", n_blocks);
      for (std::uint64_t block = 0; block < n_blocks; ++block)
        {
          // Dimension and tag of the entity, or the other way round before 4.1: not needed here.
          int ignored[2];
          int type = 0;
          std::uint64_t n_elements = 0;
          read(lines,
               lines.words(),
               "a block of elements",
               ignored[0],
               ignored[1],
               type,
               n_elements);
          count_elements(lines, outline, type, n_elements);
          for (std::uint64_t i = 0; i < n_elements; ++i)
            lines.words();
        }
    }
  } // namespace

  GmshOutline read_gmsh_outline(const std::string &path)
  {
    Lines lines(path);
    GmshOutline outline;
    outline.path = path;
    double version = 0.;
    bool has_elements = false;
    std::string line;
    while (lines.next(line))
      {
        if (line == "$MeshFormat")
          version = read_version(lines);
        else if (line == "$PhysicalNames")
          read_groups(lines, outline);
        else if (line == "$Nodes")
          read_point_count(lines, version);
        else if (line == "$Elements")
          {
            if (version == 0.)
              lines.fail("no $MeshFormat before the elements");
            read_elements(lines, version, outline);
            has_elements = true;
          }
      }
    if (!has_elements)
      throw MeshError(path + ": no $Elements; not a Gmsh file, or one without a mesh");
    return outline;
  }

  void require_cells(const GmshOutline &outline, const int dimension)
  {
    const std::uint64_t n_cells = outline.elements[dimension];
    if (dimension == 2 && outline.elements[3] > 0)
      throw MeshError(outline.path + ": the mesh has hexahedra; set Dimension = 3");
    if (n_cells == 0)
      throw MeshError(
        outline.path + ": the mesh has no " +
        (dimension == 2 ? "quadrilaterals" : "hexahedra; set Dimension = 2") +
        (dimension == 2 ? "; are they in a physical group?" : ", or save the volume"));
    if (n_cells > most_cells)
      throw MeshError(outline.path + ": " + std::to_string(n_cells) + " cells, more than the " +
                      std::to_string(most_cells) +
                      " of a coarse mesh; make it coarser, the program refines it");
  }
} // namespace softlattice
