#include "workbench/residence_search.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

bool is_inside_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// 0 = a line begins with it, 1 = a word does, 2 = it is somewhere; 3 = nowhere.
std::size_t kind_of(std::string_view text, std::string_view wanted) {
    std::size_t best = 3;
    for (auto at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) {
        if (at == 0 || text[at - 1] == '\n') return 0;
        best = std::min<std::size_t>(best, is_inside_word(text[at - 1]) ? 2 : 1);
    }
    return best;
}

}

void ResidenceSearch::ask(std::string const& query) {
    auto folded = text::fold(query);
    if (folded == wanted_ && at_ > 0) return;
    wanted_ = std::move(folded);
    at_ = 0;
    for (auto& each : found_)
        each.clear();
}

bool ResidenceSearch::step(std::size_t rows) {
    auto const all = texts_->snapshot().residences.size();
    auto const end = at_ + std::min(rows, all - at_);
    texts_->fold_up_to(end);
    for (; at_ < end && !is_full(); ++at_) {
        auto const kind = kind_of(texts_->folded(static_cast<std::uint32_t>(at_)), wanted_);
        if (kind < found_.size() && found_[kind].size() < most) found_[kind].push_back(static_cast<std::uint32_t>(at_));
    }
    return !is_done();
}

std::vector<std::uint32_t> ResidenceSearch::found() const {
    std::vector<std::uint32_t> out;
    for (auto const& each : found_)
        for (auto const row : each)
            if (out.size() < most) out.push_back(row);
    return out;
}

}
