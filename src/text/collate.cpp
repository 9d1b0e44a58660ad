#include "text/collate.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace vigie::text {

namespace {

constexpr std::size_t room_of_numbers = 4; ///< bytes that a text's numbers and its end add to its key, mostly

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

/// Gives places to the rows of a run whose keys are the same.
class Settler {
public:
    Settler(std::vector<std::uint32_t>& places, TextOf const& text_of) : places_(places), text_of_(text_of) {}

    void settle(std::span<Entry> run) {
        if (run.size() > 1) settle_ties(run);
        else places_[run.front().row] = next_++;
    }

private:
    void settle_ties(std::span<Entry> run) {
        std::string last(text_of_(run.front().row));
        bool const all_same = std::ranges::all_of(run, [&](Entry const& e) { return text_of_(e.row) == last; });
        if (!all_same)
            std::ranges::stable_sort(run, [&](Entry const& a, Entry const& b) {
                std::string const left(text_of_(a.row));
                return is_before(left, text_of_(b.row));
            });
        for (auto const& entry : run) {
            if (!all_same) {
                auto const text = text_of_(entry.row);
                if (&entry != &run.front() && text != last) ++next_;
                last = text;
            }
            places_[entry.row] = next_;
        }
        ++next_;
    }

    std::vector<std::uint32_t>& places_;
    TextOf const& text_of_;
    std::uint32_t next_ = 0;
};

void sort_run(std::span<Entry> run, Keys const& keys, std::size_t depth, Settler& settler) {
    bool is_one = true;
    for (auto& entry : run) {
        entry.chunk = keys.chunk(entry.row, depth);
        is_one = is_one && entry.chunk == run.front().chunk;
    }
    if (!is_one) // as names that all begin with « Résidence » do
        std::ranges::sort(
            run, [](Entry const& a, Entry const& b) { return a.chunk != b.chunk ? a.chunk < b.chunk : a.row < b.row; });
    for (std::size_t from = 0; from < run.size();) {
        std::size_t to = from + 1;
        while (to < run.size() && run[to].chunk == run[from].chunk)
            ++to;
        auto const same = run.subspan(from, to - from);
        bool const is_ended = (run[from].chunk & 0xFFU) == 0;
        if (same.size() == 1 || is_ended)
            settler.settle(same);
        else
            sort_run(same, keys, depth + 8, settler);
        from = to;
    }
}

void append_key(std::string& key, std::string_view folded) {
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

}

void append_collation_key(std::string& key, std::string_view text) { append_key(key, fold(text)); }

std::vector<std::uint32_t> collated_places(std::size_t count, TextOf const& text_of) {
    Keys keys;
    keys.from.reserve(count + 1);
    std::size_t bytes = 0;
    for (std::size_t row = 0; row < count; ++row)
        bytes += text_of(row).size() + room_of_numbers;
    keys.bytes.reserve(bytes);
    std::string folded;
    for (std::size_t row = 0; row < count; ++row) {
        keys.from.push_back(keys.bytes.size());
        folded.clear();
        append_folded(folded, text_of(row));
        append_key(keys.bytes, folded);
        keys.bytes += '\0';
    }
    keys.from.push_back(keys.bytes.size());
    std::vector<Entry> order(count);
    for (std::uint32_t row = 0; row < count; ++row)
        order[row].row = row;
    std::vector<std::uint32_t> places(count);
    Settler settler(places, text_of);
    sort_run(order, keys, 0, settler);
    return places;
}

}
