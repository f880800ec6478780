// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>

int sign(int value);

int main(int arguments, char** argv) {
    sign(std::atoi(argv[1]));
    return arguments - 2;
}
