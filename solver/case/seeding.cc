// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/seeding.h"

#include "meshes/bounding_box.h"
#include "solver/case/case.h"
#include "solver/case/file_findings.h"
#include "solver/nucleation/prescribed_nuclei.h"
#include "solver/parameters/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  std::size_t seeded_field(const Case &what)
  {
    const std::vector<std::string> names = what.expressions.names();
    const auto found = std::find(names.begin(), names.end(), what.seeding.field);
    return static_cast<std::size_t>(found - names.begin());
  }

  void check_seeded_field(const Case &what, const ReadValues &values, Diagnostics &diagnostics)
  {
    if (!what.seeding.is_given())
      return;
    const Location where = values.location("Nucleation/Seeded field");
    const std::size_t field = seeded_field(what);
    const std::vector<std::string> names = what.expressions.names();
    if (field == names.size())
      {
        const auto near = nearest(what.seeding.field, names);
        diagnostics.error(where,
                          "there is no field '" + what.seeding.field + "'",
                          near ? "did you mean '" + *near + "'?"
                               : fmt::format("choose from: {}", fmt::join(names, ", ")));
      }
    else if (what.expressions.texts(field).kind != "non-conserved")
      diagnostics.error(where,
                        "nuclei cannot be set into '" + names[field] + "', which is " +
                          what.expressions.texts(field).kind,
                        "it takes a non-conserved field that runs from 0 to 1");
  }

  namespace
  {
    /// None if the mesh cannot be read, which is reported elsewhere.
    double longest_extent(const Geometry &geometry)
    {
      try
        {
          const std::array<double, 3> size = bounding_size(geometry);
          return std::hypot(size[0], size[1], size[2]);
        }
      catch (const MeshError &)
        {
          return std::numeric_limits<double>::infinity();
        }
    }
  } // namespace

  void check_prescribed_nuclei(const Case &what, Diagnostics &diagnostics)
  {
    if (!what.seeding.is_given())
      return;
    const std::string &file = what.seeding.file.path;
    std::vector<FileProblem> problems;
    const PrescribedNuclei nuclei(file, what.is_dimensionless(), problems);
    report_problems(problems, diagnostics);
    if (!problems.empty())
      return;
    const double extent = longest_extent(what.geometry);
    const std::string metres = what.is_dimensionless() ? "" : " m",
                      seconds = what.is_dimensionless() ? "" : " s";
    std::size_t n_late = 0, n_large = 0;
    double largest = 0.;
    for (const Nucleus &nucleus : nuclei.all())
      {
        n_late += nucleus.time > what.time.end_time ? 1 : 0;
        n_large += 2. * nucleus.initial_radius > extent ? 1 : 0;
        largest = std::max(largest, nucleus.initial_radius);
      }
    std::vector<FileProblem> notes = nuclei.notes();
    if (n_late > 0)
      notes.push_back({file,
                       0,
                       fmt::format("{} of {} nuclei come after the end of the run at {:.6g}{}; the "
                                   "last one at {:.6g}{}",
                                   n_late,
                                   nuclei.all().size(),
                                   what.time.end_time,
                                   seconds,
                                   nuclei.all().back().time,
                                   seconds)});
    if (n_large > 0)
      notes.push_back({file,
                       0,
                       fmt::format("{} of {} nuclei are larger than the domain, whose longest "
                                   "extent is {:.4g}{}: radii of up to {:.4g}{}; check the unit in "
                                   "the header",
                                   n_large,
                                   nuclei.all().size(),
                                   extent,
                                   metres,
                                   largest,
                                   metres)});
    report_notes(notes, diagnostics);
  }
} // namespace softlattice
