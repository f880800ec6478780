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
  string(REGEX REPLACE "^pawl_" "" short "${target}")
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${short})
  add_library(Pawl::${short} ALIAS ${target})
endfunction()
