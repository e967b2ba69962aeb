// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/options.h"

#include "solver/app/library_versions.h"
#include "solver/app/slice_option.h"
#include "solver/app/verb_table.h"
#include "solver/base/error.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/value.h"

#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/variables_map.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace softlattice
{
  namespace
  {
    namespace po = boost::program_options;

    /// The arguments of one verb, taken apart.
    class Arguments
    {
    public:
      Arguments(const Verb &verb, const std::vector<std::string> &arguments)
        : verb_(verb)
      {
        const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
        if (dashes != arguments.end())
          petsc_.assign(dashes + 1, arguments.end());
        po::options_description all;
        all.add(verb.options).add_options()("words", po::value<std::vector<std::string>>());
        po::positional_options_description positions;
        positions.add("words", -1);
        namespace style = po::command_line_style;
        try
          {
            po::store(po::command_line_parser(std::vector<std::string>(arguments.begin(), dashes))
                        .options(all)
                        .positional(positions)
                        .style(style::unix_style & ~style::allow_guessing)
                        .run(),
                      values_);
          }
        catch (const po::unknown_option &error)
          {
            fail_unknown(error.get_option_name());
          }
        catch (const po::error_with_option_name &error)
          {
            throw UsageError(std::string(error.what()) + "\n" + line_of(error.get_option_name()));
          }
        catch (const po::error &error)
          {
            fail(error.what());
          }
        if (!verb.takes_petsc_options && !petsc_.empty())
          fail("'" + verb.name + "' takes no PETSc options");
        require_options(petsc_);
      }

      [[noreturn]] void fail(const std::string &what) const
      {
        throw UsageError(what + "\n" + verb_.usage());
      }

      bool has(const char *option) const { return values_.count(option) > 0; }

      template <class T>
      T get(const char *option, const T &otherwise) const
      {
        return has(option) ? values_[option].template as<T>() : otherwise;
      }

      int at_least(const char *option, const int lowest, const int otherwise) const
      {
        const int value = get<int>(option, otherwise);
        if (value < lowest && has(option))
          throw UsageError("--" + std::string(option) + " is at least " + std::to_string(lowest) +
                           "\n" + line_of(option));
        return value;
      }

      std::vector<std::string> list(const char *option) const
      {
        return get<std::vector<std::string>>(option, {});
      }

      /// The name of a column, empty without the option.
      std::string column(const char *option) const
      {
        const std::string name = get<std::string>(option, "");
        if (has(option) && name.find_first_not_of(" \t") == std::string::npos)
          throw UsageError("--" + std::string(option) + " needs the name of a column\n" +
                           line_of(option));
        return name;
      }

      /// The only argument that is no option, called `name` in the usage.
      std::string only_word(const char *name) const
      {
        const std::vector<std::string> words = list("words");
        if (words.empty())
          fail("'" + verb_.name + "' needs " + name);
        if (words.size() > 1)
          fail("one too many: '" + words[1] + "'");
        return words.front();
      }

      /// The same, which is one of these.
      std::string word_of(const char *name, const std::vector<std::string> &known) const
      {
        const std::string word = only_word(name);
        if (std::find(known.begin(), known.end(), word) != known.end())
          return word;
        const auto meant = nearest(word, known);
        fail("'" + verb_.name + "' knows no '" + word + "'" +
             (meant ? "; did you mean '" + *meant + "'?" : ""));
      }

      const std::vector<std::string> &petsc() const { return petsc_; }

    private:
      /// Words that PETSc would pass over in silence.
      void require_options(const std::vector<std::string> &words) const
      {
        bool may_be_value = false;
        for (const std::string &word : words)
          {
            const bool is_option =
              word.size() > 1 && word[0] == '-' &&
              (std::isalpha(static_cast<unsigned char>(word[1])) != 0 || word[1] == '-');
            if (!is_option && !may_be_value)
              fail("'" + word +
                   "' behind '--' is neither an option of PETSc, such as -ksp_monitor, nor the "
                   "value of one");
            may_be_value = is_option;
          }
      }

      static std::string without_dashes(const std::string &option)
      {
        return option.substr(std::min(option.find_first_not_of('-'), option.size()));
      }

      /// The line of the help about an option, the usage if there is none.
      std::string line_of(const std::string &option) const
      {
        const std::string name = without_dashes(option);
        for (const auto &one : verb_.options.options())
          if (one->long_name() == name)
            return "  " + one->format_name() + " " + one->format_parameter() + "  " +
                   one->description();
        return verb_.usage();
      }

      [[noreturn]] void fail_unknown(const std::string &option) const
      {
        std::vector<std::string> names;
        for (const auto &one : verb_.options.options())
          names.push_back(one->long_name());
        const auto meant = nearest(without_dashes(option), names);
        throw UsageError("'" + verb_.name + "' has no option '" + option + "'" +
                         (meant ? "; did you mean '--" + *meant + "'?\n" + line_of(*meant)
                                : "\n" + verb_.usage()));
      }

      const Verb &verb_;
      po::variables_map values_;
      std::vector<std::string> petsc_;
    };

    void parse_stepping(const Arguments &arguments, SteppingOptions &options)
    {
      options.overrides = arguments.list("set");
      options.ranks = arguments.at_least("ranks", 1, 0);
      options.oversubscribe = arguments.has("oversubscribe");
      options.quiet = arguments.has("quiet");
      options.verbose = arguments.has("verbose");
      options.petsc_arguments = arguments.petsc();
      if (options.quiet && options.verbose)
        arguments.fail("--quiet and --verbose contradict each other");
    }

    RunOptions parse_run(const Arguments &arguments)
    {
      RunOptions options;
      options.case_file = arguments.only_word("a parameter file");
      options.output = arguments.get<std::string>("output", "");
      options.overwrite = arguments.has("overwrite");
      parse_stepping(arguments, options);
      return options;
    }

    ResumeOptions parse_resume(const Arguments &arguments)
    {
      ResumeOptions options;
      options.directory = arguments.only_word("a result directory");
      parse_stepping(arguments, options);
      return options;
    }

    /// "3/200": the third of 200.
    StudyPart part_of(const std::string &text, const Arguments &arguments)
    {
      StudyPart part;
      int end = 0;
      if (std::sscanf(text.c_str(), "%9d/%9d%n", &part.number, &part.of, &end) != 2 ||
          static_cast<std::size_t>(end) != text.size() || part.number < 1 || part.number > part.of)
        arguments.fail("--task is a part of so many, such as 3/200, not '" + text + "'");
      return part;
    }

    SweepOptions parse_sweep(const Arguments &arguments)
    {
      SweepOptions options;
      options.study_file = arguments.only_word("the parameter file of a study");
      options.output = arguments.get<std::string>("output", "");
      options.jobs = arguments.at_least("jobs", 1, 0);
      options.resume = arguments.has("resume");
      options.dry_run = arguments.has("dry-run");
      if (options.resume && options.dry_run)
        arguments.fail("--dry-run runs nothing, so there is nothing to resume");
      options.slurm = arguments.has("slurm");
      if (arguments.has("task"))
        options.task = part_of(arguments.get<std::string>("task", ""), arguments);
      if (options.slurm + options.dry_run + options.task.has_value() > 1)
        arguments.fail("--dry-run, --slurm and --task are three ways, of which one can be gone");
      return options;
    }

    FitOptions parse_fit(const Arguments &arguments)
    {
      FitOptions options;
      options.fit_file = arguments.only_word("the parameter file of a fit");
      options.output = arguments.get<std::string>("output", "");
      options.jobs = arguments.at_least("jobs", 1, 0);
      options.overwrite = arguments.has("overwrite");
      options.dry_run = arguments.has("dry-run");
      return options;
    }

    RenderCommand parse_render(const Arguments &arguments)
    {
      RenderCommand command;
      command.directory = arguments.only_word("a result directory");
      RenderOptions &options = command.options;
      options.field = arguments.get<std::string>("field", options.field);
      options.colour_map = arguments.get<std::string>("colours", options.colour_map);
      try
        {
          if (arguments.has("slice"))
            options.slice = slice_of(arguments.get<std::string>("slice", ""));
          if (arguments.has("surface"))
            options.surface = surface_value_of(arguments.get<std::string>("surface", ""));
        }
      catch (const ValueError &error)
        {
          arguments.fail(error.what());
        }
      options.every = arguments.at_least("every", 1, options.every);
      options.width = arguments.at_least("width", 200, options.width);
      options.height = arguments.at_least("height", 150, options.height);
      options.print_width =
        arguments.at_least("print-width", 20, static_cast<int>(options.print_width));
      const std::string format = arguments.get<std::string>("format", "png");
      if (format == "svg")
        options.format = PictureFormat::svg;
      else if (format != "png")
        arguments.fail("there is no format '" + format + "': png or svg");
      const std::vector<std::string> &maps = colour_map_names();
      if (!options.colour_map.empty() &&
          std::find(maps.begin(), maps.end(), options.colour_map) == maps.end())
        arguments.fail("there is no colour map '" + options.colour_map + "'");
      return command;
    }

    ReportOptions parse_report(const Arguments &arguments)
    {
      std::vector<std::string> words = arguments.list("words");
      if (words.empty() || words.size() > 2)
        arguments.fail("'report' needs a result directory, or two to compare");
      return {std::move(words), arguments.get<std::string>("output", "")};
    }

    SurvivalOptions parse_survival(const Arguments &arguments)
    {
      SurvivalOptions options;
      options.table = arguments.only_word("a table, such as study.csv");
      options.quantity = arguments.column("quantity");
      options.group = arguments.column("group");
      options.json = arguments.has("json");
      return options;
    }

    Command parse_verb(const Verb &verb, const std::vector<std::string> &rest)
    {
      const Arguments arguments(verb, rest);
      if (arguments.has("help"))
        return PrintOptions{verb.help()};
      if (verb.name == "run")
        return parse_run(arguments);
      if (verb.name == "resume")
        return parse_resume(arguments);
      if (verb.name == "check")
        return CheckOptions{arguments.only_word("a parameter file"),
                            arguments.list("set"),
                            arguments.has("json"),
                            arguments.petsc()};
      if (verb.name == "estimate")
        return EstimateOptions{arguments.only_word("a parameter file"),
                               arguments.list("set"),
                               arguments.has("json")};
      if (verb.name == "explain")
        return ExplainOptions{arguments.list("words")};
      if (verb.name == "list")
        return ListOptions{arguments.word_of("what to list", list_kinds())};
      if (verb.name == "new")
        {
          // Kinds such as "all parameters" need no quotes.
          std::string kind;
          for (const std::string &word : arguments.list("words"))
            kind += (kind.empty() ? "" : " ") + word;
          if (kind.empty())
            arguments.fail("'new' needs a kind of case");
          return NewOptions{kind, arguments.get<std::string>("output", "")};
        }
      if (verb.name == "sweep")
        return parse_sweep(arguments);
      if (verb.name == "fit")
        return parse_fit(arguments);
      if (verb.name == "phase-diagram")
        return PhaseDiagramOptions{arguments.only_word("a parameter file"),
                                   arguments.get<std::string>("output", ""),
                                   arguments.list("set")};
      if (verb.name == "survival")
        return parse_survival(arguments);
      if (verb.name == "completion")
        return CompletionOptions{arguments.word_of("a shell", {"bash", "zsh", "fish"})};
      if (verb.name == "manual")
        return ManualOptions{arguments.word_of("'page' or 'html'", {"page", "html"}),
                             arguments.get<std::string>("output", "reference")};
      if (verb.name == "report")
        return parse_report(arguments);
      return parse_render(arguments);
    }

    bool looks_like_a_case(const std::string &word)
    {
      const std::string ending = ".prm";
      return word.size() > ending.size() &&
             word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
    }
  } // namespace

  const std::vector<std::string> &list_kinds()
  {
    static const std::vector<std::string> kinds =
      {"models", "cases", "studies", "materials", "protocols", "parameters"};
    return kinds;
  }

  Command parse_command_line(const std::vector<std::string> &arguments)
  {
    if (arguments.empty())
      throw UsageError("nothing to do\n" + general_help());
    const std::string &first = arguments.front();
    if (const Verb *verb = find_verb(first))
      return parse_verb(*verb, {arguments.begin() + 1, arguments.end()});
    if (first == "--help" || first == "-h")
      return PrintOptions{general_help()};
    if (first == "--version")
      return PrintOptions{version_text()};
    // A case in the place of the verb, or options before it.
    const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
    if (looks_like_a_case(first) ||
        (first[0] == '-' && std::any_of(arguments.begin(), dashes, looks_like_a_case)))
      return parse_verb(*find_verb("run"), arguments);

    std::vector<std::string> names = {"--help", "--version"};
    for (const Verb &verb : all_verbs())
      names.push_back(verb.name);
    const auto meant = nearest(first, names);
    const Verb *verb = meant ? find_verb(*meant) : nullptr;
    throw UsageError("unknown " + std::string(first[0] == '-' ? "option" : "verb") + " '" + first +
                     "'" + (meant ? "; did you mean '" + *meant + "'?" : "") + "\n" +
                     (verb != nullptr ? verb->usage() : "see: softlattice --help"));
  }
} // namespace softlattice
