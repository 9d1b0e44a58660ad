#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace vigie::analysis::detail {

/// A list of `size` default values. When it is large the system is asked for large pages before it is written to: with
/// a million sites a third of the time went to small pages handed out one by one. A wish only: the answer is the same
/// without.
template <typename T>
[[nodiscard]] std::vector<T> roomy(std::size_t size) {
    std::vector<T> list;
    list.reserve(size);
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    constexpr std::uintptr_t page = std::uintptr_t{1} << 21;
    auto const first = (reinterpret_cast<std::uintptr_t>(list.data()) + page - 1) / page * page;
    auto const last = reinterpret_cast<std::uintptr_t>(list.data() + size) / page * page;
    if (last > first) madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
#endif
    list.resize(size);
    return list;
}

}
