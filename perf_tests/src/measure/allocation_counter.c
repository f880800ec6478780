/* SPDX-License-Identifier: BSL-1.0 */
/* Preloaded into a worker: counts what is allocated, and lets the allocator behind it do the work.
 *
 * A library of its own, so that nothing is paid where nobody counts. It may itself not allocate before it has found the
 * functions behind it, and is compiled without sanitizers, which would. */
#define _GNU_SOURCE
#include "allocation_counts.h"

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <string.h>

#define EXPORTED __attribute__((visibility("default")))

EXPORTED struct pawl_allocation_counts pawl_allocation_counts;

static void* counted(void* memory, size_t bytes) {
    if (memory != NULL) {
        __atomic_fetch_add(&pawl_allocation_counts.calls, 1, __ATOMIC_RELAXED);
        __atomic_fetch_add(&pawl_allocation_counts.bytes, bytes, __ATOMIC_RELAXED);
    }
    return memory;
}

/* dlsym() may allocate while it looks for the real functions; it is served from here. */
static _Alignas(max_align_t) char start_up_memory[4096];
static size_t start_up_used;
static __thread int is_looking __attribute__((tls_model("initial-exec")));

static int is_start_up_memory(const void* memory) {
    const char* address = memory;
    return address >= start_up_memory && address < start_up_memory + sizeof start_up_memory;
}

static void* start_up_allocate(size_t bytes) {
    const size_t alignment = _Alignof(max_align_t);
    const size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    if (rounded < bytes || rounded > sizeof start_up_memory - start_up_used) return NULL;
    void* memory = start_up_memory + start_up_used;
    start_up_used += rounded;
    return memory;
}

/* The function of this name in the next library; NULL while it is being looked for. */
static void* next(void** function, const char* name) {
    void* found = __atomic_load_n(function, __ATOMIC_RELAXED);
    if (found == NULL && !is_looking) {
        is_looking = 1;
        found = dlsym(RTLD_NEXT, name);
        is_looking = 0;
        __atomic_store_n(function, found, __ATOMIC_RELAXED);
    }
    return found;
}

#define NEXT(name)             \
    static void* found_##name; \
    __typeof__(&name) next_##name = (__typeof__(&name))next(&found_##name, #name)

void* malloc(size_t);
void* calloc(size_t, size_t);
void* realloc(void*, size_t);
void* reallocarray(void*, size_t, size_t);
void* aligned_alloc(size_t, size_t);
void* memalign(size_t, size_t);
void* valloc(size_t);
void* pvalloc(size_t);
int posix_memalign(void**, size_t, size_t);
void free(void*);

EXPORTED void* malloc(size_t bytes) {
    NEXT(malloc);
    return next_malloc == NULL ? start_up_allocate(bytes) : counted(next_malloc(bytes), bytes);
}

EXPORTED void* calloc(size_t count, size_t bytes) {
    NEXT(calloc);
    size_t all = 0;
    if (__builtin_mul_overflow(count, bytes, &all)) {
        errno = ENOMEM;
        return NULL;
    }
    return next_calloc == NULL ? start_up_allocate(all) : counted(next_calloc(count, bytes), all);
}

EXPORTED void* realloc(void* memory, size_t bytes) {
    NEXT(realloc);
    if (!is_start_up_memory(memory)) {
        return next_realloc == NULL ? start_up_allocate(bytes) : counted(next_realloc(memory, bytes), bytes);
    }
    void* moved = malloc(bytes);
    const size_t left = (size_t)(start_up_memory + sizeof start_up_memory - (char*)memory);
    if (moved != NULL) memcpy(moved, memory, bytes < left ? bytes : left);
    return moved;
}

EXPORTED void* reallocarray(void* memory, size_t count, size_t bytes) {
    size_t all = 0;
    if (__builtin_mul_overflow(count, bytes, &all)) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(memory, all);
}

EXPORTED void* aligned_alloc(size_t alignment, size_t bytes) {
    NEXT(aligned_alloc);
    return next_aligned_alloc == NULL ? NULL : counted(next_aligned_alloc(alignment, bytes), bytes);
}

EXPORTED void* memalign(size_t alignment, size_t bytes) {
    NEXT(memalign);
    return next_memalign == NULL ? NULL : counted(next_memalign(alignment, bytes), bytes);
}

EXPORTED void* valloc(size_t bytes) {
    NEXT(valloc);
    return next_valloc == NULL ? NULL : counted(next_valloc(bytes), bytes);
}

EXPORTED void* pvalloc(size_t bytes) {
    NEXT(pvalloc);
    return next_pvalloc == NULL ? NULL : counted(next_pvalloc(bytes), bytes);
}

EXPORTED int posix_memalign(void** memory, size_t alignment, size_t bytes) {
    NEXT(posix_memalign);
    const int error = next_posix_memalign == NULL ? ENOMEM : next_posix_memalign(memory, alignment, bytes);
    if (error == 0) counted(*memory, bytes);
    return error;
}

EXPORTED void free(void* memory) {
    if (is_start_up_memory(memory)) return;
    NEXT(free);
    if (next_free != NULL) next_free(memory);
}
