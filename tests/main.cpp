#define DOCTEST_CONFIG_IMPLEMENT  // both words: where headers are precompiled, doctest has been included before them
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
