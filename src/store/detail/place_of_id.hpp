#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace vigie::store {

/// Places of ids in their rising list, asked for most often in that order: the next is the last one or right after.
class PlaceOfId {
public:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    explicit PlaceOfId(std::vector<std::int64_t> ids)
        : ids_(std::move(ids)) {}
    [[nodiscard]] std::size_t operator()(std::int64_t id) {
        for (std::size_t const place : {last_, last_ + 1})
            if (place < ids_.size() && ids_[place] == id) return last_ = place;
        auto const found = std::ranges::lower_bound(ids_, id);
        if (found == ids_.end() || *found != id) return nowhere;
        return last_ = static_cast<std::size_t>(found - ids_.begin());
    }
    [[nodiscard]] std::vector<std::int64_t> const& ids() const { return ids_; }

private:
    std::vector<std::int64_t> ids_;
    std::size_t last_ = 0;
};

}
