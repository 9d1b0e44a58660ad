#pragma once

#include <cstdint>
#include <vector>

namespace vigie::analysis::detail {

struct Keyed {
    std::uint64_t key;
    std::uint32_t id;
};

/// Smallest key first, equal keys in their order. Cost O(n) passes over the bytes in which keys differ.
void sort_by_key(std::vector<Keyed>& list);

}
