# SPDX-License-Identifier: LGPL-2.1-or-later
# cmake -D SOURCE=... -D OUTPUT=... -D VERSION=... -P write_version.cmake
# Runs with every build and touches OUTPUT only if the revision has changed, so nothing else is rebuilt.
set(REVISION "")
set(MODIFIED false)
find_program(GIT git)
if(GIT)
  execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --show-prefix HEAD
    OUTPUT_VARIABLE answer ERROR_QUIET RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
  # An empty prefix: SOURCE is the top of the repository, not a copy inside another one.
  if(NOT failed AND answer MATCHES "^\n?([0-9a-f]+)$")
    set(REVISION ${CMAKE_MATCH_1})
    execute_process(COMMAND ${GIT} -C ${SOURCE} status --porcelain --untracked-files=no
      OUTPUT_VARIABLE changes ERROR_QUIET)
    if(changes)
      set(MODIFIED true)
    endif()
  endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/build_version.cc.in ${OUTPUT} @ONLY)
