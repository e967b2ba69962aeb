// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/font.h"

#include "models/shown_text.h"

#include <vtkFreeTypeTools.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkTextProperty.h>
#include <vtkVersionMacros.h>

#include <cctype>

// With narrow strings VTK 9.1 leaves out all that is not ASCII; the other ones are deprecated there and gone later.
#if VTK_MAJOR_VERSION == 9 && VTK_MINOR_VERSION < 2
#  define SOFTLATTICE_WIDE_TEXT
#  include <vtkUnicodeString.h>
#else
#  include <vtkStdString.h>
#endif

namespace softlattice
{
  namespace
  {
    constexpr int dots_per_inch = 72;
    constexpr const char *micrometre = "\xc2\xb5m";

    // What is no UTF-8 would be an empty text in VTK 9.1 and an exception in 9.3.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#ifdef SOFTLATTICE_WIDE_TEXT
    vtkUnicodeString as_drawn(const std::string &text)
    {
      return vtkUnicodeString::from_utf8(clean_text(text));
    }
#else
    vtkStdString as_drawn(const std::string &text)
    {
      return clean_text(text);
    }
#endif

    bool is_letter(const char c)
    {
      return std::isalpha(static_cast<unsigned char>(c)) != 0;
    }

    bool font_has_greek()
    {
      vtkNew<vtkTextProperty> property;
      property->SetFontFamilyToArial();
      property->SetFontSize(24);
      return text_width(property, micrometre) > text_width(property, "m") + 6;
    }
  } // namespace

  bool draw_text(vtkTextProperty *const property,
                 const std::string &text,
                 vtkImageData *const image,
                 int box[2])
  {
    return vtkFreeTypeTools::GetInstance()->RenderString(property,
                                                         as_drawn(text),
                                                         dots_per_inch,
                                                         image,
                                                         box);
  }

  int text_width(vtkTextProperty *const property, const std::string &text)
  {
    int box[4];
    return vtkFreeTypeTools::GetInstance()->GetBoundingBox(property,
                                                           as_drawn(text),
                                                           dots_per_inch,
                                                           box)
             ? box[1] - box[0] + 1
             : -1;
  }
#pragma GCC diagnostic pop

  std::string with_greek(const std::string &text)
  {
    std::string drawn;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text.compare(i, 2, "um") == 0 && (i == 0 || !is_letter(text[i - 1])) &&
          (i + 2 == text.size() || !is_letter(text[i + 2])))
        {
          drawn += micrometre;
          ++i;
        }
      else
        drawn += text[i];
    return drawn;
  }

  std::string with_greek_if_known(const std::string &text)
  {
    static const bool is_known = font_has_greek();
    return is_known ? with_greek(text) : text;
  }
} // namespace softlattice
