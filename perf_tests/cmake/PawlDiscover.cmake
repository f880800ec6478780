# Read by ctest: turns what a test executable lists into tests. Nothing is parsed here: the executable writes the list
# as calls of pawl_perf_test, in CMake's own quoting.

function(pawl_perf_test name spec)
  pawl_comparison("${name}" "${spec}" "pawl_baseline_${pawl_target}" "${pawl_baseline_environment}")
  if(pawl_anchor)
    pawl_comparison("${name} (anchor ${pawl_anchor})" "${spec}" "pawl_anchor_${pawl_target}" "${pawl_anchor_environment}")
  endif()
  set(pawl_listed ON PARENT_SCOPE)
endfunction()

function(pawl_comparison name spec fixture environment)
  set(test "perf:${name}")
  # CTest sets properties by name: the second of two tests so named would give the first its own baseline.
  get_property(taken GLOBAL PROPERTY "pawl_target_of_${test}")
  if(taken)
    pawl_failing_test("${taken} and ${pawl_target} both have a test '${test}'; rename a test case")
    return()
  endif()
  set_property(GLOBAL PROPERTY "pawl_target_of_${test}" "${pawl_target}")
  add_test("${test}" "${pawl_executable}" "${spec}")
  set_tests_properties("${test}" PROPERTIES
    LABELS perf RUN_SERIAL ON RESOURCE_LOCK pawl_perf TIMEOUT "${pawl_timeout}" SKIP_RETURN_CODE 4
    FIXTURES_REQUIRED "${fixture}" FAIL_REGULAR_EXPRESSION "pawl: failed: " ENVIRONMENT "${environment}")
endfunction()

set(pawl_fail_script "${CMAKE_CURRENT_LIST_DIR}/PawlFail.cmake")
function(pawl_failing_test sentence)
  add_test("perf:${pawl_target}" "${pawl_cmake}" "-DSENTENCE=${sentence}" -P "${pawl_fail_script}")
  set_tests_properties("perf:${pawl_target}" PROPERTIES LABELS perf)
endfunction()

if(pawl_problem)
  pawl_failing_test("${pawl_problem}")
  return()
endif()
if(NOT EXISTS "${pawl_executable}")
  pawl_failing_test("${pawl_executable} is not built; build the target ${pawl_target} first")
  return()
endif()
if("${pawl_executable}" IS_NEWER_THAN "${pawl_list}" OR "${pawl_script}" IS_NEWER_THAN "${pawl_list}")
  # Under a name of this run's own: a ctest in another terminal may read or write the list just now.
  string(RANDOM LENGTH 12 suffix)
  set(part "${pawl_list}.${suffix}")
  execute_process(
    COMMAND "${pawl_executable}" "${pawl_test_spec}" --list-tests --reporter "pawl-ctest::out=${part}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output TIMEOUT 30)
  set(end "")
  if(EXISTS "${part}")
    file(STRINGS "${part}" end REGEX "^# this list is whole$")
  endif()
  if(NOT result EQUAL 0 OR NOT end)
    if(result EQUAL 0 AND EXISTS "${part}")
      pawl_failing_test("${pawl_list} cannot be written whole; free some space there")
    else()
      pawl_failing_test(
        "${pawl_executable} cannot list its tests (${result}); does ${pawl_target} link Pawl::perf? ${output}")
    endif()
    file(REMOVE "${part}")
    return()
  endif()
  file(RENAME "${part}" "${pawl_list}")
endif()
set(pawl_listed OFF)
include("${pawl_list}")
if(NOT pawl_listed)
  pawl_failing_test("no test case of ${pawl_target} matches '${pawl_test_spec}'; tag one with [!benchmark] or set TEST_SPEC")
endif()
