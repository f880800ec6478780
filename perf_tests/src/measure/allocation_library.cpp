// SPDX-License-Identifier: BSL-1.0
#include "measure/allocation_library.hpp"

#include <sys/mman.h>
#include <unistd.h>

// The library's bytes, by the assembler: the build makes the file and names it.
asm(R"(
    .pushsection .rodata
    .balign 16
    .global pawl_allocation_counter_begin, pawl_allocation_counter_end
    .hidden pawl_allocation_counter_begin, pawl_allocation_counter_end
pawl_allocation_counter_begin:
    .incbin ")" PAWL_ALLOCATION_COUNTER R"("
pawl_allocation_counter_end:
    .popsection
)");
extern "C" {
extern const char pawl_allocation_counter_begin[];
extern const char pawl_allocation_counter_end[];
}

namespace pawl::perf {

Descriptor allocation_counter_library() {
    Descriptor library(::memfd_create("pawl_allocation_counter", MFD_CLOEXEC));
    for (const char* next = pawl_allocation_counter_begin; library && next != pawl_allocation_counter_end;) {
        const auto written = ::write(library.get(), next, static_cast<std::size_t>(pawl_allocation_counter_end - next));
        if (written <= 0) return Descriptor();
        next += written;
    }
    return library;
}

}  // namespace pawl::perf
