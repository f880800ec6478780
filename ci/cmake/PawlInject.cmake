# Brings today's Pawl into a project that may never have heard of it, without touching a file of it: given to cmake as
# CMAKE_PROJECT_TOP_LEVEL_INCLUDES, read inside the project's first project() call.
#
#   PAWL_INJECT_SOURCE_DIR   the source tree of the Pawl to use
#   PAWL_INJECT_TARGETS      the test executables that Pawl::perf is linked to, where they exist
#   PAWL_ALIGN_TARGETS       of a baseline: what the candidate's pawl_align compiled (perf_tests/cmake/PawlAlign.cmake)
#   PAWL_IS_BASELINE         whether this build is a baseline
#   PAWL_INJECT_PREFIX_MAPS  FROM=TO;...: what the compiler is to write instead of paths below FROM
#
# A project that brings a Pawl of its own gets today's instead, whichever way it asks for it.
include_guard(GLOBAL)

foreach(map IN LISTS PAWL_INJECT_PREFIX_MAPS)
  add_compile_options("$<$<COMPILE_LANGUAGE:C,CXX>:-ffile-prefix-map=${map}>")
endforeach()

# A baseline is measured, and measures nothing itself. Where the project is Pawl, its own tests need the tool to exist.
if(PAWL_IS_BASELINE AND NOT CMAKE_PROJECT_NAME STREQUAL "Pawl")
  set(PAWL_BUILD_CLI OFF CACHE BOOL "Set by PawlInject.cmake" FORCE)
  set(PAWL_BUILD_TESTS OFF CACHE BOOL "Set by PawlInject.cmake" FORCE)
endif()

# by FetchContent
set(FETCHCONTENT_SOURCE_DIR_PAWL "${PAWL_INJECT_SOURCE_DIR}" CACHE PATH "Set by PawlInject.cmake" FORCE)
# by add_subdirectory of a copy, or because the project is Pawl itself
set(PAWL_PERF_SOURCE_DIR "${PAWL_INJECT_SOURCE_DIR}/perf_tests" CACHE PATH "Set by PawlInject.cmake" FORCE)
# by find_package, which looks for redirects before any Pawl_DIR
file(WRITE "${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/PawlConfig.cmake"
  "include(\"${CMAKE_CURRENT_LIST_DIR}/pawl_inject/PawlMakeAvailable.cmake\")\n")
file(WRITE "${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/PawlConfigVersion.cmake"
  "set(PACKAGE_VERSION_COMPATIBLE TRUE)\nset(PACKAGE_VERSION_EXACT TRUE)\n")

# The rest has to wait for the end of the project's top directory: so Pawl takes the project's own Catch2 and other
# libraries, instead of defining them first, and the targets to link to exist. A deferred call comes at the right time
# but may not add subdirectories. `subdirs` may: it is the old command that CMake carries out afterwards.
subdirs("${CMAKE_CURRENT_LIST_DIR}/pawl_inject")
