// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What integrals go over: a boundary, a material of the mesh or a box.
#include "models/expression_model/known_names.h"
#include "models/shown_text.h"
#include "solver/output/number_syntax.h"
#include "solver/output/own_numbers.h"
#include "solver/parameters/nearest.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    const std::string of_material = "material ", of_box = "box ";
    constexpr std::size_t most_names_shown = 20;

    bool begins_with(const TextPart &text, const std::string &word)
    {
      return text.text.compare(0, word.size(), word) == 0;
    }

    TextPart behind(const TextPart &text, const std::string &word)
    {
      const std::size_t at =
        std::min(text.text.find_first_not_of(' ', word.size()), text.text.size());
      return {text.text.substr(at), text.offset + at};
    }
  } // namespace

  std::optional<IntegralRegion> OwnNumbers::read_region(const Entry &entry,
                                                        const TextPart &text,
                                                        const Known &known,
                                                        FormulaReader &reader) const
  {
    IntegralRegion region;
    if (!contains(known.boundaries, text.text))
      {
        if (begins_with(text, of_material))
          return read_material(entry, unquoted(behind(text, of_material)), known, reader);
        if (begins_with(text, of_box))
          return read_box(entry, behind(text, of_box), known, reader);
      }
    region.kind = IntegralRegion::Kind::boundary;
    region.boundary = unquoted(text).text;
    return is_boundary(entry, unquoted(text), known, reader) ? std::optional(region) : std::nullopt;
  }

  std::optional<IntegralRegion> OwnNumbers::read_material(const Entry &entry,
                                                          const TextPart &text,
                                                          const Known &known,
                                                          FormulaReader &reader) const
  {
    const std::vector<CellMaterial> materials =
      known.materials ? known.materials() : std::vector<CellMaterial>{};
    const auto one =
      std::find_if(materials.begin(), materials.end(), [&](const CellMaterial &material) {
        return material.name == text.text || std::to_string(material.number) == text.text;
      });
    if (one == materials.end())
      {
        std::vector<std::string> names, shown;
        for (const CellMaterial &material : materials)
          {
            names.push_back(material.name.empty() ? std::to_string(material.number)
                                                  : material.name);
            if (shown.size() < most_names_shown)
              shown.push_back(shown_text(names.back()));
          }
        const auto near = nearest(text.text, names);
        reader.error(entry.path,
                     text,
                     "no cell of the mesh is of the material '" + shown_text(text.text) + "'",
                     near ? "did you mean '" + shown_text(*near) + "'?"
                     : materials.empty()
                       ? "this mesh has no materials; a part of it is a box: write: " + entry.usage
                       : "there are: " + listed(shown) +
                           (shown.size() < names.size() ? " and more" : ""));
        return {};
      }
    IntegralRegion region;
    region.kind = IntegralRegion::Kind::material;
    region.material_ids = one->ids;
    return region;
  }

  std::optional<IntegralRegion> OwnNumbers::read_box(const Entry &entry,
                                                     const TextPart &text,
                                                     const Known &known,
                                                     FormulaReader &reader) const
  {
    // Nothing stands before "from X, Y to X, Y", not even what a word is divided by.
    const SplitPair to = split_at_word(text, "to");
    const SplitPair from = split_at_word({" " + to.before.text, to.before.offset - 1}, "from");
    if (!to.found || !from.found || !from.before.text.empty())
      {
        reader.error(entry.path,
                     text,
                     "the corners of a box are expected",
                     "write: " + entry.usage);
        return {};
      }
    IntegralRegion region;
    region.kind = IntegralRegion::Kind::box;
    const std::array<double, 3> first = place(entry, from.behind, known, reader),
                                last = place(entry, to.behind, known, reader);
    for (std::size_t d = 0; d < static_cast<std::size_t>(known.dimension); ++d)
      {
        region.lowest[d] = std::min(first[d], last[d]);
        region.highest[d] = std::max(first[d], last[d]);
        if (first[d] == last[d])
          {
            reader.error(entry.path,
                         text,
                         "the box has no extent",
                         "its corners lie opposite each other");
            return {};
          }
      }
    return region;
  }
} // namespace softlattice
