#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# cppcheck over the program. Exit status 1 if it finds anything, 77 if it is not installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if ! command -v cppcheck >/dev/null; then
  echo "skipped: there is no cppcheck (Debian: apt-get install cppcheck)"
  exit 77
fi
# Libraries are not looked into: what they declare is unknown, which is what the suppressions are for.
# It does not know the capture [=, *this] of C++17, which it calls a syntax error.
# useStlAlgorithm is a matter of taste: a loop that says what it does stays a loop.
exec cppcheck --quiet --std=c++17 --language=c++ --enable=warning,performance,portability --inline-suppr \
  --suppress=missingInclude --suppress=missingIncludeSystem --suppress=unknownMacro \
  --suppress=syntaxError:solver/fields/initial_composition.cc \
  --error-exitcode=1 -j "${JOBS:-1}" -I . models meshes solver postprocess
