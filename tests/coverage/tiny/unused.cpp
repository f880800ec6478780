// SPDX-License-Identifier: BSL-1.0
int unused() {
    return 1;
}
