#include "imports/detail/key_index.hpp"

#include <algorithm>

namespace vigie::imports {

void KeyIndex::Part::grow() {
    constexpr std::size_t least = 8;
    auto const before = std::exchange(slots, std::vector<Slot>(std::max(least, slots.size() + slots.size() / 2)));
    for (auto const& slot : before)
        if (slot.number != none) slots[probe(slot.mark, [](std::uint32_t) { return false; })] = slot;
}

std::pair<std::uint32_t, bool> CodeBook::add(std::string_view code) {
    auto const found = index_.add(code, is(code));
    if (found.second) codes_.push_back(letters_.keep(code));
    return found;
}

bool CodeBook::contains(std::string_view code) const { return index_.find(code, is(code)).has_value(); }

}
