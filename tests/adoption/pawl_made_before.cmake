# The command line tool that this build has made already stands in for a second one: it takes minutes to build.
add_executable(pawl IMPORTED GLOBAL)
set_property(TARGET pawl PROPERTY IMPORTED_LOCATION "${PAWL_MADE_BEFORE}")
