#include "analysis/detail/radix_sort.hpp"

#include <algorithm>
#include <array>

namespace vigie::analysis::detail {

namespace {

constexpr unsigned digit_bits = 8, digits = 64 / digit_bits;
constexpr std::size_t values = std::size_t{1} << digit_bits;
constexpr std::size_t short_list = 1024; ///< below this, comparing is faster

unsigned digit(std::uint64_t key, unsigned d) { return static_cast<unsigned>(key >> (d * digit_bits)) & (values - 1); }

}

void sort_by_key(std::vector<Keyed>& list) {
    if (list.size() < short_list) {
        std::stable_sort(list.begin(), list.end(), [](Keyed a, Keyed b) { return a.key < b.key; });
        return;
    }
    std::array<std::array<std::size_t, values>, digits> count{};
    for (auto const& item : list)
        for (unsigned d = 0; d < digits; ++d)
            ++count[d][digit(item.key, d)];
    std::vector<Keyed> other(list.size());
    for (unsigned d = 0; d < digits; ++d) {
        if (count[d][digit(list.front().key, d)] == list.size()) continue; // all alike here
        std::size_t place = 0;
        for (auto& c : count[d]) {
            std::size_t const here = c;
            c = place;
            place += here;
        }
        for (auto const& item : list)
            other[count[d][digit(item.key, d)]++] = item;
        list.swap(other);
    }
}

}
