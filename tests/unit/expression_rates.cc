// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// dt(phi), the rate of another field, in the source of one.
#include "tests/support/own_equations.h"

#include <gtest/gtest.h>

#include <string>

namespace softlattice
{
  namespace
  {
    std::string messages(const std::string &source_of_u,
                         const std::string &source_of_phi = "0",
                         const std::string &mobility = "1",
                         const std::string &definitions = "none = 0")
    {
      const OwnEquations own(
        equations("set Fields = U, phi, w\nset Definitions = " + definitions +
                    "\nset Free energy = U^2 + phi^2 + w^2 - w*U\n",
                  field("U",
                        "set Kind = conserved\nset Mobility = " + mobility +
                          "\nset Source = " + source_of_u + "\n") +
                    field("phi",
                          "set Kind = non-conserved\nset Mobility = 1\nset Source = " +
                            source_of_phi + "\n") +
                    field("w", "set Kind = equilibrium\nset Absolute tolerance = 1\n")) +
        "subsection Initial state\nset U = 0\nset phi = 0\nend\n");
      return own.diagnostics.n_errors() == 0 ? "" : own.diagnostics.text();
    }

    void expect(const std::string &text, const std::string &part)
    {
      EXPECT_NE(text.find(part), std::string::npos) << "'" << part << "' is not in: " << text;
    }

    TEST(ExpressionRates, StandInSources)
    {
      EXPECT_EQ(messages("dt(phi)/2"), "");
      EXPECT_EQ(messages("(1 + U)*dt( phi ) + x"), "");
      EXPECT_EQ(messages("h(phi)", "0", "1", "latent = dt(phi); h(u) = u*latent"), "");
    }

    TEST(ExpressionRates, AreRefusedWithWhatToDo)
    {
      expect(messages("dt(ph)"), "did you mean 'phi'?");
      expect(messages("dt(x)"), "'x' is not a field that evolves");
      expect(messages("dt(phi"), "expected ')'");
      expect(messages("dt()"), "expected the name of a field");
      expect(messages("dt(phi)^2"), "not linear in dt(phi)");
      expect(messages("dt(phi)*exp(dt(phi))"), "not linear in dt(phi)");
      expect(messages("dt(w)"), "'w' follows from the others at once");
      expect(messages("dt(U)"), "the rate of the field itself");
      expect(messages("dt(phi)", "dt(U)"), "follow from one another");
      expect(messages("0", "0", "1 + dt(phi)"), "they may stand in a source");
      expect(messages("d(dt(phi), x)"), "gradient of a rate of change");
    }
  } // namespace
} // namespace softlattice
