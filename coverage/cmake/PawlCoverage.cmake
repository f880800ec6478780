# Coverage gates as ctest tests.
#
# A build is a coverage build if the flags of its configuration or its directory's compile options hold `--coverage` or
# `-fprofile-arcs`. PAWL_COVERAGE_BUILD=ON or OFF overrules that, for flags that come from elsewhere (a toolchain wrapper, targets).
include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/PawlCoverageChecks.cmake")

set(PAWL_COVERAGE_CMAKE_DIR "${CMAKE_CURRENT_LIST_DIR}" CACHE INTERNAL "")

# pawl_add_coverage_gate(NAME [TARGETS target...]
#                        [FLOOR 95 [functions=percent] [branches=percent]] [FOLDER_FLOOR ...] [FILE_FLOOR ...]
#                        [MAX_DROP percent] [MAX_DROP_POINTS points] [PATCH percent] [BASELINE_REF ref]
#                        [BUILD_BASELINE | BASELINE_TRACEFILE file] [FLAKY file]
#                        [BUILD_DIR dir] [INCLUDE glob...] [EXCLUDE glob...] [GCOV program] [PRESET coverage])
#
# In a coverage build adds the tests NAME-capture and NAME, which run alone and after all other tests of the build. NAME fails
# - if less than FLOOR percent of the lines below PROJECT_SOURCE_DIR are covered, of all or of those that TARGETS are compiled
#   from; 95 where no limit is given;
# - if less than PATCH percent are of those that differ from the merge-base with BASELINE_REF, by default the default branch;
# - if the covered share fell by more than MAX_DROP percent or MAX_DROP_POINTS points since then. The tracefile to have fallen
#   from is kept by a run of all tests on a commit without changes; BUILD_BASELINE makes one that is missing, by building that
#   commit and running its tests; BASELINE_TRACEFILE names one.
# GCOV reads the counters, by default the one of the compiler.
# Lines that FLAKY, which `pawl coverage flaky` wrote, names count as covered.
#
# Not decided, and skipped, if no test ran since the build, if something is missed while tests failed or are left out
# (`ctest -R`, `--rerun-failed`), or if there is nothing to compare with. Where PAWL_STRICT or CI is set when ctest runs, that
# fails. In any other build NAME is skipped, saying that PRESET is the one to use. When ctest starts after something was
# built, counters begin at zero again.
#
# It may be called from any directory, before or after the tests are added. The tests are known to a ctest started in
# the top build directory of a single-configuration generator. BUILD_DIR is where counters are searched, by default
# the whole build.
function(pawl_add_coverage_gate name)
  cmake_parse_arguments(PARSE_ARGV 1 gate "BUILD_BASELINE"
    "MAX_DROP;MAX_DROP_POINTS;PATCH;BASELINE_REF;BASELINE_TRACEFILE;FLAKY;BUILD_DIR;GCOV;PRESET"
    "TARGETS;FLOOR;FOLDER_FLOOR;FILE_FLOOR;INCLUDE;EXCLUDE")
  math(EXPR last "${ARGC} - 1")
  foreach(i RANGE ${last})
    if("${ARGV${i}}" STREQUAL "")   # of a variable that is not set, say: the gate would be gone without a word
      message(FATAL_ERROR "pawl_add_coverage_gate(${name}): an argument is empty; is a variable not set?")
    endif()
  endforeach()
  _pawl_check_gate("${name}")
  foreach(file IN ITEMS BASELINE_TRACEFILE FLAKY)
    if(DEFINED gate_${file})
      cmake_path(ABSOLUTE_PATH gate_${file} BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
    endif()
  endforeach()
  set(limits "${gate_FLOOR}${gate_FOLDER_FLOOR}${gate_FILE_FLOOR}${gate_MAX_DROP}${gate_MAX_DROP_POINTS}${gate_PATCH}")
  if(limits STREQUAL "")
    set(gate_FLOOR 95)
  endif()
  foreach(default IN ITEMS "BUILD_DIR ${CMAKE_BINARY_DIR}" "PRESET coverage")
    string(REGEX MATCH "^([A-Z_]+) (.+)$" _ "${default}")
    if(NOT DEFINED gate_${CMAKE_MATCH_1})
      set(gate_${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
    endif()
  endforeach()

  _pawl_is_coverage_build(is_coverage_build PAWL_COUNTS)
  if(NOT is_coverage_build)
    add_test(NAME "${name}" COMMAND "${CMAKE_COMMAND}" "-DBUILD_DIR=${gate_BUILD_DIR}" "-DPRESET=${gate_PRESET}"
      -P "${PAWL_COVERAGE_CMAKE_DIR}/no-coverage-build.cmake")
    set_tests_properties("${name}" PROPERTIES LABELS coverage SKIP_REGULAR_EXPRESSION "not decided: ")
    return()
  endif()

  set(language CXX)
  if(NOT CMAKE_CXX_COMPILER_ID)
    set(language C)
  endif()
  if(NOT CMAKE_${language}_COMPILER_ID STREQUAL "GNU" AND NOT DEFINED gate_GCOV)
    message(FATAL_ERROR "pawl_add_coverage_gate(${name}): gcov reads the counters of GCC; compile this build with it. What "
      "`llvm-cov export --format=lcov` writes of ${CMAKE_${language}_COMPILER_ID}'s, `pawl coverage gate` judges by hand.")
  endif()
  _pawl_coverage_command(pawl)
  if(TARGET pawl AND NOT TARGET pawl_of_coverage_gates)   # where it was fetched with EXCLUDE_FROM_ALL
    add_custom_target(pawl_of_coverage_gates ALL DEPENDS pawl)
  endif()
  if(NOT DEFINED gate_GCOV)
    _pawl_gcov_of_compiler(gate_GCOV ${language})
  endif()
  set(filter)
  set(objects)
  if(gate_TARGETS)   # which may be added later
    cmake_language(EVAL CODE "cmake_language(DEFER DIRECTORY [==[${CMAKE_SOURCE_DIR}]==] CALL
      _pawl_check_gate_targets [==[${name}]==] [==[${gate_TARGETS}]==])")
  endif()
  foreach(target IN LISTS gate_TARGETS)
    list(APPEND objects --objects
      "$<TARGET_PROPERTY:${target},BINARY_DIR>/CMakeFiles/$<TARGET_PROPERTY:${target},NAME>.dir")   # not an alias's name
  endforeach()
  foreach(glob IN LISTS gate_EXCLUDE)
    list(APPEND filter --exclude "${glob}")
  endforeach()
  set(PAWL_DIR "${CMAKE_BINARY_DIR}/pawl-coverage")
  set(tracefile "${PAWL_DIR}/${name}.info")
  set(PAWL_CAPTURE "${pawl}" coverage capture --build-dir "${gate_BUILD_DIR}" --source-dir "${PROJECT_SOURCE_DIR}"
    --gcov "${gate_GCOV}" --forget "${PAWL_DIR}/${name}.json" -o "${tracefile}" ${objects} ${filter})
  foreach(glob IN LISTS gate_INCLUDE)
    list(APPEND filter --include "${glob}")
  endforeach()
  foreach(scope IN ITEMS "" FOLDER_ FILE_)
    string(TOLOWER "${scope}" option)
    string(REPLACE "_" "-" option "--${option}floor")
    foreach(floor IN LISTS gate_${scope}FLOOR)
      list(APPEND filter ${option} "${floor}")
    endforeach()
  endforeach()
  list(APPEND filter --source-dir "${PROJECT_SOURCE_DIR}")
  if(DEFINED gate_BASELINE_TRACEFILE)
    list(APPEND filter --baseline "${gate_BASELINE_TRACEFILE}")
  elseif(DEFINED gate_MAX_DROP OR DEFINED gate_MAX_DROP_POINTS)
    list(APPEND filter --keep-as "${name}")
    if(gate_BUILD_BASELINE)
      list(APPEND filter --build-baseline --gcov "${gate_GCOV}" --limit 3600)
      set(PAWL_LIMIT "TIMEOUT 3900")   # ctest's own is 1500 s
    endif()
  endif()
  if(DEFINED gate_FLAKY)
    list(APPEND filter --flaky "${gate_FLAKY}")
  endif()
  foreach(limit IN ITEMS MAX_DROP MAX_DROP_POINTS PATCH)
    if(DEFINED gate_${limit})
      string(TOLOWER "${limit}" option)
      string(REPLACE "_" "-" option "--${option}")
      list(APPEND filter ${option} "${gate_${limit}}")
    endif()
  endforeach()
  if(DEFINED gate_BASELINE_REF)
    list(APPEND filter --ref "${gate_BASELINE_REF}")
  endif()
  set(PAWL_TESTS "${pawl}" coverage tests --build-dir "${CMAKE_BINARY_DIR}" --ctest "${CMAKE_CTEST_COMMAND}"
    --output "${PAWL_DIR}/tests.txt")
  set(PAWL_RESET "${pawl}" coverage reset --build-dir "${gate_BUILD_DIR}" --ctest-dir "${CMAKE_BINARY_DIR}"
    --tests "${PAWL_DIR}/tests.txt" --counted "${PAWL_DIR}/${name}.counted.txt")
  set(PAWL_GATE "${pawl}" coverage gate --json "${PAWL_DIR}/${name}.json" ${objects} ${filter} --build-dir "${gate_BUILD_DIR}"
    --tests "${PAWL_DIR}/tests.txt" --ctest-dir "${CMAKE_BINARY_DIR}" "${tracefile}")
  _pawl_quoted(PAWL_TESTS)
  _pawl_quoted(PAWL_CAPTURE)
  _pawl_quoted(PAWL_GATE)
  _pawl_quoted(PAWL_RESET)

  set(PAWL_PRESET "${gate_PRESET}")
  set(PAWL_UNCOUNTED)
  set(PAWL_ENVIRONMENT)
  if(TARGET pawl)   # what pawl itself covers, where this build makes it and with counters, is no test's
    set(prefix "GCOV_PREFIX=${CMAKE_BINARY_DIR}.uncounted")   # beside the build, in which lcov would find it
    set(PAWL_UNCOUNTED " [==[${CMAKE_COMMAND}]==] -E env [==[${prefix}]==]")
    set(PAWL_ENVIRONMENT "ENVIRONMENT [==[${prefix}]==]")
  endif()
  get_property(configured GLOBAL PROPERTY PAWL_COVERAGE_GATES)
  if(NOT configured)
    file(GLOB old "${PAWL_DIR}/*.json")   # of gates that may be no more
    if(old)
      file(REMOVE ${old})
    endif()
  endif()
  set_property(GLOBAL APPEND PROPERTY PAWL_COVERAGE_GATES "${name}")
  # The tests are added when ctest reads this script, because only then all others, discovered ones too, can be listed.
  set(PAWL_NAME "${name}")
  set(script "${PAWL_DIR}/${name}.cmake")
  file(READ "${PAWL_COVERAGE_CMAKE_DIR}/coverage-gate-tests.cmake.in" template)
  string(CONFIGURE "${template}" template @ONLY)
  file(GENERATE OUTPUT "${script}" CONTENT "${template}")
  set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY TEST_INCLUDE_FILES "${script}")
endfunction()

# gcov-12 for GCC 12, which is beside the compiler or in PATH, else gcov.
function(_pawl_gcov_of_compiler result language)
  string(REGEX MATCH "^[0-9]+" major "${CMAKE_${language}_COMPILER_VERSION}")
  get_filename_component(directory "${CMAKE_${language}_COMPILER}" DIRECTORY)
  find_program(PAWL_GCOV NAMES "gcov-${major}" gcov HINTS "${directory}" DOC "gcov of the compiler's version")
  if(PAWL_GCOV)
    set(${result} "${PAWL_GCOV}" PARENT_SCOPE)
  else()
    set(${result} gcov PARENT_SCOPE)
  endif()
endfunction()

# `certain` is OFF where a generator expression may leave out what counts.
function(_pawl_is_coverage_build result certain)
  if(DEFINED PAWL_COVERAGE_BUILD)
    set(${result} "${PAWL_COVERAGE_BUILD}" PARENT_SCOPE)
    set(${certain} OFF PARENT_SCOPE)
    if(PAWL_COVERAGE_BUILD)
      set(${certain} ON PARENT_SCOPE)
    endif()
    return()
  endif()
  get_property(options DIRECTORY PROPERTY COMPILE_OPTIONS)
  string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
  set(flags "${options} ${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS} ${CMAKE_C_FLAGS_${config}} ${CMAKE_CXX_FLAGS_${config}}")
  string(REGEX MATCHALL "\\$<\\$<CONFIG:[^>]*>:[^<>]*>" conditional "${flags}")
  foreach(option IN LISTS conditional)   # of another configuration it is no flag
    string(REGEX REPLACE "^\\$<\\$<CONFIG:([^>]*)>.*" "\\1" configs "${option}")
    string(TOUPPER ",${configs}," configs)
    string(FIND "${configs}" ",${config}," place)
    if(place EQUAL -1)
      string(REPLACE "${option}" "" flags "${flags}")
    endif()
  endforeach()
  string(REGEX REPLACE "[$]<[^ ;]*>" "" plain "${flags}")
  set(${result} OFF PARENT_SCOPE)
  set(${certain} OFF PARENT_SCOPE)
  if(flags MATCHES "--coverage|-fprofile-arcs")
    set(${result} ON PARENT_SCOPE)
  endif()
  if(plain MATCHES "--coverage|-fprofile-arcs")
    set(${certain} ON PARENT_SCOPE)
  endif()
endfunction()

# The `pawl` of this build, else of an installed package, else of PATH or PAWL_EXECUTABLE.
function(_pawl_coverage_command result)
  foreach(target IN ITEMS pawl Pawl::pawl)
    if(TARGET ${target})
      set(${result} "$<TARGET_FILE:${target}>" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  find_program(PAWL_EXECUTABLE pawl DOC "The command line tool `pawl`" REQUIRED)
  set(${result} "${PAWL_EXECUTABLE}" PARENT_SCOPE)
endfunction()

# Turns a list into bracket arguments, for the script that ctest reads.
function(_pawl_quoted list)
  set(quoted)
  foreach(item IN LISTS ${list})
    string(APPEND quoted " [==[${item}]==]")
  endforeach()
  set(${list} "${quoted}" PARENT_SCOPE)
endfunction()
