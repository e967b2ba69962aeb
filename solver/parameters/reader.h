// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/parameters/diagnostics.h"
#include "solver/parameters/formula_quantity.h"
#include "solver/parameters/prm_file.h"
#include "solver/parameters/units.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// Where a value comes from; later layers win over earlier ones.
  enum class Layer
  {
    code,
    material,
    file,
    command_line
  };

  struct Origin
  {
    Layer layer = Layer::code;
    std::string text = "default"; ///< "default", "material CsPbI3", "case.prm:23", "command line"
    Location where;
  };

  /// One value that a material, or another named set of them, brings.
  struct LayerValue
  {
    std::string path; ///< "Section/Name"
    std::string text; ///< with its unit
    std::string source;
  };

  /// Gives the values of the material that the user selected. The argument tells the selection made
  /// under a path, such as "Material/Name". Values for parameters that are not in use are ignored.
  using MaterialLayer =
    std::function<std::vector<LayerValue>(const std::function<std::string(const std::string &)> &)>;

  /// Which parameters are in use, and where their values came from.
  class ReadValues
  {
  public:
    bool is_active(const ParameterEntry &entry) const { return origins_.count(&entry) > 0; }

    /// Of an active entry.
    const Origin &origin(const ParameterEntry &entry) const { return origins_.at(&entry); }

    /// Where the value of "Section/Name" was written; the file as a whole if it was not.
    Location location(const std::string &path) const;

    /// Whether anybody but the program's defaults gives the value of this path.
    bool is_set(const std::string &path) const
    {
      return locations_.count(path) > 0 || moved_.count(path) > 0;
    }

    /// The value of this path has been set anew, at another place.
    void move(const std::string &path, const Location &where) { moved_[path] = where; }
    /// All values are again where they have been read.
    void move_back() { moved_.clear(); }

  private:
    friend class ParameterReader;
    std::map<const ParameterEntry *, Origin> origins_;
    std::map<std::string, Location> locations_;
    std::map<std::string, Location> moved_;
    Location file_;
  };

  /// Sets the variables of the table: defaults < material < file < overrides. Each override reads
  /// "Section/Name = value"; what the user gives may use the constants. Everything that is wrong goes to `diagnostics`; if nothing is, the
  /// table's own checks are run too. The variables are usable if there is no error.
  /// Throws std::logic_error if two entries of one path are in use at once.
  ReadValues read_parameters(const ParameterTable &table,
                             const PrmFile &file,
                             const std::vector<std::string> &overrides,
                             const UnitSystem &units,
                             const MaterialLayer &material,
                             Diagnostics &diagnostics,
                             const Constants &constants = {});

  /// The first half of read_parameters(): without the checks of the table.
  ReadValues assign_parameters(const ParameterTable &table,
                               const PrmFile &file,
                               const std::vector<std::string> &overrides,
                               const UnitSystem &units,
                               const MaterialLayer &material,
                               Diagnostics &diagnostics,
                               const Constants &constants = {});

  /// The other half: the checks of the table, those of several values together only if there is no error yet.
  void check_parameters(const ParameterTable &table,
                        const ReadValues &values,
                        Diagnostics &diagnostics);
} // namespace softlattice
