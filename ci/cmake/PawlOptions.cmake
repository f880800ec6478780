# Warnings for Pawl's own code: linked PRIVATE and only while building it, so that no user inherits them.
add_library(pawl_options INTERFACE)
target_compile_features(pawl_options INTERFACE cxx_std_20)
target_compile_options(pawl_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor $<$<BOOL:${PAWL_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms on std::string's operator+ under -O2: GCC bug 105651, mended in 13.
  target_compile_options(pawl_options INTERFACE -Wno-restrict)
endif()

# pawl_own_library(TARGET): what every library of this project has in common.
function(pawl_own_library target)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON UNITY_BUILD OFF)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:pawl_options>)
  if(PROJECT_IS_TOP_LEVEL)
    pawl_precompile(${target})
  else()
    _pawl_compile_alike(${target})
    set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)   # built where something links it
  endif()
  string(REGEX REPLACE "^pawl_" "" short "${target}")
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${short})
  add_library(Pawl::${short} ALIAS ${target})
endfunction()

# pawl_precompile(TARGET): the headers that nearly every file of Pawl includes, which are a third of the time that compiling
# it takes, are compiled once for TARGET, which links fmt and tl::expected.
function(pawl_precompile target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <chrono> <filesystem> <functional> <map> <optional> <span> <string> <vector> <fmt/format.h> <tl/expected.hpp>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # The same bug's other alarms, where the header is precompiled and no system header any more.
    target_compile_options(${target} PRIVATE -Wno-stringop-overflow -Wno-array-bounds)
  endif()
endfunction()

# Within another project Pawl is what measures, and not what is measured: in its directories nothing is compiled with
# counters. They would take time, keep ccache 4.7 from caching, and count whoever looks at the result.
macro(pawl_count_no_lines)
  set(counting "--coverage|-f(no-)?profile-arcs|-f(no-)?test-coverage|-fprofile-update=[a-z-]+|-fprofile-abs-path")
  foreach(language IN ITEMS C CXX)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" configuration)
    foreach(flags IN ITEMS CMAKE_${language}_FLAGS CMAKE_${language}_FLAGS_${configuration})
      string(REGEX REPLACE "(^| )(${counting})" "" ${flags} "${${flags}}")
    endforeach()
  endforeach()
  get_property(options DIRECTORY PROPERTY COMPILE_OPTIONS)
  list(FILTER options EXCLUDE REGEX "${counting}")
  set_property(DIRECTORY PROPERTY COMPILE_OPTIONS "${options}")
endmacro()

# Within another project Pawl's own files are compiled alike whichever build brings them, candidate or baseline of
# whatever commit, so that ccache compiles them only once: without debug information, which names the build directory, and
# without the maps of one checkout. Those stay where libraries were fetched into the build directory, because their
# headers' assertions name it. -w: the project's warnings, inherited here, are for the project's code.
function(_pawl_compile_alike target)
  file(GLOB fetched "${FETCHCONTENT_BASE_DIR}/*-src")
  get_target_property(options ${target} COMPILE_OPTIONS)
  if(NOT fetched AND options)
    list(FILTER options EXCLUDE REGEX "-ffile-prefix-map=")
    set_property(TARGET ${target} PROPERTY COMPILE_OPTIONS "${options}")
  endif()
  target_compile_options(${target} PRIVATE -g0 -w)
endfunction()
