// SPDX-License-Identifier: BSL-1.0
// Compiles the headers that the test programs share; it has no code of its own.
