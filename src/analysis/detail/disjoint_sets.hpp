#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace vigie::analysis::detail {

/// Sets that grow together; the smallest member stands for its set.
class DisjointSets {
  public:
    explicit DisjointSets(std::size_t members) : parent_(members) { std::iota(parent_.begin(), parent_.end(), 0U); }

    std::uint32_t of(std::uint32_t member) {
        while (parent_[member] != member)
            member = parent_[member] = parent_[parent_[member]];
        return member;
    }
    /// False when they were together already.
    bool join(std::uint32_t a, std::uint32_t b) {
        a = of(a), b = of(b);
        if (a == b) return false;
        parent_[std::max(a, b)] = std::min(a, b);
        return true;
    }

  private:
    std::vector<std::uint32_t> parent_;
};

}
