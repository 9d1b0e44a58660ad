#include "dossier/row_of_id.hpp"

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace vigie::dossier {

RowOfId::RowOfId(std::span<core::Residence const> residences) {
    ids_.reserve(residences.size());
    for (auto const& residence : residences) ids_.push_back(residence.id);
    assert(std::ranges::is_sorted(ids_));
}

std::optional<std::uint32_t> RowOfId::find(core::ResidenceId id) const {
    if (ids_.empty() || id < ids_.front()) return std::nullopt;
    auto const without_gaps = static_cast<std::uint64_t>(id.value) - static_cast<std::uint64_t>(ids_.front().value);
    if (without_gaps < ids_.size() && ids_[without_gaps] == id) return static_cast<std::uint32_t>(without_gaps);
    auto const found = std::ranges::lower_bound(ids_, id);
    if (found == ids_.end() || *found != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - ids_.begin());
}

std::uint32_t RowOfId::at(core::ResidenceId id) const {
    auto const row = find(id);
    if (!row) throw std::out_of_range("no such residence");
    return *row;
}

}
