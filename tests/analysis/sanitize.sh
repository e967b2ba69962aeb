#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# Builds the unit and contract tests with the address and undefined-behaviour sanitizers in
# build-sanitize/ and runs them: the first finding ends a test.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)
cd "$project"
[[ -f build-sanitize/build.ninja ]] || cmake --preset sanitize >/dev/null
cmake --build --preset sanitize --parallel "${JOBS:-1}"
export LSAN_OPTIONS=suppressions=$here/leaks.txt:print_suppressions=0 UBSAN_OPTIONS=print_stacktrace=1
for tests in unit contract; do
  (cd build-sanitize/tests && "./test_$tests" --gtest_brief=1)
done
