# One interface target carries the flags every module compiles with.
add_library(vigie_flags INTERFACE)
target_compile_options(vigie_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  # GCC 12 reports both inside its own std::string at -O2 (GCC bugs 105329 and 105651).
  -Wno-restrict -Wno-maybe-uninitialized
  # Scores stored and scores shown live must be equal to the last bit: no fused multiply-add.
  -ffp-contract=off)
if(VIGIE_WERROR)
  target_compile_options(vigie_flags INTERFACE -Werror)
endif()
if(VIGIE_SANITIZE)
  target_compile_options(vigie_flags INTERFACE -fsanitize=${VIGIE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(vigie_flags INTERFACE -fsanitize=${VIGIE_SANITIZE})
endif()
