// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/table_names.h"

#include "models/expression_model/expression_model.h"

namespace softlattice
{
  void rename_tables_in(std::string &formula,
                        const std::function<std::string(const std::string &)> &new_name)
  {
    const std::string call = "table";
    for (std::size_t at = formula.find(call); at != std::string::npos;
         at = formula.find(call, at + 1))
      {
        const std::size_t open = formula.find_first_not_of(" \t", at + call.size());
        if (open == std::string::npos || formula[open] != '(')
          continue;
        const std::size_t quote = formula.find_first_not_of(" \t", open + 1);
        if (quote == std::string::npos || formula[quote] != '"')
          continue;
        const std::size_t end = formula.find('"', quote + 1);
        if (end == std::string::npos)
          return;
        const std::string name = new_name(formula.substr(quote + 1, end - quote - 1));
        formula.replace(quote + 1, end - quote - 1, name);
        at = quote + 1 + name.size();
      }
  }

  void ExpressionModel::give_tables_full_names()
  {
    if (!full_name_)
      return;
    const NameOfFile &new_name = full_name_;
    rename_tables_in(energy_text_, new_name);
    rename_tables_in(definitions_text_, new_name);
    for (OtherField &one : others_)
      for (std::string *text : {&one.source, &one.mobility_factor})
        rename_tables_in(*text, new_name);
    for (FieldTexts &one : declared_)
      for (std::string *text : {&one.gradient_coefficient,
                                &one.mobility,
                                &one.directions,
                                &one.cross_mobilities,
                                &one.source,
                                &one.permittivity,
                                &one.charge_density,
                                &one.exact_solution,
                                &one.initial_value,
                                &one.values,
                                &one.fluxes,
                                &one.exchange})
        rename_tables_in(*text, new_name);
  }
} // namespace softlattice
