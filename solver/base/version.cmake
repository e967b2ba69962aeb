# SPDX-License-Identifier: LGPL-2.1-or-later
# softlattice_version(TARGET): TARGET knows the revision it was built from, without rebuilding it all.
set(softlattice_write_version ${CMAKE_CURRENT_LIST_DIR}/write_version.cmake)

function(softlattice_version target)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/build_version.cc)
  add_custom_target(${target}_revision BYPRODUCTS ${output}
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR} -D OUTPUT=${output}
      -D VERSION=${PROJECT_VERSION} -P ${softlattice_write_version}
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
  set_source_files_properties(${output} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  add_dependencies(${target} ${target}_revision)
endfunction()
