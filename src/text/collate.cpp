#include "text/collate.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace vigie::text {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Keys one after the other, each ended by a zero byte.
struct Keys {
    std::string bytes;
    std::vector<std::size_t> from;

    /// Eight bytes of a key as a number that sorts as they do; zeros behind its end.
    [[nodiscard]] std::uint64_t chunk(std::uint32_t row, std::size_t depth) const {
        std::size_t const at = from[row] + depth, end = from[row + 1] - 1;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i)
            value = value << 8U | (at + i < end ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        return value;
    }
};

struct Entry {
    std::uint64_t chunk;
    std::uint32_t row;
};

using TextOf = std::function<std::string_view(std::size_t)>;

std::string lower(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto const c = static_cast<unsigned char>(out[i]);
        if (c >= 'A' && c <= 'Z') out[i] = static_cast<char>(c + 0x20);
        bool const is_capital = c == 0xC3 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) < 0xA0;
        if (is_capital) ++i, out[i] = static_cast<char>(static_cast<unsigned char>(out[i]) + 0x20U);
    }
    return out;
}

/// Of texts with the same key: accents, then case, capitals last.
bool is_before(std::string_view a, std::string_view b) {
    if (a == b) return false;
    auto const x = lower(a), y = lower(b);
    return x != y ? x < y : a > b;
}

/// Those whose keys are the same.
void settle_ties(std::span<Entry> run, TextOf const& text_of) {
    std::string const first(text_of(run.front().row));
    bool const all_same = std::ranges::all_of(run, [&](Entry const& e) { return text_of(e.row) == first; });
    if (all_same) return;
    std::ranges::stable_sort(run, [&](Entry const& a, Entry const& b) {
        std::string const left(text_of(a.row));
        return is_before(left, text_of(b.row));
    });
}

void sort_run(std::span<Entry> run, Keys const& keys, std::size_t depth, TextOf const& text_of) {
    for (auto& entry : run)
        entry.chunk = keys.chunk(entry.row, depth);
    std::ranges::sort(
        run, [](Entry const& a, Entry const& b) { return a.chunk != b.chunk ? a.chunk < b.chunk : a.row < b.row; });
    for (std::size_t from = 0; from < run.size();) {
        std::size_t to = from + 1;
        while (to < run.size() && run[to].chunk == run[from].chunk)
            ++to;
        auto const same = run.subspan(from, to - from);
        bool const is_ended = (run[from].chunk & 0xFFU) == 0;
        if (same.size() > 1 && is_ended)
            settle_ties(same, text_of);
        else if (same.size() > 1)
            sort_run(same, keys, depth + 8, text_of);
        from = to;
    }
}

}

void append_collation_key(std::string& key, std::string_view text) {
    auto const folded = fold(text);
    for (std::size_t i = 0; i < folded.size();) {
        if (!is_digit(folded[i])) {
            key += folded[i] == '\0' ? ' ' : folded[i];
            ++i;
            continue;
        }
        while (i + 1 < folded.size() && folded[i] == '0' && is_digit(folded[i + 1]))
            ++i;
        std::size_t end = i;
        while (end < folded.size() && is_digit(folded[end]))
            ++end;
        // More digits make a larger number; the digit before keeps numbers between punctuation and letters.
        key += '0';
        key += static_cast<char>(std::min<std::size_t>(end - i, 200));
        key.append(folded, i, end - i);
        i = end;
    }
}

std::vector<std::uint32_t> collated_places(std::size_t count, TextOf const& text_of) {
    Keys keys;
    keys.from.reserve(count + 1);
    for (std::size_t row = 0; row < count; ++row) {
        keys.from.push_back(keys.bytes.size());
        append_collation_key(keys.bytes, text_of(row));
        keys.bytes += '\0';
    }
    keys.from.push_back(keys.bytes.size());
    std::vector<Entry> order(count);
    for (std::uint32_t row = 0; row < count; ++row)
        order[row].row = row;
    sort_run(order, keys, 0, text_of);
    std::vector<std::uint32_t> places(count);
    std::string last;
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto const text = text_of(order[i].row);
        if (i > 0 && text != last) ++place;
        last = text;
        places[order[i].row] = place;
    }
    return places;
}

}
