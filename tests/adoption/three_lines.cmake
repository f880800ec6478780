
include(FetchContent)
FetchContent_Declare(Pawl URL https://example.invalid/pawl.tar.gz)
FetchContent_MakeAvailable(Pawl)
target_link_libraries(stranger_bench PRIVATE Pawl::perf)
pawl_discover_perf_tests(stranger_bench)
