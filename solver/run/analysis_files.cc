// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/analysis_files.h"

#include "models/constants.h"
#include "solver/analysis/boltzmann_matano.h"
#include "solver/analysis/domain_sizes.h"
#include "solver/analysis/structure_factor.h"
#include "solver/base/error.h"
#include "solver/files/text_file.h"
#include "solver/output/analysis_columns.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace softlattice
{
  namespace
  {
    using constants::pi;

    /// Shells as wide as the waves of the longest side are apart.
    double shell_width(const Geometry &geometry)
    {
      const auto size = box_size(geometry);
      return 2. * pi / *std::max_element(size.begin(), size.end());
    }

    std::vector<double> positions(const Geometry &geometry, const int axis, const int n)
    {
      const double low = lower_corner(geometry)[axis], length = box_size(geometry)[axis];
      std::vector<double> list(n);
      for (int i = 0; i < n; ++i)
        list[i] = low + length * i / (n - 1);
      return list;
    }
  } // namespace

  AnalysisFiles::AnalysisFiles(const Case &what,
                               const Scenario &scenario,
                               const ResultDirectory &directory,
                               FileList *const list,
                               const std::vector<TableState> *const earlier)
    : case_(what)
    , writes_(list != nullptr)
  {
    const auto begin = [&](const std::string &path, const std::vector<Column> &columns) -> File {
      if (!writes_ || columns.empty())
        return {};
      const std::vector<std::string> header = keys_of(columns);
      list->add({std::filesystem::path(path).filename().string()});
      return earlier ? TableFile::resume(path, header, state_of(path, *earlier))
                     : TableFile::begin(path, header);
    };
    for (const OwnTable &table : scenario.own_tables())
      tables_.push_back({table, begin(directory.table(table.name), table.columns)});
    const AnalysisSettings &settings = what.analysis;
    if (!settings.is_asked_for())
      return;
    const std::vector<Case::Field> known = what.fields();
    const std::optional<InitialJunction> junction = scenario.initial_fields().junction;
    for (const std::string &name : settings.fields)
      {
        const auto found = std::find_if(known.begin(), known.end(), [&](const Case::Field &field) {
          return field.name == name;
        });
        OfField one;
        one.index = found - known.begin();
        one.initial_variance = junction && junction->field == one.index ? junction->variance : 0.;
        const AnalysisColumns columns(settings,
                                      {name,
                                       found->unit,
                                       dimension(what.geometry),
                                       one.initial_variance > 0.,
                                       what.is_dimensionless()});
        one.summary = begin(directory.analysis(name), columns.summary);
        one.structure_factor = begin(directory.structure_factor(name), columns.structure_factor);
        one.profile = begin(directory.profile(name), columns.profile);
        one.interdiffusion = begin(directory.interdiffusion(name), columns.interdiffusion);
        fields_.push_back(std::move(one));
      }
  }

  std::vector<const TableFile *> AnalysisFiles::files() const
  {
    std::vector<const TableFile *> list;
    const auto add = [&](const File &file) {
      if (file)
        list.push_back(&*file);
    };
    for (const OfScenario &one : tables_)
      add(one.file);
    for (const OfField &one : fields_)
      for (const File *file :
           {&one.summary, &one.structure_factor, &one.profile, &one.interdiffusion})
        add(*file);
    return list;
  }

  void AnalysisFiles::append(File &file, const std::vector<double> &row)
  {
    std::vector<std::string> fields;
    for (const double value : row)
      fields.push_back(shortest(value));
    file->append({fields});
  }

  void AnalysisFiles::write_interdiffusion(OfField &one,
                                           const Profile &profile,
                                           const double t) const
  {
    const Plateaus between = plateaus(profile);
    if (!(t > 0.) || !between.differ())
      return;
    const Interdiffusion found = boltzmann_matano(profile, between, t);
    for (std::size_t i = 0; i < found.composition.size(); ++i)
      {
        std::vector<double> row = {t,
                                   found.composition[i],
                                   found.coefficient[i],
                                   i >= found.first_trusted && i < found.last_trusted ? 1. : 0.};
        // The method takes the beginning for sharp: what is found has variance/2 t of it too much.
        if (one.initial_variance > 0.)
          row.push_back(one.initial_variance / (2. * t * found.coefficient[i]));
        append(one.interdiffusion, row);
      }
  }

  void AnalysisFiles::write(const Scenario &scenario, PhaseField &fields, const double t)
  {
    for (OfScenario &one : tables_)
      {
        const std::vector<std::vector<double>> rows = scenario.rows_of(one.table, fields, t);
        if (writes_)
          for (const std::vector<double> &row : rows)
            append(one.file, row);
      }
    write_fields(fields, t);
  }

  void AnalysisFiles::write_fields(const PhaseField &fields, const double t)
  {
    if (fields_.empty())
      return;
    const AnalysisSettings &settings = case_.analysis;
    const MeshFigures mesh = fields.figures();
    const std::vector<FieldRange> ranges = fields.measures().ranges();
    for (OfField &one : fields_)
      {
        const FieldRange &range = ranges[one.index];
        const DomainSizes domains =
          domain_sizes(fields.structure().region_volumes(one.index, range.mean, Side::above),
                       mesh.measure,
                       mesh.dimension);
        std::vector<double> row = {t,
                                   range.variance,
                                   static_cast<double>(domains.count),
                                   domains.fraction,
                                   domains.mean_radius,
                                   domains.radius_spread};
        if (settings.shortest_wave > 0.)
          {
            const std::vector<WaveMode> modes =
              fields.structure().waves(one.index, 2. * pi / settings.shortest_wave);
            row.push_back(characteristic_length(modes));
            if (writes_)
              for (const Shell &shell :
                   shell_averages(modes, mesh.measure, shell_width(case_.geometry)))
                append(one.structure_factor,
                       {t, shell.wave_number, shell.structure_factor, shell.waves});
          }
        if (settings.axis() >= 0)
          {
            Profile profile;
            profile.position = positions(case_.geometry, settings.axis(), settings.profile_points);
            profile.value =
              fields.structure().plane_averages(one.index, settings.axis(), profile.position);
            row.push_back(junction_width(profile, plateaus(profile)));
            if (writes_)
              for (std::size_t i = 0; i < profile.position.size(); ++i)
                append(one.profile, {t, profile.position[i], profile.value[i]});
            if (writes_ && settings.interdiffusion)
              write_interdiffusion(one, profile, t);
          }
        if (writes_)
          append(one.summary, row);
      }
  }
} // namespace softlattice
