// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/wide_matrix_free.h"

SOFTLATTICE_INSTANTIATE_MATRIX_FREE(double, softlattice::WideDouble)
