// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/fit_settings.h"

#include "solver/study/section_of_study.h"

#include <algorithm>
#include <set>

namespace softlattice
{
  namespace
  {
    constexpr const char *fit_section = "Fit";
    const std::string data_prefix = "Data/";

    bool is_fit(const PrmFile &file, const int section)
    {
      return is_inside(file, section, fit_section);
    }

    /// "film" of "Data/film" and of "Data/film/Environment"; empty for what is not in data.
    std::string data_name(const std::string &path)
    {
      if (path.compare(0, data_prefix.size(), data_prefix) != 0)
        return {};
      return path.substr(data_prefix.size(),
                         path.find('/', data_prefix.size()) - data_prefix.size());
    }

    /// What is below the name of data, "Environment" of "Data/film/Environment": a section of the case.
    std::string section_of_case(const std::string &path)
    {
      const std::string own = data_prefix + data_name(path);
      return path.size() > own.size() ? path.substr(own.size() + 1) : "";
    }

    /// Names stand in those of files.
    bool can_name_a_file(const std::string &name)
    {
      return !name.empty() && name.size() <= 60 &&
             name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                    "_- .") == std::string::npos &&
             name.front() != '.';
    }

    class FitReader
    {
    public:
      FitReader(const PrmFile &whole, ReadFit &to, ParameterTable &table)
        : whole_(whole)
        , to_(to)
        , table_(table)
      {}

      /// Whether there is anything to read.
      bool find_sections()
      {
        bool has_fit = false;
        for (std::size_t i = 0; i < whole_.sections.size(); ++i)
          if (const int section = static_cast<int>(i); is_fit(whole_, section))
            {
              has_fit = true;
              find_section(section);
            }
        return has_fit;
      }

      void take_settings()
      {
        for (const PrmFile::Setting &one : whole_.settings)
          {
            const std::string section = one.section < 0 ? "" : whole_.section_path(one.section);
            if (!is_fit(whole_, one.section))
              take_override({section + "/" + one.name, one.value, one.value_at},
                            one.name_at,
                            to_.overrides);
            else if (const std::string below = path_below_root(whole_, one.section);
                     is_condition(below))
              for (FitDataSettings &data : to_.settings.data)
                if (data.name == data_name(below))
                  take_override({section_of_case(below) + "/" + one.name, one.value, one.value_at},
                                one.name_at,
                                data.conditions);
          }
      }

      PrmFile own_part() const
      {
        return part_of(whole_, [&](const int section) {
          return is_fit(whole_, section) && !is_condition(path_below_root(whole_, section));
        });
      }

    private:
      static bool is_condition(const std::string &path)
      {
        return !data_name(path).empty() && !section_of_case(path).empty();
      }

      void find_section(const int section)
      {
        const std::string path = path_below_root(whole_, section);
        const Location &where = whole_.sections[section].where;
        if (path.empty() || path == "Data" || is_condition(path))
          return;
        if (const std::string name = data_name(path); !name.empty())
          {
            if (!can_name_a_file(name))
              to_.diagnostics.error(where,
                                    "'" + name + "' cannot name a file",
                                    "letters, digits, blanks, dots, _ and -, at most 60");
            else if (names_.insert(name).second)
              to_.settings.declare_data(table_, name, where);
            return;
          }
        if (!says_something(whole_, section))
          return; // a section that a parameter is in
        if (path.find('/') == std::string::npos)
          to_.diagnostics.error(whole_.sections[section].where,
                                "'" + path + "' is no parameter",
                                "a parameter to be found is called like in the case: subsection "
                                "Nucleation/Prefactor; measurements stand in subsection Data");
        else if (!paths_.insert(path).second)
          to_.diagnostics.error(where, "'" + path + "' is to be found twice", "one range for it");
        else
          to_.settings.declare_parameter(table_, path, where);
      }

      void take_override(StudyOverride one, const Location &name_at, std::vector<StudyOverride> &to)
      {
        if (paths_.count(one.path) > 0)
          to_.diagnostics.error(name_at,
                                "'" + one.path + "' is set here and to be found by the fit",
                                "one of the two");
        to.push_back(std::move(one));
      }

      const PrmFile &whole_;
      ReadFit &to_;
      ParameterTable &table_;
      std::set<std::string> names_, paths_;
    };
  } // namespace

  void FitSettings::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section(fit_section);
    section.file("Case", &case_file)
      .must_be_set()
      .about(
        "Parameter file of the case whose parameters are to be found. What the fit's file sets "
        "outside of section Fit holds for all data and wins over that file; a case is as long "
        "as the data that it is compared to.");
    section.choice("Members", &members, {StudySettings::mean_field, StudySettings::full_model})
      .about("What is compared to the data: the mean-field estimate of the case, in milliseconds, "
             "or, beginning at its answer, the mean of Replicates runs of the case.");
    section.when("Members", {StudySettings::full_model})
      .integer("Replicates", &replicates)
      .range(2, 1000)
      .about(
        "Runs of each data set with seeds that follow one another, the same ones for all values "
        "of the parameters.");
    section.integer("Starts", &starts)
      .range(1, 100)
      .about(
        "From how many places of the ranges the best fit is looked for, the best ones of a Sobol "
        "sequence: there may be several minima.");
  }

  void FitSettings::declare_data(ParameterTable &table,
                                 const std::string &name,
                                 const Location &where)
  {
    FitDataSettings &one = data.emplace_back();
    one.name = name;
    one.where = where;
    const ParameterSection section = table.section(one.section());
    section.file("File", &one.file)
      .must_be_set()
      .about(
        "CSV file with units in its header. Curves: 'time [min],LT fraction [%]', the second "
        "column called like Quantity, and 'standard deviation [%]' where each value has one of "
        "its own. Waiting times: as for softlattice survival, 'time [h],event', event 0 where "
        "nothing had happened until then.");
    section
      .choice("Quantity",
              &one.quantity,
              {FitDataSettings::lt_fraction,
               FitDataSettings::ht_retained,
               FitDataSettings::nuclei_per_area,
               FitDataSettings::waiting_time})
      .about(
        "What was measured: the fraction that is LT, or still HT, or nuclei per exposed area, over "
        "time; or the waiting times of isolated crystals of the size of the case for their first "
        "nucleus.");
    section.text("Noise", &one.noise)
      .about("Standard deviation of one value, in the unit of the quantity: 5 % of LT fraction is "
             "0.05 at any fraction. Empty: estimated from the residuals of the file.");
    section.integer("Films", &one.films)
      .range(0, 1000000000)
      .about(
        "How many films, or fields of view, of the size of the case a curve is the mean of. In so "
        "few films the curve is not the mean of all, as nuclei come by chance; the intervals of "
        "the fit then are wider by what chance does in films of the mean-field model. 0: so many "
        "that chance does not matter, as where a whole sample is measured.");
  }

  void FitSettings::declare_parameter(ParameterTable &table,
                                      const std::string &path,
                                      const Location &where)
  {
    FitParameter &one = parameters.emplace_back();
    one.path = path;
    one.where = where;
    const ParameterSection section = table.section(one.section());
    section.text("From", &one.from)
      .must_be_set()
      .about("The least value that is thought possible.");
    section.text("To", &one.to).must_be_set().about("The largest one.");
    section
      .choice("Scale",
              &one.scale,
              {FitParameter::automatic, FitParameter::linear, FitParameter::logarithmic})
      .about("In what the parameter is looked for; automatic: the "
             "logarithm where From is above zero and To at least ten times From.");
  }

  void read_fit(const std::string &file, const UnitSystem &units, ReadFit &to)
  {
    const PrmFile whole = read_prm_file(file, to.diagnostics);
    ParameterTable table;
    to.settings.declare(table);
    FitReader reader(whole, to, table);
    if (!reader.find_sections())
      {
        to.diagnostics.error(Location{},
                             "'" + file + "' has no section Fit, so there is nothing to fit",
                             "softlattice explain Fit shows one; softlattice sweep runs a study");
        return;
      }
    reader.take_settings();
    const auto no_material = [](const auto &) { return std::vector<LayerValue>(); };
    to.values = read_parameters(table, reader.own_part(), {}, units, no_material, to.diagnostics);
  }
} // namespace softlattice
