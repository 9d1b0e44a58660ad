#pragma once

#include "gis/row_batch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::imports {

/// Tells keys that came before from new ones and numbers them from 0, in 10 to 15 bytes a key however long it is: kept
/// are a number and a fingerprint. Two keys of one fingerprint are told apart where they were written to, by `is_same`.
class KeyIndex {
public:
    /// Number of the key, and whether it is new. \param is_same (number) is the key of that number this one?
    template <typename IsSame>
    std::pair<std::uint32_t, bool> add(std::string_view key, IsSame const& is_same);
    template <typename IsSame>
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key, IsSame const& is_same) const;
    [[nodiscard]] std::uint32_t size() const { return size_; }

private:
    static constexpr std::uint32_t none = 0xffffffff;
    struct Slot {
        std::uint32_t mark = 0, number = none;
    };
    /// A table of its own for each value of the hash's first byte: when one grows, the others need no room to.
    struct Part {
        std::vector<Slot> slots;
        std::size_t used = 0;
        [[nodiscard]] bool is_full() const { return 8 * (used + 1) > 7 * slots.size(); }
        /// The first slot that is free or for which `is_it`.
        template <typename IsIt>
        [[nodiscard]] std::size_t probe(std::uint32_t mark, IsIt const& is_it) const;
        void grow();
    };
    static std::uint32_t mark_of(std::size_t hash) { return static_cast<std::uint32_t>(hash); }

    std::array<Part, 256> parts_;
    std::uint32_t size_ = 0;
};

template <typename IsIt>
std::size_t KeyIndex::Part::probe(std::uint32_t mark, IsIt const& is_it) const {
    auto at = static_cast<std::size_t>((std::uint64_t{mark} * slots.size()) >> 32U);
    while (slots[at].number != none && !(slots[at].mark == mark && is_it(slots[at].number)))
        at = at + 1 == slots.size() ? 0 : at + 1;
    return at;
}

template <typename IsSame>
std::optional<std::uint32_t> KeyIndex::find(std::string_view key, IsSame const& is_same) const {
    auto const hash = std::hash<std::string_view>{}(key);
    auto const& part = parts_[hash >> 56U];
    if (part.slots.empty()) return std::nullopt;
    auto const number = part.slots[part.probe(mark_of(hash), is_same)].number;
    return number == none ? std::nullopt : std::optional(number);
}

template <typename IsSame>
std::pair<std::uint32_t, bool> KeyIndex::add(std::string_view key, IsSame const& is_same) {
    auto const hash = std::hash<std::string_view>{}(key);
    auto& part = parts_[hash >> 56U];
    if (part.is_full()) part.grow();
    auto& slot = part.slots[part.probe(mark_of(hash), is_same)];
    if (slot.number != none) return {slot.number, false};
    slot = {mark_of(hash), size_};
    ++part.used;
    return {size_++, true};
}

/// Codes in the order in which they first came, where nothing else keeps them: some 30 bytes each and its letters.
class CodeBook {
public:
    std::pair<std::uint32_t, bool> add(std::string_view code);
    [[nodiscard]] bool contains(std::string_view code) const;

private:
    [[nodiscard]] auto is(std::string_view code) const {
        return [this, code](std::uint32_t number) { return codes_[number] == code; };
    }

    KeyIndex index_;
    gis::TextArena letters_;
    std::deque<std::string_view> codes_;
};

}
