// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/given_fields.h"

#include "models/expression_model/name_rules.h"
#include "models/shown_text.h"
#include "solver/fields/field_file.h"
#include "solver/fields/grey_image.h"
#include "solver/output/number_syntax.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_given_fields = 20;

    /// Splits at a word, of which there is none in the quotation marks at the end.
    SplitPair split_before_file(const TextPart &whole, const std::string &word)
    {
      const std::size_t end = whole.text.size();
      if (end < 2 || whole.text.back() != '"')
        return split_at_word(whole, word);
      const std::size_t open = whole.text.rfind('"', end - 2);
      if (open == std::string::npos)
        return split_at_word(whole, word);
      SplitPair pair = split_at_word({whole.text.substr(0, open) + "F", whole.offset}, word);
      if (pair.found && pair.behind.text == "F")
        pair.behind = {whole.text.substr(open), whole.offset + open};
      else
        pair.found = false;
      return pair;
    }

    /// Along which axis a field ends inside of the domain; empty: along none.
    std::string where_too_small(const GivenField::Extents &field, const GivenField::Extents &box)
    {
      for (std::size_t d = 0; d < 3; ++d)
        if (box.lowest[d] < field.lowest[d] || box.highest[d] > field.highest[d])
          {
            // What fields know beyond their ends for the sake of rounding is not worth a digit.
            const double least = 1e-5 * (field.highest[d] - field.lowest[d]);
            return fmt::format("{:c} from {:.5g} to {:.5g}, and the domain from {:.6g} to {:.6g}",
                               "xyz"[d],
                               std::abs(field.lowest[d]) < least ? 0. : field.lowest[d],
                               field.highest[d],
                               box.lowest[d],
                               box.highest[d]);
          }
      return "";
    }
  } // namespace

  void GivenFields::declare(ParameterTable &table, std::function<Domain()> domain)
  {
    domain_ = std::move(domain);
    const ParameterSection section = table.section("Initial state");
    section.text("Fields from files", &files_)
      .about(
        "Names by which the formulas of this section know fields from files, as NAME: FIELD in "
        "FILE; ...: a .vtu or .pvtu, or the last state in a result directory or .pvd. before: c "
        "in \"results/first\"; then, for example, c = before + 0.01*noise(1, 5). The file is "
        "relative to the case and its mesh may be any that covers the domain, with coordinates in "
        "m, or in the unit of a dimensionless case. Files of results are exact to 7 digits.")
      .from_source("the case at hand", Confidence::assumed);
    section.text("Fields from pictures", &pictures_)
      .about(
        "Names by which the formulas of this section know the grey values of pictures, 0 for "
        "black to 1 for white, as NAME: FILE from X, Y to X, Y with the lower left and the "
        "upper right corner, or NAME: FILE from X, Y with pixels of LENGTH. grains: \"film.png\" "
        "from 0 um, 0 um with pixels of 20 nm; then, for example, c = 0.3 + 0.4*grains. Of the "
        "kind PNG, 8 or 16 bits, without colours; it covers the domain, in 3D the same at all z, "
        "and is bilinear between the centres of pixels.")
      .from_source("the case at hand", Confidence::assumed);
    table.check_texts([this](std::vector<Finding> &findings) { read(findings); });
    table.check([this](std::vector<Finding> &) { give_files_full_names(); });
  }

  std::vector<GivenFunction> GivenFields::functions() const
  {
    std::vector<GivenFunction> list;
    for (const Named &one : all_)
      if (one.field)
        list.push_back({one.name, [field = one.field](const std::array<double, 3> &place) {
                          return field->value(place);
                        }});
      else // a case that will not run, whose formulas have to know the name
        list.push_back({one.name, [](const auto &) { return 0.; }});
    return list;
  }

  std::map<std::string, std::vector<std::string>> GivenFields::files() const
  {
    std::map<std::string, std::vector<std::string>> list;
    for (const Named &one : all_)
      list[one.name] = one.files;
    return list;
  }

  void GivenFields::check_names(const std::function<std::string(const std::string &)> &objection,
                                std::vector<Finding> &findings) const
  {
    for (const Named &one : all_)
      if (const std::string why = objection(one.name); !why.empty())
        findings.push_back({Finding::Severity::error,
                            one.path,
                            "'" + one.name + "' cannot name a field from a file",
                            why,
                            one.column,
                            one.length});
  }

  std::optional<double> GivenFields::length(const Entry &entry,
                                            const TextPart &text,
                                            FormulaReader &reader) const
  {
    try
      {
        return read_length_(text.text);
      }
    catch (const std::runtime_error &problem)
      {
        reader.error(entry.path, text, problem.what(), "write: " + entry.usage);
        return {};
      }
  }

  std::optional<std::array<double, 2>> GivenFields::corner(const Entry &entry,
                                                           const TextPart &text,
                                                           FormulaReader &reader) const
  {
    const std::vector<TextPart> parts = split_formulas(text, ',');
    if (parts.size() != 2)
      {
        reader.error(entry.path, text, "a corner has 2 coordinates", "write: " + entry.usage);
        return {};
      }
    const std::optional<double> x = length(entry, parts[0], reader);
    const std::optional<double> y = length(entry, parts[1], reader);
    return x && y ? std::optional(std::array<double, 2>{*x, *y}) : std::nullopt;
  }

  void GivenFields::read_field(const Entry &entry,
                               const TextPart &text,
                               const Domain &domain,
                               FormulaReader &reader,
                               Named &to) const
  {
    const SplitPair pair = split_before_file(text, "in");
    if (!pair.found)
      return reader.error(entry.path, text, "the file is missing", "write: " + entry.usage);
    const TextPart file = unquoted(pair.behind);
    try
      {
        const std::string name = full_name_(file.text);
        to.field = read_field_file(name, unquoted(pair.before).text, domain.dimension);
        to.files = files_of_field(name);
      }
    catch (const GivenFieldError &problem)
      {
        reader.error(entry.path, file, problem.what(), "write: " + entry.usage);
      }
  }

  void GivenFields::read_picture(const Entry &entry,
                                 const TextPart &text,
                                 FormulaReader &reader,
                                 Named &to) const
  {
    const std::string with_pixels = "with pixels of";
    const SplitPair pixels = split_at_word(text, with_pixels);
    const SplitPair corners = pixels.found ? pixels : split_at_word(text, "to");
    const SplitPair from = split_at_word(corners.before, "from");
    if (!corners.found || !from.found)
      return reader.error(entry.path,
                          text,
                          "where the picture lies is missing",
                          "write: " + entry.usage);
    const TextPart file = unquoted(from.before);
    const auto lower_left = corner(entry, from.behind, reader);
    const auto upper_right = pixels.found ? std::nullopt : corner(entry, corners.behind, reader);
    const auto size = pixels.found ? length(entry, pixels.behind, reader) : std::nullopt;
    if (!lower_left || !(upper_right || size))
      return;
    try
      {
        const std::string name = full_name_(file.text);
        GreyPixels grey = read_png(name);
        std::array<double, 2> far{};
        for (std::size_t d = 0; d < 2; ++d)
          far[d] = size ? (*lower_left)[d] + *size * double(d == 0 ? grey.across : grey.up)
                        : (*upper_right)[d];
        if (!(far[0] > (*lower_left)[0] && far[1] > (*lower_left)[1]))
          return reader.error(entry.path,
                              corners.behind,
                              "the picture has no extent",
                              "write: " + entry.usage);
        to.field = std::make_shared<GreyImage>(std::move(grey), *lower_left, far);
        to.files = {name};
      }
    catch (const GivenFieldError &problem)
      {
        reader.error(entry.path, file, problem.what(), "write: " + entry.usage);
      }
  }

  void GivenFields::read(std::vector<Finding> &findings)
  {
    if (!read_length_)
      return; // read before: a case is looked at again whose values have been set anew
    all_.clear();
    const Domain domain = domain_();
    const std::map<std::string, double> no_constants;
    FormulaReader reader(no_constants, Definitions::none(), findings);
    const Entry files = {"Initial state/Fields from files", files_, "NAME: FIELD in \"FILE\""};
    const Entry pictures = {
      "Initial state/Fields from pictures",
      pictures_,
      "NAME: \"FILE\" from X, Y to X, Y or NAME: \"FILE\" from X, Y with pixels "
      "of LENGTH"};
    for (const Entry *entry : {&files, &pictures})
      {
        if (entry->text.empty())
          continue;
        std::vector<TextPart> parts = split_formulas({entry->text, 0}, ';');
        if (parts.back().text.empty())
          parts.pop_back(); // a ; at the end
        for (const TextPart &one : parts)
          {
            const SplitPair pair = split_pair(one, ':');
            const TextPart &name = pair.before;
            const std::string objection = objection_to_name(name.text);
            if (!pair.found || !objection.empty())
              reader.error(entry->path,
                           name,
                           pair.found ? "'" + shown_text(name.text) + "' cannot name a field"
                                      : "a name and where its field is are expected",
                           pair.found ? objection : "write: " + entry->usage);
            else if (all_.size() >= most_given_fields)
              return reader.error(entry->path, one, "more than 20 fields", "leave some out");
            else
              {
                Named named{written_at(entry->path, name), name.text, nullptr, {}};
                if (entry == &files)
                  read_field(*entry, pair.behind, domain, reader, named);
                else
                  read_picture(*entry, pair.behind, reader, named);
                if (named.field && domain.box)
                  if (const std::string too_small =
                        where_too_small(named.field->extents(), *domain.box);
                      !too_small.empty())
                    reader.error(entry->path,
                                 pair.behind,
                                 "this field ends inside of the domain: it covers " + too_small,
                                 "a field has to cover the whole domain");
                all_.push_back(std::move(named));
              }
          }
      }
  }

  void GivenFields::give_files_full_names()
  {
    for (const auto &[text, is_picture] : {std::pair{&files_, false}, std::pair{&pictures_, true}})
      {
        if (text->empty())
          continue;
        std::string whole;
        for (const TextPart &one : split_formulas({*text, 0}, ';'))
          {
            const SplitPair pair = split_pair(one, ':');
            if (!pair.found)
              continue; // a ; at the end
            const SplitPair at = is_picture ? split_at_word(pair.behind, "from")
                                            : split_before_file(pair.behind, "in");
            const TextPart &file = is_picture ? at.before : at.behind;
            const std::string name = "\"" + full_name_(unquoted(file).text) + "\"";
            whole +=
              (whole.empty() ? "" : "; ") + pair.before.text + ": " +
              (is_picture ? name + " from " + at.behind.text : at.before.text + " in " + name);
          }
        *text = whole;
      }
  }
} // namespace softlattice
