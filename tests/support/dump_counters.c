// SPDX-License-Identifier: BSL-1.0
// Forked children end with _exit or execve, which write no coverage counters; linked with --wrap into coverage builds of this
// project only, this writes them first.
#include <stdlib.h>

void __gcov_dump(void);
int __real_execve(const char* path, char* const arguments[], char* const environment[]);
_Noreturn void __real__exit(int code);
_Noreturn void __real__Exit(int code);

_Noreturn void __wrap__exit(int code) {
    __gcov_dump();
    __real__exit(code);
}

_Noreturn void __wrap__Exit(int code) {
    __gcov_dump();
    __real__Exit(code);
}

int __wrap_execve(const char* path, char* const arguments[], char* const environment[]) {
    __gcov_dump();
    return __real_execve(path, arguments, environment);
}
