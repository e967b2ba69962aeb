// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/gradient_syntax.h"

#include "models/edit_distance.h"
#include "models/expression/expression_error.h"

#include <algorithm>
#include <cctype>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t length_of_prefix = 2; // "d("

    /// Reads one word or sign after another; blanks do not count.
    class Scanner
    {
    public:
      Scanner(const std::string &text,
              const std::size_t begin,
              const std::vector<std::string> &variables)
        : text_(text)
        , position_(begin)
        , variables_(variables)
      {
        for (const std::string &name : variables)
          if (is_gradient_variable(name) && name[name.size() - 2] == 'x')
            fields_.push_back(name.substr(length_of_prefix, name.size() - length_of_prefix - 3));
      }

      std::size_t position() const { return position_; }

      std::string word()
      {
        skip_blanks();
        const std::size_t begin = position_;
        while (position_ < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[position_])) != 0 ||
                text_[position_] == '_'))
          ++position_;
        return text_.substr(begin, position_ - begin);
      }

      void expect(const std::string &sign, const std::string &usage)
      {
        skip_blanks();
        const std::size_t column = position_;
        const bool is_word = std::isalpha(static_cast<unsigned char>(sign.front())) != 0;
        const std::string found = is_word ? word() : text_.substr(position_, sign.size());
        if (found != sign)
          throw ExpressionError(column, "expected '" + sign + "'; write: " + usage);
        if (!is_word)
          position_ += sign.size();
      }

      /// The name of a field whose gradient is known here.
      std::string field(const std::string &usage)
      {
        skip_blanks();
        const std::size_t column = position_;
        const std::string name = word();
        if (name.empty())
          throw ExpressionError(column, "expected the name of a field; write: " + usage);
        if (std::find(fields_.begin(), fields_.end(), name) != fields_.end())
          return name;
        if (fields_.empty())
          throw ExpressionError(
            column,
            "gradients are not known here; they may stand in a free energy, a mobility, "
            "a mobility factor and a source");
        if (std::find(variables_.begin(), variables_.end(), name) == variables_.end())
          throw ExpressionError(column, "there is no field '" + name + "'; " + advice(name));
        throw ExpressionError(column,
                              "'" + name + "' is not a field and has no gradient; write: " + usage);
      }

      char coordinate(const std::string &usage)
      {
        skip_blanks();
        const std::size_t column = position_;
        const std::string name = word();
        if (name.size() != 1 || coordinates.find(name) == std::string_view::npos)
          throw ExpressionError(column, "expected x, y or z; write: " + usage);
        return name.front();
      }

      std::size_t number_of(const std::string &field, const char coordinate) const
      {
        const std::string name = gradient_variable(field, coordinate);
        return static_cast<std::size_t>(std::find(variables_.begin(), variables_.end(), name) -
                                        variables_.begin());
      }

    private:
      /// What else it could be: the field with the most similar name, or all.
      std::string advice(const std::string &name) const
      {
        std::string all;
        for (const std::string &field : fields_)
          {
            if (edit_distance(name, field) <= 1 && name.size() > 1)
              return "did you mean '" + field + "'?";
            all += (all.empty() ? "there are " : ", ") + field;
          }
        return all;
      }

      void skip_blanks()
      {
        while (position_ < text_.size() &&
               std::isspace(static_cast<unsigned char>(text_[position_])) != 0)
          ++position_;
      }

      const std::string &text_;
      std::size_t position_;
      const std::vector<std::string> &variables_;
      std::vector<std::string> fields_; ///< with gradients
    };
  } // namespace

  std::string gradient_variable(const std::string &field, const char coordinate)
  {
    return "d(" + field + "," + coordinate + ")";
  }

  std::array<std::string, 3> gradient_variables(const std::string &field)
  {
    return {gradient_variable(field, 'x'),
            gradient_variable(field, 'y'),
            gradient_variable(field, 'z')};
  }

  bool is_gradient_variable(const std::string &name)
  {
    return name.compare(0, length_of_prefix, "d(") == 0;
  }

  bool is_gradient_function(const std::string &word)
  {
    return word == "d" || word == "grad2" || word == "dot";
  }

  GradientCall read_gradient(const std::string &text,
                             const std::size_t begin,
                             const std::vector<std::string> &variables)
  {
    Scanner scan(text, begin, variables);
    const std::string function = scan.word();
    GradientCall call{};
    if (function == "d")
      {
        const std::string usage = "d(FIELD, x), the derivative of a field by x, y or z";
        scan.expect("(", usage);
        const std::string field = scan.field(usage);
        scan.expect(",", usage);
        const char coordinate = scan.coordinate(usage);
        scan.expect(")", usage);
        call.terms.emplace_back(scan.number_of(field, coordinate), GradientCall::none);
      }
    else
      {
        std::string first, second;
        if (function == "grad2")
          {
            const std::string usage = "grad2(FIELD), the square of the gradient of a field";
            scan.expect("(", usage);
            first = second = scan.field(usage);
            scan.expect(")", usage);
          }
        else
          {
            const std::string usage = "dot(grad(FIELD), grad(FIELD))";
            scan.expect("(", usage);
            for (std::string *field : {&first, &second})
              {
                scan.expect("grad", usage);
                scan.expect("(", usage);
                *field = scan.field(usage);
                scan.expect(")", usage);
                scan.expect(field == &first ? "," : ")", usage);
              }
          }
        for (const char c : coordinates)
          call.terms.emplace_back(scan.number_of(first, c), scan.number_of(second, c));
      }
    call.end = scan.position();
    return call;
  }
} // namespace softlattice
