// SPDX-License-Identifier: BSL-1.0
#include <signal.h>

#include "baseline/git_repository.hpp"
#include "command_line.hpp"

int main(int argc, char** argv) {
    ::signal(SIGCHLD, SIG_DFL);           // where a parent ignores it, children would end without a status
    ::signal(SIGXFSZ, SIG_IGN);           // a file that may not grow is refused by write(), with a sentence
    pawl::cli::forget_git_environment();  // of a hook, say, that this is run in
    return pawl::cli::run_command_line(argc, argv);
}
