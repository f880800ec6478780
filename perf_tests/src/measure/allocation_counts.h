/* SPDX-License-Identifier: BSL-1.0 */
/* What the preloaded allocation counter and the worker that reads it share. */
#ifndef PAWL_PERF_MEASURE_ALLOCATION_COUNTS_H_INCLUDED
#define PAWL_PERF_MEASURE_ALLOCATION_COUNTS_H_INCLUDED

#include <stdint.h>

/* Of all threads since the process began; changed atomically. Exported under the name pawl_allocation_counts. */
struct pawl_allocation_counts {
    uint64_t calls; /* that returned memory: malloc, calloc, realloc, aligned_alloc and their like */
    uint64_t bytes; /* asked for by them */
};

#endif /* PAWL_PERF_MEASURE_ALLOCATION_COUNTS_H_INCLUDED */
