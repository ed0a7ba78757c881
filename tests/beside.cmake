# What the other builds made, run by this one's ctest: fuzz programs, tests under the thread sanitizer, and the crypto path under valgrind.
# scripts/test builds them; who has not built them asks ctest for -L fast or -L slow.
set(BESIDE ${CMAKE_SOURCE_DIR}/build)

file(GLOB fuzz_targets CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/*.cpp)
foreach(file IN LISTS fuzz_targets)
  get_filename_component(subject ${file} NAME_WE)
  add_test(NAME fuzz/${subject} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/run ${subject} ${BESIDE}/fuzz)
  set_tests_properties(fuzz/${subject} PROPERTIES LABELS fuzz TIMEOUT 900)
endforeach()

# What has threads. A killed child is no thread's matter, and fork() under this sanitizer leaves the child without its background thread.
foreach(folder storage http flow service crypto)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  foreach(file IN LISTS files)
    get_filename_component(stem ${file} NAME_WE)
    if(NOT stem MATCHES "^(support|killed)")
      add_test(NAME tsan/${folder}/${stem} COMMAND ${BESIDE}/tsan/tests/test_${folder} --source-file=*/${folder}/${stem}.cpp --no-intro)
      set_tests_properties(tsan/${folder}/${stem} PROPERTIES LABELS tsan TIMEOUT 600 ENVIRONMENT "TSAN_OPTIONS=halt_on_error=1")
    endif()
  endforeach()
endforeach()

foreach(source crypto/cipher crypto/hash crypto/random adapters/wecom/envelope)
  add_test(NAME valgrind/${source} COMMAND valgrind --quiet --error-exitcode=99 --leak-check=full
    ${BESIDE}/plain/tests/test_crypto_path --source-file=*/${source}.cpp --no-intro)
  set_tests_properties(valgrind/${source} PROPERTIES LABELS valgrind TIMEOUT 600)
endforeach()
