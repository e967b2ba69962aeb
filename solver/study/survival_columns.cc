// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/survival_columns.h"

#include "models/csv_header.h"
#include "models/shown_text.h"
#include "solver/parameters/nearest.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    using Index = SurvivalColumns::Index;
    constexpr std::size_t longest_shown_name = 60;
    const std::string of_study = "censored: ";

    bool begins_with(const std::string &text, const std::string &start)
    {
      return text.compare(0, start.size(), start) == 0;
    }

    class Finder
    {
    public:
      Finder(const CsvCells &cells,
             const std::string &file,
             const SurvivalTableUse &use,
             std::vector<FileProblem> &problems)
        : cells_(cells)
        , file_(file)
        , use_(use)
        , problems_(problems)
      {
        for (const std::string &cell : cells.header)
          headings_.push_back(heading_of(cell));
      }

      SurvivalColumns find()
      {
        // First, so that it is not taken for the time.
        columns_.group = use_.group.empty() ? only("group") : asked_for("group", use_.group);
        if (use_.quantity.empty())
          find_lifetimes();
        else
          find_quantity();
        return columns_;
      }

    private:
      void report(const std::string &message)
      {
        add_problem(problems_, file_, cells_.header_line, message);
      }

      std::string shown(const std::size_t c) const
      {
        return "'" + shown_text(cells_.header[c], longest_shown_name) + "'";
      }

      std::string all_shown(const std::vector<std::size_t> &which) const
      {
        constexpr std::size_t most = 12;
        std::string text;
        for (std::size_t i = 0; i < which.size() && i < most; ++i)
          text += (i > 0 ? ", " : "") + shown(which[i]);
        return text + (which.size() > most ? ", ..." : "");
      }

      std::vector<std::size_t> where(const std::string &name) const
      {
        std::vector<std::size_t> found;
        for (std::size_t c = 0; c < headings_.size(); ++c)
          if (headings_[c].name == name)
            found.push_back(c);
        return found;
      }

      /// The column of this name, if there is one; two are a problem.
      Index only(const std::string &name)
      {
        const std::vector<std::size_t> found = where(name);
        if (found.size() > 1)
          report("column '" + shown_text(name, longest_shown_name) + "' stands twice");
        return found.empty() ? Index() : found.front();
      }

      /// "Environment/Relative humidity" of a study for "Relative humidity", unless there are two of them.
      Index axis(const std::string &name) const
      {
        std::vector<std::size_t> found;
        for (std::size_t c = 0; c < headings_.size(); ++c)
          if (const std::string &whole = headings_[c].name;
              whole.find('/') != std::string::npos && whole.substr(whole.rfind('/') + 1) == name)
            found.push_back(c);
        return found.size() == 1 ? Index(found.front()) : Index();
      }

      /// The column that an option names.
      Index asked_for(const std::string &option, const std::string &name)
      {
        Index found = only(heading_of(name).name);
        if (!found)
          found = axis(heading_of(name).name);
        if (!found)
          report("no column '" + shown_text(name, longest_shown_name) + "' for --" + option +
                 hint(name));
        return found;
      }

      /// What might be meant by a name that there is not.
      std::string hint(const std::string &name) const
      {
        std::vector<std::string> names;
        for (const Heading &heading : headings_)
          if (!heading.name.empty())
            names.push_back(heading.name);
        if (const auto meant = nearest(heading_of(name).name, names))
          return "; did you mean " + shown(where(*meant).front()) + "?";
        std::vector<std::size_t> all;
        for (std::size_t c = 0; c < headings_.size(); ++c)
          all.push_back(c);
        return "; there are " + all_shown(all);
      }

      /// A column that is not used under its own name but might be the one, "" if none.
      std::string slip(const std::string &name) const
      {
        std::vector<std::string> names;
        for (std::size_t c = 0; c < headings_.size(); ++c)
          if (!headings_[c].name.empty() && columns_.group != c && columns_.time != c &&
              columns_.lower != c && columns_.upper != c)
            names.push_back(headings_[c].name);
        const auto meant = nearest(name, names);
        return meant ? "; is " + shown(where(*meant).front()) + " meant? Write '" + name + "'" : "";
      }

      void find_quantity()
      {
        columns_.may_be_empty = true;
        columns_.time = asked_for("quantity", use_.quantity);
        if (!columns_.time)
          return;
        const std::string name = headings_[*columns_.time].name;
        columns_.censored = only(of_study + name);
        if (!columns_.censored)
          report("no column '" + of_study + shown_text(name, longest_shown_name) +
                 "', which tells where a run ended first: add it with 1 there and 0 elsewhere");
      }

      /// That which is called so, else the only one that begins so.
      Index named(const std::string &name)
      {
        if (const Index exactly = only(name))
          return exactly;
        std::vector<std::size_t> found;
        for (std::size_t c = 0; c < headings_.size(); ++c)
          if (begins_with(headings_[c].name, name) && columns_.group != c)
            found.push_back(c);
        if (found.size() > 1)
          report("which one is the " + name + ": " + all_shown(found) + "? Call it '" + name + "'");
        return found.empty() ? Index() : found.front();
      }

      void find_lifetimes()
      {
        columns_.event = only("event");
        columns_.lower = named("lower");
        columns_.upper = named("upper");
        columns_.time = named("time");
        if (!columns_.lower && !columns_.upper)
          {
            if (!columns_.time)
              columns_.time = the_only_one_left();
            find_time();
            return;
          }
        if (columns_.time && columns_.event)
          report("both " + shown(*columns_.time) + " and " +
                 shown(columns_.lower ? *columns_.lower : *columns_.upper) +
                 "; leave 'time' and 'event', or 'lower' and 'upper'");
        columns_.time = columns_.event = {};
        for (const auto &[index, name] :
             {std::pair(columns_.lower, "lower"), {columns_.upper, "upper"}})
          if (!index)
            report("no column '" + std::string(name) + "'" + slip(name) +
                   "; lifetimes between limits need both 'lower' and 'upper'");
        if (columns_.lower && columns_.upper &&
            headings_[*columns_.lower].unit != headings_[*columns_.upper].unit)
          report(shown(*columns_.lower) + " and " + shown(*columns_.upper) +
                 " are in different units; write both in one");
      }

      void find_time()
      {
        if (!columns_.time)
          {
            // A study has many columns; which one is a matter of choice.
            std::vector<std::size_t> quantities;
            for (const Heading &heading : headings_)
              if (begins_with(heading.name, of_study))
                for (const std::size_t c : where(heading.name.substr(of_study.size())))
                  quantities.push_back(c);
            if (!quantities.empty())
              return report("a study: name the quantity, --quantity with one of " +
                            all_shown(quantities));
            report("no column 'time'" + slip("time") +
                   "; a table has the columns 'time [UNIT]' and 'event', or 'lower [UNIT]' and "
                   "'upper [UNIT]'");
          }
        if (!columns_.event)
          report("no column 'event'" + slip("event") +
                 "; add it with 1 where the end was seen and 0 where it was not");
      }

      Index the_only_one_left() const
      {
        Index found;
        for (std::size_t c = 0; c < headings_.size(); ++c)
          if (columns_.event != c && columns_.group != c)
            {
              if (found)
                return {};
              found = c;
            }
        // Without an event beside it there is no telling what it is.
        return columns_.event ? found : Index();
      }

      const CsvCells &cells_;
      const std::string &file_;
      const SurvivalTableUse &use_;
      std::vector<FileProblem> &problems_;
      std::vector<Heading> headings_;
      SurvivalColumns columns_;
    };
  } // namespace

  SurvivalColumns find_survival_columns(const CsvCells &cells,
                                        const std::string &file,
                                        const SurvivalTableUse &use,
                                        std::vector<FileProblem> &problems)
  {
    return Finder(cells, file, use, problems).find();
  }
} // namespace softlattice
