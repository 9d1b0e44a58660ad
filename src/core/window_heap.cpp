#include "core/window_heap.hpp"

#include "core/large_pages.hpp"

#include <cstdlib> // says which C library this is

// A sanitizer brings an allocator of its own.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define VIGIE_SETS_HEAP
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace vigie::core {

#ifdef VIGIE_SETS_HEAP
namespace {

/// Room that is set aside counts against the limit of a process that has one, as what reads a stranger's file does.
bool may_grow_freely() {
    rlimit limit{};
    return getrlimit(RLIMIT_DATA, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY;
}

}
#endif

void ready_window_heap() {
#ifdef VIGIE_SETS_HEAP
    constexpr int largest_kept = 32 << 20; // what the library takes at most: larger blocks go back each time
    constexpr int grown_by = 4 << 20;
    mallopt(M_MMAP_THRESHOLD, largest_kept);
    mallopt(M_TRIM_THRESHOLD, large_page_bytes + kept_bytes);
    mallopt(M_ARENA_MAX, 1); // the heaps of other threads grow a small page at a time
    if (!may_grow_freely()) return;
    mallopt(M_TOP_PAD, large_page_bytes);
    constexpr std::size_t more_than_is_free = 1 << 20;
    auto* const first = static_cast<std::byte*>(std::malloc(more_than_is_free)); // grows the heap by all of it: addresses, no memory yet
    mallopt(M_TOP_PAD, grown_by);
    if (first) wish_for_large_pages(first, static_cast<std::byte*>(sbrk(0)));
    std::free(first);
#endif
}

}
