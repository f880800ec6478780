# pawl_discover_perf_tests(TARGET
#   [THRESHOLD 5% [tag]=10% ...]  slower than this is a regression; for test cases with that tag, than that: of several
#                         tags that are named here, the tightest counts
#   [BASELINE_REF ref]    compare with the merge-base with this ref; default: the main branch, and on it the parent
#   [ANCHOR_REF ref]      compare with this one as well, the last release say, in tests of their own named
#                         `perf:TEST CASE (anchor ref)`: so that many small slowdowns cannot add up
#   [ANCHOR_THRESHOLD 10% [tag]=20% ...]  how much slower than that; default: THRESHOLD. A limit in the source speaks of
#                         the baseline, and does not count here
#   [DEPENDS target ...]  executables, shared libraries and modules that the tests start or load: built for the baseline as
#                         well, and compared before the test executables are called identical
#   [TEST_SPEC spec]      which test cases; default [!benchmark],[benchmark],[perf], hidden ones included
#   [TIME_LIMIT 50]       seconds that one test case's launches may take together
#   [STRICT]              an undecided verdict fails, instead of counting as skipped (always so where CI is set)
#   [MEASURE_IDENTICAL])  measure even where baseline and candidate have the same code and data
#
# gives the ordinary `ctest` one test a test case, named `perf:TEST CASE`, with the label `perf`. TARGET links Pawl::perf.
include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/PawlAlign.cmake")

set(_pawl_perf_cmake_dir "${CMAKE_CURRENT_LIST_DIR}" CACHE INTERNAL "")

function(pawl_discover_perf_tests target)
  if(PAWL_IS_BASELINE)
    return()   # it is measured, and measures nothing itself; its arguments may be of another version
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "STRICT;MEASURE_IDENTICAL" "BASELINE_REF;ANCHOR_REF;TEST_SPEC;TIME_LIMIT"
    "THRESHOLD;ANCHOR_THRESHOLD;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS OR arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "pawl_discover_perf_tests(${target} …): what is "
      "'${arg_UNPARSED_ARGUMENTS}${arg_KEYWORDS_MISSING_VALUES}'? It knows THRESHOLD, BASELINE_REF, ANCHOR_REF, "
      "ANCHOR_THRESHOLD, DEPENDS, TEST_SPEC, TIME_LIMIT (each with a value), STRICT and MEASURE_IDENTICAL.")
  endif()
  foreach(limit IN LISTS arg_THRESHOLD arg_ANCHOR_THRESHOLD)
    if(NOT limit MATCHES "^(\\[[^]]+\\]=)?[0-9.]+ ?%$")
      message(FATAL_ERROR "pawl_discover_perf_tests(${target}): '${limit}' is no limit; "
        "write one for all and others by tag, such as THRESHOLD 5% [io]=10%.")
    endif()
  endforeach()
  if(arg_ANCHOR_THRESHOLD AND NOT arg_ANCHOR_REF)
    message(FATAL_ERROR "pawl_discover_perf_tests(${target}): ANCHOR_THRESHOLD limits nothing without ANCHOR_REF; name one.")
  endif()
  if(NOT TARGET ${target})
    message(FATAL_ERROR "pawl_discover_perf_tests(${target}): there is no such target; call it after add_executable.")
  endif()
  get_target_property(type ${target} TYPE)
  if(NOT type STREQUAL "EXECUTABLE")
    message(FATAL_ERROR "pawl_discover_perf_tests(${target}): it is of type ${type}; name the test executable.")
  endif()
  foreach(name IN LISTS arg_DEPENDS)
    if(NOT TARGET ${name})
      message(FATAL_ERROR "pawl_discover_perf_tests(${target} DEPENDS ${name}): there is no such target; call it after "
        "add_executable and add_library.")
    endif()
    get_target_property(type ${name} TYPE)
    if(NOT type MATCHES "^(EXECUTABLE|SHARED_LIBRARY|MODULE_LIBRARY)$")
      message(FATAL_ERROR "pawl_discover_perf_tests(${target} DEPENDS ${name}): it is of type ${type}; name an executable, "
        "a shared library or a module. What is linked into ${target} need not be named.")
    endif()
  endforeach()
  if(NOT CMAKE_TESTING_ENABLED)
    message(FATAL_ERROR "pawl_discover_perf_tests(${target}): ctest would see no test; call enable_testing() first, in the "
      "top directory.")
  endif()
  if(NOT TARGET pawl)
    message(FATAL_ERROR "pawl_discover_perf_tests(${target}): the command line tool `pawl` builds the baseline, and "
      "PAWL_BUILD_CLI is off; turn it on, and PAWL_BUILD_COVERAGE, which it needs.")
  endif()
  if(NOT arg_TEST_SPEC)
    set(arg_TEST_SPEC "[!benchmark],[benchmark],[perf]")
  endif()
  if(NOT arg_TIME_LIMIT)
    set(arg_TIME_LIMIT 50)
  endif()
  math(EXPR timeout "${arg_TIME_LIMIT} + 70")   # the body itself, and Catch2's own work

  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(mode STATUS)
    if(DEFINED ENV{CI})
      set(mode WARNING)   # where nobody would miss what is skipped
    endif()
    message(${mode} "Pawl: nothing is timed in a Debug build, so the perf tests of ${target} will be skipped; "
      "configure with CMAKE_BUILD_TYPE=RelWithDebInfo to gate them")
  endif()

  # One file a configuration, where the generator has several.
  get_property(has_configurations GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  set(state_dir "${CMAKE_BINARY_DIR}/pawl")
  set(script "${CMAKE_CURRENT_BINARY_DIR}/${target}.pawl_perf_tests")
  if(has_configurations)
    string(APPEND state_dir "/$<CONFIG>")
    string(APPEND script ".$<CONFIG>")
  endif()
  string(APPEND script ".cmake")
  set(environment "PAWL_RECORD_DIR=${state_dir}/records" "PAWL_TIME_LIMIT=${arg_TIME_LIMIT}" "PAWL_DISCOVERED=1")
  if(arg_STRICT)
    list(APPEND environment "PAWL_STRICT=1")
  endif()
  if(arg_MEASURE_IDENTICAL)
    list(APPEND environment "PAWL_MEASURE_IDENTICAL=1")
  endif()

  get_target_property(is_imported ${target} IMPORTED)
  if(NOT is_imported)
    # Before Catch2's own directory also where that is no system directory: include_directories, NO_SYSTEM_FROM_IMPORTED.
    target_include_directories(${target} BEFORE PRIVATE "${_pawl_perf_cmake_dir}/../shadow")
  endif()
  add_dependencies(${target} pawl ${arg_DEPENDS})
  foreach(name IN ITEMS ${target} LISTS arg_DEPENDS)
    cmake_language(EVAL CODE "cmake_language(DEFER DIRECTORY [==[${CMAKE_SOURCE_DIR}]==] CALL pawl_align [==[${name}]==])")
  endforeach()
  set(baseline_environment ${environment})
  _pawl_baseline_test(baseline_environment baseline "${state_dir}" ${target} --ref "${arg_BASELINE_REF}" "${arg_THRESHOLD}"
    "${arg_DEPENDS}")
  set(anchor_environment ${environment} "PAWL_BASELINE_ROLE=anchor")
  if(arg_ANCHOR_REF)
    if(NOT arg_ANCHOR_THRESHOLD)
      set(arg_ANCHOR_THRESHOLD ${arg_THRESHOLD})
    endif()
    _pawl_baseline_test(anchor_environment anchor "${state_dir}" ${target} --anchor "${arg_ANCHOR_REF}"
      "${arg_ANCHOR_THRESHOLD}" "${arg_DEPENDS}")
  endif()

  file(GENERATE OUTPUT "${script}" CONTENT
"set(pawl_script [==[${script}]==])
set(pawl_target [==[${target}]==])
set(pawl_cmake [==[${CMAKE_COMMAND}]==])
set(pawl_executable [==[$<TARGET_FILE:${target}>]==])
set(pawl_test_spec [==[${arg_TEST_SPEC}]==])
set(pawl_list [==[${script}.list]==])
set(pawl_baseline_environment [==[${baseline_environment}]==])
set(pawl_anchor [==[${arg_ANCHOR_REF}]==])
set(pawl_anchor_environment [==[${anchor_environment}]==])
set(pawl_thresholds [==[${arg_THRESHOLD};${arg_ANCHOR_THRESHOLD}]==])
set(pawl_timeout ${timeout})
include([==[${_pawl_perf_cmake_dir}/PawlDiscover.cmake]==])
")
  if(has_configurations)
    string(REPLACE "$<CONFIG>" "\${pawl_configuration}" script_of_configuration "${script}")
    set(script "${CMAKE_CURRENT_BINARY_DIR}/${target}.pawl_perf_tests.cmake")
    configure_file("${_pawl_perf_cmake_dir}/PawlConfigurations.cmake.in" "${script}" @ONLY)
  endif()
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${script}")
endfunction()

# The fixture that makes the baseline or the anchor (`role`) of `target`; appends what the tests that need it are to
# know to the list named `environment`.
function(_pawl_baseline_test environment role state_dir target ref_option ref thresholds depends)
  set(output "${state_dir}/${target}.${role}.json")
  set(options "")
  if(ref)
    set(options ${ref_option} "${ref}")
  endif()
  foreach(name IN LISTS depends)
    get_target_property(aliased ${name} ALIASED_TARGET)
    if(aliased)
      set(name ${aliased})
    endif()
    list(APPEND options --depends "${name}=$<TARGET_FILE:${name}>")
  endforeach()
  add_test(NAME "perf-${role}:${target}"
    COMMAND pawl baseline ${options} --source-dir "${CMAKE_SOURCE_DIR}" --build-dir "${CMAKE_BINARY_DIR}"
            --config $<CONFIG> --limit 1400 --output "${output}" ${target})
  set_tests_properties("perf-${role}:${target}" PROPERTIES
    FIXTURES_SETUP "pawl_${role}_${target}" LABELS perf RUN_SERIAL ON TIMEOUT 1500  # so that --limit speaks first
    SKIP_REGULAR_EXPRESSION "^pawl: no baseline: |[\r\n]pawl: no baseline: ")

  list(APPEND ${environment} "PAWL_BASELINE=@${output}")
  if(thresholds)
    list(JOIN thresholds "," thresholds)
    list(APPEND ${environment} "PAWL_THRESHOLD=${thresholds}")
  endif()
  set(${environment} ${${environment}} PARENT_SCOPE)
endfunction()
