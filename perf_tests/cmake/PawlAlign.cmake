# pawl_align(TARGET): compiles TARGET, and each library of this build that it links, with its functions and loops at places
# that code elsewhere does not move.
#
# Where a loop happens to lie moved unchanged benchmarks by up to 32 %, and a source file added to a library under test by
# 20 %; the same alignment on both sides takes most of that away. Called when the project's top directory is done, so that
# what is linked is known. PAWL_ALIGN_LIBRARIES=OFF leaves all but what links Pawl::perf as the project compiles it.
# The cache entry PAWL_ALIGN_TARGETS holds what it was called for; a baseline gets that entry from its candidate.
include_guard(GLOBAL)

set(PAWL_ALIGNMENT "-falign-functions=64;-falign-loops=32")
set(PAWL_ALIGNMENT "$<$<COMPILE_LANG_AND_ID:C,GNU,Clang>:${PAWL_ALIGNMENT}>;$<$<COMPILE_LANG_AND_ID:CXX,GNU,Clang>:${PAWL_ALIGNMENT}>"
  CACHE INTERNAL "")
if(NOT PAWL_IS_BASELINE)
  set(PAWL_ALIGN_TARGETS "" CACHE STRING "Set anew by Pawl each time" FORCE)
  mark_as_advanced(PAWL_ALIGN_TARGETS)
endif()
option(PAWL_ALIGN_LIBRARIES "Compile what perf tests link or start with aligned functions and loops" ON)

function(pawl_align target)
  if(NOT PAWL_ALIGN_LIBRARIES)
    return()
  endif()
  if(NOT PAWL_IS_BASELINE)
    set_property(CACHE PAWL_ALIGN_TARGETS APPEND PROPERTY VALUE ${target})
  endif()
  set(open ${target})
  set(seen "")
  set(aligned "")
  while(open)
    list(POP_FRONT open target)
    get_target_property(aliased ${target} ALIASED_TARGET)
    if(aliased)
      set(target ${aliased})
    endif()
    if(target IN_LIST seen)
      continue()
    endif()
    list(APPEND seen ${target})
    get_target_property(type ${target} TYPE)
    get_target_property(is_imported ${target} IMPORTED)
    if(type MATCHES "^(EXECUTABLE|(STATIC|SHARED|MODULE|OBJECT)_LIBRARY)$" AND NOT is_imported)
      target_compile_options(${target} PRIVATE ${PAWL_ALIGNMENT})
    endif()
    _pawl_linked_targets(linked ${target})
    list(APPEND open ${linked})
  endwhile()
endfunction()

# What `target` names as libraries, also within generator expressions, whatever their conditions, and as
# $<TARGET_OBJECTS:...> among its sources.
function(_pawl_linked_targets variable target)
  set(linked "")
  foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES SOURCES INTERFACE_SOURCES)
    get_target_property(items ${target} ${property})
    if(property MATCHES "SOURCES$")
      list(FILTER items INCLUDE REGEX "\\$<TARGET_OBJECTS:")
    endif()
    string(REPLACE "::" "\n" items "${items}")
    string(REGEX MATCHALL "[A-Za-z0-9_.+\n-]+" words "${items}")
    string(REPLACE "\n" "::" words "${words}")
    foreach(word IN LISTS words)
      if(TARGET ${word})
        list(APPEND linked ${word})
      endif()
    endforeach()
  endforeach()
  set(${variable} ${linked} PARENT_SCOPE)
endfunction()
