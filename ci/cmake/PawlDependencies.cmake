# The libraries Pawl stands on: the system's where they fit, else their pinned source.
# FETCHCONTENT_SOURCE_DIR_CATCH2 (and its like) points at a source tree on disk instead.
include_guard(GLOBAL)
include(FetchContent)

# pawl_dependency(NAME TARGET TARGET [VERSION V] REPOSITORY URL TAG TAG)
# makes TARGET exist: already there, or found, or fetched.
function(pawl_dependency name)
  cmake_parse_arguments(PARSE_ARGV 1 dep "" "TARGET;VERSION;REPOSITORY;TAG" "")
  if(TARGET ${dep_TARGET})
    return()
  endif()
  string(TOUPPER "${name}" upper)
  if(NOT FETCHCONTENT_SOURCE_DIR_${upper})
    find_package(${name} ${dep_VERSION} QUIET GLOBAL)
    if(TARGET ${dep_TARGET})
      message(STATUS "Pawl: ${name} ${${name}_VERSION} of the system")
      return()
    endif()
  endif()
  message(STATUS "Pawl: ${name} ${dep_TAG} from its source")
  FetchContent_Declare(${name} GIT_REPOSITORY ${dep_REPOSITORY} GIT_TAG ${dep_TAG} GIT_SHALLOW ON SYSTEM)
  FetchContent_MakeAvailable(${name})
endfunction()

set(EXPECTED_BUILD_TESTS OFF)   # with BUILD_TESTING on it would fetch Catch2 2
set(JSON_BuildTests OFF)
set(CLI11_BUILD_TESTS OFF)
pawl_dependency(Catch2 TARGET Catch2::Catch2 VERSION 3.4
  REPOSITORY https://github.com/catchorg/Catch2.git TAG v3.7.1)
pawl_dependency(tl-expected TARGET tl::expected
  REPOSITORY https://github.com/TartanLlama/expected.git TAG v1.0.0)
pawl_dependency(nlohmann_json TARGET nlohmann_json::nlohmann_json VERSION 3.10
  REPOSITORY https://github.com/nlohmann/json.git TAG v3.11.2)
pawl_dependency(fmt TARGET fmt::fmt VERSION 9
  REPOSITORY https://github.com/fmtlib/fmt.git TAG 9.1.0)
if(PAWL_BUILD_MOCKS OR PAWL_BUILD_COVERAGE)
  pawl_dependency(simdjson TARGET simdjson::simdjson VERSION 3
    REPOSITORY https://github.com/simdjson/simdjson.git TAG v3.0.1)
endif()
if(PAWL_BUILD_MOCKS)
  pawl_dependency(trompeloeil TARGET trompeloeil::trompeloeil
    REPOSITORY https://github.com/rollbear/trompeloeil.git TAG v43)
endif()
if(PAWL_BUILD_CLI)
  pawl_dependency(CLI11 TARGET CLI11::CLI11 VERSION 2.1
    REPOSITORY https://github.com/CLIUtils/CLI11.git TAG v2.1.2)
endif()
