// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/phase_diagram_chart.h"
#include "postprocess/render.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/case/case.h"
#include "solver/files/text_file.h"
#include "solver/output/result_directory.h"
#include "solver/parts/composition/phase_diagram_files.h"

#include <filesystem>
#include <iostream>

namespace softlattice
{
  int verbs::phase_diagram(const PhaseDiagramOptions &options, const PartKinds &further)
  {
    const UnitSystem units;
    Case what(further);
    const ReadCase read = read_case(options.case_file, options.overrides, units, what);
    if (read.diagnostics.n_errors() > 0)
      throw InputError(read.diagnostics.rejection());
    if (!what.is_mixed_halide())
      throw InputError("a phase diagram is of a mixed halide, and '" + options.case_file +
                       "' is none: set 'Equations = mixed halide' in the section 'Model'");
    std::cout << read.diagnostics.text();

    const std::string folder =
      options.output.empty() ? default_result_directory(options.case_file) : options.output;
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
      throw FileError("cannot make the directory '" + folder + "': " + problem.message());
    const MixedHalide &halide = what.models.halide();
    const PhaseDiagramSettings &settings = what.models.phase_diagram();
    const std::vector<DiagramRow> rows = softlattice::phase_diagram(halide, settings);
    write_atomically(folder + "/phase_diagram.csv",
                     phase_diagram_text(rows, settings.carrier_density));
    write_atomically(folder + "/phase_diagram_threshold.csv", threshold_text(rows, halide));
    try
      {
        draw_phase_diagram(folder);
      }
    catch (const RenderError &error)
      {
        throw FileError(error.what());
      }
    for (const char *name :
         {"phase_diagram.csv", "phase_diagram_threshold.csv", "phase_diagram.png"})
      std::cout << folder << "/" << name << "\n";
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
