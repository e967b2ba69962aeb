// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/materials/materials.h"

#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  /// A test of stability that has a name: what it prescribes, in its own words and in numbers. A NaN, or a list of
  /// several numbers, is a choice that the protocol leaves open.
  struct Protocol
  {
    enum class Light
    {
      none,
      on,
      cycles, ///< on and off
      sun     ///< that of the weather, as is all else
    };
    static constexpr double open = std::numeric_limits<double>::quiet_NaN();

    std::string name;
    std::string source; ///< of the row, for people; it has to be held against the standard

    // As one reads it.
    std::string light_text;
    std::string temperature_text;
    std::string humidity_text;
    std::string load_text; ///< electric; empty: none

    Light light = Light::none;
    std::vector<double> temperatures; ///< constant, or the upper end of cycles [K]
    double coldest = open;            ///< lower end [K]; NaN: there are no cycles of temperature
    double humidity = open;           ///< relative [1]
    std::vector<double> periods;      ///< of the cycles of light, to choose from [s]

    // Of cycles that are prescribed in full.
    double fastest = open;       ///< change of temperature [K/s]
    double hot_dwell = 0.;       ///< [s]
    double cold_dwell = 0.;      ///< [s]
    double duration = open;      ///< of the test [s]
    std::string assumption = {}; ///< what is taken where it says nothing, a sentence

    bool has_cycles_of_temperature() const { return coldest == coldest; }
    /// Whether the case says how long a cycle is.
    bool leaves_period_open() const
    {
      return light == Light::cycles || (has_cycles_of_temperature() && !(fastest == fastest));
    }
    /// Time of a cycle that is prescribed in full [s].
    double own_period() const;
  };

  /// Those of the consensus statement on perovskites, and of IEC 61215.
  const std::vector<Protocol> &protocols();
  /// Null if there is none of that name.
  const Protocol *protocol_of(const std::string &name);
  /// How the cycles of a case go, as far as a protocol leaves that open.
  struct ProtocolCycle
  {
    double hot = Protocol::open;    ///< [K]
    double period = Protocol::open; ///< [s]
    double ramp =
      Protocol::open; ///< from one temperature to the other [s]; NaN: a quarter of the period
    std::string light_to_dark = "1:1";
  };

  /// The entry "Protocol" in the section of the environment, "none" or one of protocols(), and those of its cycles
  /// in the subsection "Cycle".
  void declare_protocol(const ParameterSection &environment,
                        std::string &name,
                        ProtocolCycle &cycle);

  /// What a case has to say because its protocol does not.
  struct ProtocolChoice
  {
    std::vector<std::string> paths; ///< one of them has to be set
    std::string what;
    std::string remedy;
  };
  std::vector<ProtocolChoice> choices_of(const Protocol &protocol);

  /// The entries that a protocol sets, as a parameter file would: what it leaves open is not among them.
  std::vector<MaterialValue> values_of(const Protocol &protocol, const ProtocolCycle &cycle);
} // namespace softlattice
