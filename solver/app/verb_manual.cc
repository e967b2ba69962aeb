// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/man_page.h"
#include "solver/app/topics.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/case/all_parameters.h"
#include "solver/case/installation.h"
#include "solver/reference/reference.h"

#include <iostream>

namespace softlattice
{
  int verbs::manual(const ManualOptions &options, const PartKinds &further)
  {
    if (options.what == "page")
      {
        std::cout << man_page(all_verbs());
        return static_cast<int>(ExitCode::done);
      }
    const AllParameters parameters(further);
    std::vector<VerbText> verbs;
    for (const Verb &verb : all_verbs())
      verbs.push_back({verb.name, verb.summary, verb.help()});
    write_reference(reference_of({parameters.table(),
                                  all_topics(further),
                                  verbs,
                                  documents_directory(),
                                  shipped_cases_directory(),
                                  further}),
                    options.output);
    std::cout << options.output << "/index.html\n";
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
