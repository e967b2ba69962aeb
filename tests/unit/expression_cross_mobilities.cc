// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a case may say of mobilities between its conserved fields.
#include "tests/support/own_equations.h"

#include <gtest/gtest.h>

#include <string>

namespace softlattice
{
  namespace
  {
    std::string messages_of(const std::string &of_c, const std::string &of_d = "")
    {
      const auto conserved = [](const std::string &name, const std::string &cross) {
        return field(name,
                     "set Kind = conserved\nset Mobility = 1\n" +
                       (cross.empty() ? "" : "set Cross mobilities = " + cross + "\n"));
      };
      const OwnEquations own(
        equations("set Fields = c, d, eta\nset Free energy = c^2 + d^2 + eta^2\n",
                  conserved("c", of_c) + conserved("d", of_d) +
                    field("eta", "set Kind = non-conserved\nset Mobility = 1\n")) +
        "subsection Initial state\nset c = 0\nset d = 0\nset eta = 0\nend\n");
      return own.diagnostics.n_errors() == 0 ? "" : own.diagnostics.text();
    }

    void expect_message(const std::string &text, const std::string &part)
    {
      EXPECT_NE(text.find(part), std::string::npos) << "'" << part << "' is not in: " << text;
    }

    TEST(CrossMobilityTexts, AreFieldsWithFormulas)
    {
      EXPECT_EQ(messages_of("d: -0.1*c*d"), "");
      EXPECT_EQ(messages_of("", "c: 0.1*(1 + eta*x)"), "");
    }

    TEST(CrossMobilityTexts, AreRefusedWithWhatToDo)
    {
      expect_message(messages_of("d"), "write: FIELD: FORMULA");
      expect_message(messages_of("eta: 1"), "'eta' is no other conserved field of the case");
      expect_message(messages_of("c: 1"), "there are: d");
      expect_message(messages_of("d: 0.1*e"), "there is no variable 'e'");
      expect_message(messages_of("d: 0.1", "c: 0.1"), "stated twice");
      expect_message(messages_of("d: dt(eta)"), "they may stand in a source");
    }
  } // namespace
} // namespace softlattice
