// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/prm_writer.h"

#include <algorithm>
#include <deque>
#include <sstream>

namespace softlattice
{
  namespace
  {
    struct Node
    {
      std::string name;
      std::vector<const PrmLine *> lines;
      std::deque<Node> children;

      Node &child(const std::string &child_name)
      {
        for (Node &one : children)
          if (one.name == child_name)
            return one;
        children.push_back({child_name, {}, {}});
        return children.back();
      }
    };

    void write(const Node &node, const std::string &indent, std::string &text)
    {
      std::size_t width = 0;
      for (const PrmLine *line : node.lines)
        width = std::max(width, line->name.size());
      for (const PrmLine *line : node.lines)
        {
          for (const std::string &remark : line->remarks)
            text.append(indent).append("# ").append(remark).append("\n");
          text.append(indent).append(line->commented_out ? "# set " : "set ").append(line->name);
          text.append(width - line->name.size(), ' ').append(" =");
          if (!line->value.empty())
            text.append(" ").append(line->value);
          if (!line->comment.empty())
            text.append("  # ").append(line->comment);
          text += "\n";
        }
      for (const Node &child : node.children)
        {
          if (indent.empty() || &child != &node.children.front() || !node.lines.empty())
            text += "\n";
          text += indent + "subsection " + child.name + "\n";
          write(child, indent + "  ", text);
          text += indent + "end\n";
        }
    }
  } // namespace

  std::string prm_text(const std::vector<std::string> &header, const std::vector<PrmLine> &lines)
  {
    Node root;
    for (const PrmLine &line : lines)
      {
        Node *node = &root;
        std::istringstream path(line.section);
        for (std::string name; std::getline(path, name, '/');)
          node = &node->child(name);
        node->lines.push_back(&line);
      }
    std::string text;
    for (const std::string &line : header)
      text += "# " + line + "\n";
    write(root, "", text);
    return text;
  }

  std::string one_line(const std::string &text)
  {
    std::string line;
    for (const char c : text)
      if (c != '\n' && c != '\r' && c != '\t' && c != ' ')
        line += c;
      else if (!line.empty() && line.back() != ' ')
        line += ' ';
    while (!line.empty() && (line.back() == '\\' || line.back() == ' '))
      line.pop_back();
    return line;
  }

  std::string first_sentence(const std::string &text)
  {
    const std::string line = one_line(text);
    const std::size_t end = line.find(". ");
    return end == std::string::npos ? line : line.substr(0, end + 1);
  }

  std::vector<std::string> wrapped(const std::string &text, const std::size_t width)
  {
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;)
      if (lines.empty() || lines.back().size() + 1 + word.size() > width)
        lines.push_back(word);
      else
        lines.back() += " " + word;
    return lines;
  }
} // namespace softlattice
