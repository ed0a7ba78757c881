option(LINGYAN_TESTS "Build the tests" OFF)
set(LINGYAN_SANITIZE "" CACHE STRING "Sanitizers for every target: address,undefined or thread")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror -fno-omit-frame-pointer
  -Wno-restrict)  # GCC 12 sees overlaps in std::string::replace that are not there
if(LINGYAN_SANITIZE)
  add_compile_options(-fsanitize=${LINGYAN_SANITIZE})
  add_link_options(-fsanitize=${LINGYAN_SANITIZE})
  if(LINGYAN_SANITIZE MATCHES undefined)
    add_compile_options(-fno-sanitize=vptr -fno-sanitize-recover=undefined)  # SOCI's libraries carry no typeinfo for it
  endif()
  if(LINGYAN_SANITIZE MATCHES thread)
    add_compile_options(-Wno-tsan -Wno-maybe-uninitialized -Wno-mismatched-new-delete)  # Asio's fences; under it GCC 12 loses track of optionals and coroutine frames
  endif()
else()
  add_compile_options(-fstack-protector-strong -D_GLIBCXX_ASSERTIONS)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
