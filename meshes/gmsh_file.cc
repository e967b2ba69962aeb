// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/gmsh_file.h"

#include "meshes/geometry.h"
#include "meshes/gmsh_cells.h"
#include "meshes/gmsh_lines.h"
#include "models/shown_text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <unordered_map>

namespace softlattice
{
  namespace
  {
    // Corners, and edges or faces that are listed beside their cells.
    constexpr std::uint64_t most_nodes = 8 * most_cells_of_a_file;
    constexpr std::uint64_t most_elements = 8 * most_cells_of_a_file;
    constexpr std::uint64_t most_groups = 1000;
    constexpr std::size_t longest_name = 100;
    // In the unit of the file: volumes and their quotients stay far from overflow.
    constexpr double largest_coordinate = 1e30;

    class GmshReader
    {
    public:
      GmshReader(std::istream &stream, const std::string &path)
        : lines_(stream, path)
      {
        mesh_.path = path;
      }

      GmshMesh read()
      {
        bool has_elements = false;
        std::string line;
        while (lines_.next(line))
          {
            if (line == "$MeshFormat")
              read_version();
            else if (line == "$PhysicalNames")
              {
                read_groups();
                expect("$EndPhysicalNames");
              }
            else if (line == "$Entities")
              {
                read_entities();
                expect("$EndEntities");
              }
            else if (line == "$PartitionedEntities")
              lines_.fail("the file is partitioned; save the mesh without partitions");
            else if (line == "$Nodes")
              {
                read_nodes();
                expect("$EndNodes");
              }
            else if (line == "$Elements")
              {
                if (version_ == 0.)
                  lines_.fail("no $MeshFormat before the elements");
                if (has_elements)
                  lines_.fail("a second $Elements");
                read_elements();
                has_elements = true;
                expect("$EndElements");
              }
          }
        if (!has_elements)
          throw MeshError(mesh_.path + ": no $Elements; not a Gmsh file, or one without a mesh");
        // Too many cells are complained of by name, not by what they lack.
        if (std::max(mesh_.n_elements(2), mesh_.n_elements(3)) <= most_cells_of_a_file)
          {
            resolve_nodes();
            merge_repeated_elements(mesh_);
          }
        return std::move(mesh_);
      }

    private:
      bool is_old() const { return version_ < 3.; }

      /// The end of a section, behind as many lines as it has announced.
      void expect(const std::string &end)
      {
        std::string line;
        while (lines_.next(line))
          if (line == end)
            return;
          else if (!line.empty())
            lines_.fail("expected " + end + ": more lines than the section has announced");
        mesh_.notes.push_back("the file ends without " + end + "; is it complete?");
      }

      void read_version()
      {
        int is_binary = 0;
        lines_.read("the version and the file type", version_, is_binary);
        if (is_binary != 0)
          lines_.fail("the file is binary; save it as ASCII (Mesh.Binary = 0)");
        if (!(version_ >= 2. && version_ < 3.) && !(version_ >= 4. && version_ < 5.))
          lines_.fail("version " + std::to_string(version_) + "; save it as version 2.2 or 4.1");
      }

      void read_groups()
      {
        std::uint64_t n_groups = 0;
        lines_.read("the number of physical names", n_groups);
        if (n_groups > most_groups)
          lines_.fail("more than " + std::to_string(most_groups) + " physical names");
        for (std::uint64_t i = 0; i < n_groups; ++i)
          {
            std::istringstream words = lines_.words();
            PhysicalGroup group;
            std::string rest;
            if (!(words >> group.dimension >> group.tag) || !std::getline(words, rest))
              lines_.fail("expected dimension, tag and \"name\"");
            const auto open = rest.find('"');
            const auto close = rest.rfind('"');
            if (open == std::string::npos || close <= open + 1)
              lines_.fail("expected a name in quotation marks");
            group.name = rest.substr(open + 1, close - open - 1);
            if (group.name.size() > longest_name || group.name != clean_text(group.name))
              lines_.fail("a name is UTF-8 text of at most " + std::to_string(longest_name) +
                          " bytes");
            if (group.name.find('"') != std::string::npos)
              lines_.fail("a name cannot hold a quotation mark: " + group.name);
            for (const PhysicalGroup &other : mesh_.groups)
              if (other.dimension == group.dimension && other.name == group.name)
                lines_.fail("the name \"" + group.name + "\" is given twice");
            mesh_.groups.push_back(group);
          }
      }

      /// The physical groups of each part of the geometry, from version 4 on.
      void read_entities()
      {
        std::array<std::uint64_t, 4> n_entities = {};
        lines_.read("the numbers of points, curves, surfaces and volumes",
                    n_entities[0],
                    n_entities[1],
                    n_entities[2],
                    n_entities[3]);
        for (int dimension = 0; dimension < 4; ++dimension)
          for (std::uint64_t i = 0; i < n_entities[dimension]; ++i)
            {
              std::istringstream words = lines_.words();
              int entity = 0, n_groups = 0, group = 0;
              lines_.read_from(words, "the number of an entity", entity);
              double corner = 0.; // of the box around it; before 4.1 points have one as well
              const int n_coordinates = dimension == 0 && version_ > 4.05 ? 3 : 6;
              for (int k = 0; k < n_coordinates; ++k)
                lines_.read_from(words, "coordinates", corner);
              lines_.read_from(words, "the number of physical groups", n_groups);
              for (int k = 0; k < n_groups; ++k)
                {
                  lines_.read_from(words, "a physical group", group);
                  add_tag(groups_[{dimension, entity}], group);
                }
            }
      }

      /// Tags are negative where the orientation is the other one; 0 is no group.
      static void add_tag(std::vector<unsigned int> &tags, const int group)
      {
        const auto tag = static_cast<unsigned int>(std::abs(static_cast<long>(group)));
        const auto place = std::lower_bound(tags.begin(), tags.end(), tag);
        if (tag != 0 && (place == tags.end() || *place != tag))
          tags.insert(place, tag);
      }

      void check_node_count(const std::uint64_t n) const
      {
        if (n > most_nodes)
          lines_.fail("more nodes than the " + std::to_string(most_cells_of_a_file) +
                      " cells of a coarse mesh can have; make it coarser, the program refines it");
      }

      void add_node(const std::uint64_t number, const std::array<double, 3> &place)
      {
        for (const double coordinate : place)
          if (!(std::abs(coordinate) <= largest_coordinate))
            lines_.fail("a coordinate beyond 1e30");
        if (!node_of_number_.emplace(number, mesh_.nodes.size()).second)
          lines_.fail("a second node " + std::to_string(number));
        mesh_.nodes.push_back(place);
        check_node_count(mesh_.nodes.size());
      }

      void read_nodes()
      {
        std::uint64_t n_blocks = 0, n_nodes = 0, number = 0;
        std::array<double, 3> place = {};
        const char *const node = "a node and its three coordinates";
        if (is_old())
          {
            lines_.read("the number of nodes", n_nodes);
            check_node_count(n_nodes);
            for (std::uint64_t i = 0; i < n_nodes; ++i)
              {
                lines_.read(node, number, place[0], place[1], place[2]);
                add_node(number, place);
              }
            return;
          }
        lines_.read("the numbers of node blocks and of nodes", n_blocks, n_nodes);
        check_node_count(n_nodes);
        for (std::uint64_t block = 0; block < n_blocks; ++block)
          {
            int ignored = 0;
            lines_.read("a block of nodes", ignored, ignored, ignored, n_nodes);
            check_node_count(n_nodes);
            if (version_ > 4.05) // first all numbers, then all places
              {
                std::vector<std::uint64_t> numbers;
                for (std::uint64_t i = 0; i < n_nodes; ++i)
                  {
                    lines_.read("the number of a node", number);
                    numbers.push_back(number);
                  }
                for (const std::uint64_t one : numbers)
                  {
                    lines_.read("three coordinates", place[0], place[1], place[2]);
                    add_node(one, place);
                  }
              }
            else
              for (std::uint64_t i = 0; i < n_nodes; ++i)
                {
                  lines_.read(node, number, place[0], place[1], place[2]);
                  add_node(number, place);
                }
          }
      }

      /// The dimension of an element of a Gmsh type.
      int dimension_of(const int type) const
      {
        switch (type)
          {
            case 15:
              return 0;
            case 1:
              return 1;
            case 3:
              return 2;
            case 5:
              return 3;
            case 2:
              lines_.fail("a triangle; recombine the surfaces into quadrilaterals "
                          "(Recombine Surface, Mesh.SubdivisionAlgorithm = 1)");
            case 4:
              lines_.fail("a tetrahedron; mesh with hexahedra (Mesh.SubdivisionAlgorithm = 2)");
            default:
              lines_.fail("an element of Gmsh type " + std::to_string(type) +
                          "; only quadrilaterals and hexahedra of first order are supported");
          }
      }

      void add_element(std::istringstream &words,
                       const int dimension,
                       const std::vector<unsigned int> &groups)
      {
        GmshElement element{dimension, groups, {}, lines_.number()};
        for (std::size_t k = 0; k < n_corners(dimension); ++k)
          lines_.read_from(words, "the nodes of an element", element.nodes[k]);
        if (dimension > 0)
          mesh_.elements.push_back(element);
        if (mesh_.elements.size() > most_elements)
          lines_.fail("more than " + std::to_string(most_elements) + " elements");
      }

      void read_elements()
      {
        std::uint64_t number = 0;
        int type = 0;
        if (is_old())
          {
            std::uint64_t n_elements = 0;
            bool is_partitioned = false;
            lines_.read("the number of elements", n_elements);
            for (std::uint64_t i = 0; i < n_elements; ++i)
              {
                std::istringstream words = lines_.words();
                lines_.read_from(words, "an element", number, type);
                const int dimension = dimension_of(type);
                int n_tags = 0, tag = 0, group = 0, n_partitions = 0;
                lines_.read_from(words, "the number of tags of an element", n_tags);
                for (int k = 0; k < n_tags; ++k)
                  {
                    lines_.read_from(words, "the tags of an element", tag);
                    if (k == 0)
                      group = tag;
                    if (k == 2)
                      n_partitions = tag;
                  }
                std::vector<unsigned int> groups;
                add_tag(groups, group);
                add_element(words, dimension, groups);
                is_partitioned = is_partitioned || n_partitions > 1;
              }
            if (is_partitioned)
              mesh_.notes.emplace_back("the file is partitioned; its partitions are not used");
            return;
          }
        std::uint64_t n_blocks = 0;
        lines_.read("the number of element blocks", n_blocks);
        for (std::uint64_t block = 0; block < n_blocks; ++block)
          {
            int first = 0, second = 0; // dimension and entity, the other way round before 4.1
            std::uint64_t n_elements = 0;
            lines_.read("a block of elements", first, second, type, n_elements);
            const int dimension = dimension_of(type);
            const auto group = groups_.find({dimension, version_ > 4.05 ? second : first});
            const std::vector<unsigned int> groups =
              group == groups_.end() ? std::vector<unsigned int>() : group->second;
            for (std::uint64_t i = 0; i < n_elements; ++i)
              {
                std::istringstream words = lines_.words();
                lines_.read_from(words, "an element", number);
                add_element(words, dimension, groups);
              }
          }
      }

      void resolve_nodes()
      {
        for (GmshElement &element : mesh_.elements)
          {
            const auto end =
              element.nodes.begin() + static_cast<std::ptrdiff_t>(n_corners(element.dimension));
            for (auto node = element.nodes.begin(); node != end; ++node)
              {
                const auto found = node_of_number_.find(*node);
                if (found == node_of_number_.end())
                  lines_.fail(element.line,
                              "the element has a node " + std::to_string(*node) +
                                ", which the file does not place");
                *node = found->second;
                if (std::find(element.nodes.begin(), node, *node) != node)
                  lines_.fail(element.line, "the element has a node twice");
              }
          }
      }

      GmshLines lines_;
      GmshMesh mesh_;
      double version_ = 0.;
      std::map<std::pair<int, int>, std::vector<unsigned int>> groups_; // of dimension and entity
      std::unordered_map<std::uint64_t, std::size_t> node_of_number_;
    };
  } // namespace

  std::uint64_t GmshMesh::n_elements(const int dimension) const
  {
    return static_cast<std::uint64_t>(
      std::count_if(elements.begin(), elements.end(), [=](const GmshElement &element) {
        return element.dimension == dimension;
      }));
  }

  GmshMesh read_gmsh(std::istream &stream, const std::string &path)
  {
    return GmshReader(stream, path).read();
  }

  GmshMesh read_gmsh_file(const std::string &path)
  {
    if (path.empty())
      throw MeshError("no mesh file is given");
    std::error_code error;
    if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error))
      throw MeshError(path + ": this is no regular file");
    std::ifstream file(path, std::ios::binary);
    if (!file)
      throw MeshError(path + ": the file cannot be opened");
    return read_gmsh(file, path);
  }
} // namespace softlattice
