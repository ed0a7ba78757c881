option(LINGYAN_TESTS "Build the tests" OFF)
option(LINGYAN_FUZZ "Build the fuzz targets (needs clang)" OFF)
option(LINGYAN_CRYPTO_PATH "Build the tests of the crypto path as one program, for valgrind" OFF)
option(LINGYAN_BESIDE "Let ctest also run what the builds fuzz, tsan and plain have made" OFF)
set(LINGYAN_SANITIZE "" CACHE STRING "Sanitizers for every target: address,undefined or thread")
option(LINGYAN_PRECOMPILE "Precompile the outside headers that nearly every file uses; a build without it notices a forgotten include" OFF)
option(LINGYAN_UNITE "Compile the files of a folder eight at a time: half the time; a build without it notices a forgotten include" OFF)

find_program(CCACHE ccache)
if(CCACHE)  # the sloppiness is what it asks for before it caches anything beside a precompiled header
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

set(FRAMES)
if(LINGYAN_SANITIZE)
  set(FRAMES -fno-omit-frame-pointer)  # what a sanitizer finds is told with its callers
endif()
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror ${FRAMES})
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # GCC 12 sees overlaps in std::string::replace that are not there, and takes a coroutine frame's own delete for a stranger's.
  add_compile_options(-Wno-restrict -Wno-mismatched-new-delete)
endif()
if(LINGYAN_SANITIZE)
  add_compile_options(-fsanitize=${LINGYAN_SANITIZE})
  add_link_options(-fsanitize=${LINGYAN_SANITIZE})
  if(LINGYAN_SANITIZE MATCHES undefined)
    add_compile_options(-fno-sanitize=vptr -fno-sanitize-recover=undefined)  # SOCI's libraries carry no typeinfo for it
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
      add_compile_options(-fno-sanitize=null,alignment)  # a quarter of the time to compile, for what the address sanitizer shows as well
    endif()
  endif()
  if(LINGYAN_SANITIZE MATCHES thread)
    add_compile_options(-Wno-tsan -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow)  # Asio's fences; under it GCC 12 loses track of optionals and strings
  endif()
else()
  # Everything is bound at the start, so a call into a library needs no stub: 3 % of all instructions.
  add_compile_options(-fstack-protector-strong -D_GLIBCXX_ASSERTIONS -fno-plt)
  add_link_options(-Wl,-z,relro,-z,now)
endif()

# Asio and Beast are compiled once, in src/http/boost.cpp; every other file only declares them.
add_compile_definitions(
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE)
