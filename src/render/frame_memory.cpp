#include "render/frame_memory.hpp"

#include <cstdlib> // says which C library this is

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace vigie::render {

void keep_frame_memory() {
#if defined(__GLIBC__)
    constexpr int largest_kept = 32 << 20; // what the library takes at most: larger blocks go back each time
    mallopt(M_MMAP_THRESHOLD, largest_kept);
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
#endif
}

}
