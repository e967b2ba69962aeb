// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/reference/markdown.h"

#include "solver/reference/equations.h"
#include "solver/reference/html.h"

#include <regex>
#include <sstream>
#include <vector>

namespace softlattice
{
  namespace
  {
    using Target = std::function<std::string(const std::string &)>;

    /// Code, bold, italics and links within a line.
    class InlineText
    {
    public:
      InlineText(const std::string &text, const Target &target)
        : text_(text)
        , target_(target)
      {}

      std::string html()
      {
        while (at_ < text_.size())
          if (!(code() || link() || picture() || emphasis("**", "strong") || emphasis("*", "em")))
            plain_ += text_[at_++];
        flush();
        return result_;
      }

    private:
      void flush()
      {
        result_ += html_sentence(plain_);
        plain_.clear();
      }

      bool starts(const std::string &mark) const
      {
        return text_.compare(at_, mark.size(), mark) == 0;
      }

      bool code()
      {
        const std::size_t end = text_[at_] == '`' ? text_.find('`', at_ + 1) : std::string::npos;
        if (end == std::string::npos)
          return false;
        flush();
        result_ += "<code>" + markup_escaped(text_.substr(at_ + 1, end - at_ - 1)) + "</code>";
        at_ = end + 1;
        return true;
      }

      bool link()
      {
        const std::size_t middle = text_[at_] == '[' ? text_.find("](", at_) : std::string::npos;
        const std::size_t end =
          middle == std::string::npos ? std::string::npos : text_.find(')', middle);
        if (end == std::string::npos)
          return false;
        flush();
        const std::string shown =
                            InlineText(text_.substr(at_ + 1, middle - at_ - 1), target_).html(),
                          to = target_(text_.substr(middle + 2, end - middle - 2));
        result_ += to.empty() ? shown : "<a href=\"" + markup_escaped(to) + "\">" + shown + "</a>";
        at_ = end + 1;
        return true;
      }

      /// ![text](file)
      bool picture()
      {
        const std::size_t middle = starts("![") ? text_.find("](", at_) : std::string::npos;
        const std::size_t end =
          middle == std::string::npos ? std::string::npos : text_.find(')', middle);
        if (end == std::string::npos)
          return false;
        flush();
        const std::string shown = markup_escaped(text_.substr(at_ + 2, middle - at_ - 2)),
                          from = target_(text_.substr(middle + 2, end - middle - 2));
        result_ +=
          from.empty() ? shown : "<img src=\"" + markup_escaped(from) + "\" alt=\"" + shown + "\">";
        at_ = end + 1;
        return true;
      }

      /// A mark that a word follows, up to one that follows a word.
      bool emphasis(const std::string &mark, const std::string &element)
      {
        const std::size_t first = at_ + mark.size();
        if (!starts(mark) || first >= text_.size() || text_[first] == ' ' || text_[first] == '*')
          return false;
        std::size_t end = text_.find(mark, first + 1);
        while (end != std::string::npos && text_[end - 1] == ' ')
          end = text_.find(mark, end + 1);
        if (end == std::string::npos)
          return false;
        flush();
        result_ += "<" + element + ">" +
                   InlineText(text_.substr(first, end - first), target_).html() + "</" + element +
                   ">";
        at_ = end + mark.size();
        return true;
      }

      const std::string &text_;
      const Target &target_;
      std::size_t at_ = 0;
      std::string plain_, result_;
    };

    std::string line_in_html(const std::string &text, const Target &target)
    {
      return InlineText(text, target).html();
    }

    std::vector<std::string> cells_of(const std::string &row)
    {
      std::vector<std::string> cells;
      bool in_code = false;
      for (std::size_t i = 1; i < row.size(); ++i)
        {
          if (cells.empty() || (row[i - 1] == '|' && !in_code))
            cells.emplace_back();
          in_code = in_code != (row[i] == '`');
          if (row[i] != '|' || in_code)
            cells.back() += row[i];
        }
      return cells;
    }

    /// Blocks one after the other.
    class Blocks
    {
    public:
      Blocks(const std::string &text, const Target &target)
        : target_(target)
      {
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);)
          lines_.push_back(line);
      }

      std::string html()
      {
        std::string text;
        while (at_ < lines_.size())
          if (lines_[at_].find_first_not_of(' ') == std::string::npos)
            ++at_;
          else if (lines_[at_][0] == '#')
            text += heading();
          else if (lines_[at_].compare(0, 4, "    ") == 0)
            text += code();
          else if (lines_[at_][0] == '|')
            text += table();
          else if (is_item(lines_[at_]))
            text += list();
          else
            text += "<p>" + line_in_html(paragraph(), target_) + "</p>\n";
        return text;
      }

    private:
      static bool is_item(const std::string &line)
      {
        static const std::regex item(R"( {0,3}(-|\d+\.) .*)");
        return std::regex_match(line, item);
      }

      /// A number other than 1 at the beginning of a line begins no list, unless there is one already.
      static bool ends_paragraph(const std::string &line, const bool in_list)
      {
        if (line.find_first_not_of(' ') == std::string::npos || line[0] == '#' || line[0] == '|')
          return true;
        const std::string mark = line.substr(line.find_first_not_of(' '), 2);
        return is_item(line) && (in_list || mark == "- " || mark == "1.");
      }

      std::string paragraph(const bool in_list = false)
      {
        std::string text = lines_[at_++];
        while (at_ < lines_.size() && !ends_paragraph(lines_[at_], in_list))
          {
            const std::string &line = lines_[at_++];
            text += "\n" + line.substr(line.find_first_not_of(' '));
          }
        return text;
      }

      std::string heading()
      {
        const std::string &line = lines_[at_++];
        const std::size_t level = line.find_first_not_of('#');
        const std::string title = line.substr(line.find_first_not_of(' ', level));
        if (level == 1)
          return {};
        const std::string element = "h" + std::to_string(level);
        return "<" + element + " id=\"" + slug(title) + "\">" + line_in_html(title, target_) +
               "</" + element + ">\n";
      }

      std::string code()
      {
        std::string text;
        std::string gap;
        for (; at_ < lines_.size(); ++at_)
          {
            const std::string &line = lines_[at_];
            if (line.find_first_not_of(' ') == std::string::npos)
              gap += "\n";
            else if (line.compare(0, 4, "    ") == 0)
              {
                const std::string number = equation_number(line);
                text += (text.empty() ? "" : gap) +
                        (number.empty() ? "" : "<span id=\"equation-" + number + "\">") +
                        markup_escaped(line.substr(4)) + (number.empty() ? "" : "</span>") + "\n";
                gap.clear();
              }
            else
              break;
          }
        return "<pre>" + text + "</pre>\n";
      }

      std::string table()
      {
        std::vector<std::string> header;
        std::vector<std::vector<std::string>> rows;
        for (; at_ < lines_.size() && !lines_[at_].empty() && lines_[at_][0] == '|'; ++at_)
          {
            if (lines_[at_].find_first_not_of("|-: ") == std::string::npos)
              continue;
            std::vector<std::string> cells;
            for (const std::string &cell : cells_of(lines_[at_]))
              cells.push_back(line_in_html(cell, target_));
            if (header.empty())
              header = cells;
            else
              rows.push_back(cells);
          }
        return html_table(header, rows);
      }

      std::string list()
      {
        const std::string &first = lines_[at_];
        const bool is_numbered = first[first.find_first_not_of(' ')] != '-';
        std::string text = is_numbered ? "<ol>\n" : "<ul>\n";
        while (at_ < lines_.size() && is_item(lines_[at_]))
          {
            std::string item = paragraph(true);
            item.erase(0, item.find(' ', item.find_first_not_of(' ')) + 1);
            text += "<li>" + line_in_html(item, target_) + "</li>\n";
            // An empty line between items.
            if (at_ + 1 < lines_.size() && lines_[at_].empty() && is_item(lines_[at_ + 1]))
              ++at_;
          }
        return text + (is_numbered ? "</ol>\n" : "</ul>\n");
      }

      const Target &target_;
      std::vector<std::string> lines_;
      std::size_t at_ = 0;
    };
  } // namespace

  std::string markdown_to_html(const std::string &text, const Target &target)
  {
    return Blocks(text, target).html();
  }

  std::string markdown_title(const std::string &text)
  {
    const std::size_t start = text.find("# ");
    return start == std::string::npos ? ""
                                      : text.substr(start + 2, text.find('\n', start) - start - 2);
  }
} // namespace softlattice
