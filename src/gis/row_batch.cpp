#include "gis/row_batch.hpp"

#include <algorithm>

namespace vigie::gis {

std::string_view TextArena::keep(std::string_view text) {
    if (text.empty()) return {}; // needs no place, and there may be none yet
    if (text.size() > block_bytes) { // a block of its own, before the one being filled
        auto own = std::make_unique_for_overwrite<char[]>(text.size());
        std::ranges::copy(text, own.get());
        large_.push_back(std::move(own));
        return {large_.back().get(), text.size()};
    }
    if (used_ + text.size() > block_bytes) {
        if (next_ == blocks_.size()) blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_bytes));
        ++next_;
        used_ = 0;
    }
    char* const place = blocks_[next_ - 1].get() + used_;
    std::ranges::copy(text, place);
    used_ += text.size();
    return {place, text.size()};
}

void TextArena::clear() {
    large_.clear();
    used_ = block_bytes;
    next_ = 0;
}

void RowBatch::clear() {
    rows = 0;
    cells.clear();
    geometries.clear();
    arena.clear();
    owner.reset();
    prepared.reset();
}

}
