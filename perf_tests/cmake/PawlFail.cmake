# cmake -DSENTENCE=... -P PawlFail.cmake: a test that fails and says why.
message(FATAL_ERROR "${SENTENCE}")
