#include "workbench/row_texts.hpp"

#include "text/collate.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigie::workbench {

namespace {

/// Few values for many rows: only the values are put in order.
template <typename TextOf>
RowTexts::Values values_of(std::size_t rows, TextOf const& text_of) {
    RowTexts::Values out;
    std::unordered_map<std::string_view, std::uint32_t> found;
    out.of.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        std::string const& text = text_of(row);
        auto const [at, is_new] = found.try_emplace(text, static_cast<std::uint32_t>(out.names.size()));
        if (is_new) out.names.push_back(text);
        out.of[row] = at->second;
    }
    auto const places =
        text::collated_places(out.names.size(), [&](std::size_t i) { return std::string_view(out.names[i]); });
    std::vector<std::string> sorted(out.names.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        sorted[places[i]] = out.names[i];
    out.names = std::move(sorted);
    for (auto& of : out.of)
        of = places[of];
    return out;
}

std::vector<std::uint32_t> const& places_once(std::vector<std::uint32_t>& places, dossier::Snapshot const& snapshot,
                                              std::string core::Residence::*field) {
    auto const& all = snapshot.residences;
    if (places.size() != all.size())
        places = text::collated_places(all.size(), [&](std::size_t row) { return std::string_view(all[row].*field); });
    return places;
}

}

bool is_inside(dossier::ZoneLayerData const& layer, std::size_t row) {
    return layer.zone_of[row] >= 0 && layer.distance_m[row] == 0;
}

RowTexts::Values const& RowTexts::agencies() const {
    auto const& all = snapshot_->residences;
    if (!agencies_)
        agencies_ = values_of(all.size(), [&](std::size_t row) -> std::string const& { return all[row].agency; });
    return *agencies_;
}

RowTexts::Values const& RowTexts::zones(std::size_t layer) const {
    auto const found = zones_.find(layer);
    if (found != zones_.end()) return found->second;
    static std::string const none;
    auto const& data = snapshot_->zone_layers.at(layer);
    auto values = values_of(data.zone_of.size(), [&](std::size_t row) -> std::string const& {
        auto const zone = data.zone_of[row];
        if (zone < 0) return none;
        auto const& each = data.zones[static_cast<std::size_t>(zone)];
        return each.name.empty() ? each.code : each.name;
    });
    return zones_.emplace(layer, std::move(values)).first->second;
}

std::vector<std::uint32_t> const& RowTexts::name_places() const {
    return places_once(names_, *snapshot_, &core::Residence::name);
}
std::vector<std::uint32_t> const& RowTexts::code_places() const {
    return places_once(codes_, *snapshot_, &core::Residence::code);
}
std::vector<std::uint32_t> const& RowTexts::address_places() const {
    return places_once(addresses_, *snapshot_, &core::Residence::address);
}

std::string_view RowTexts::folded(std::uint32_t row) const {
    fold_up_to(row + std::size_t{1});
    auto const from = row == 0 ? 0 : ends_[row - 1];
    return std::string_view(folded_).substr(from, ends_[row] - from);
}

void RowTexts::fold_up_to(std::size_t rows) const {
    auto const& all = snapshot_->residences;
    constexpr std::size_t usual_bytes = 64; // of a name, a code and an address
    if (ends_.empty()) folded_.reserve(all.size() * usual_bytes), ends_.reserve(all.size());
    rows = std::min(rows, all.size());
    for (std::size_t row = ends_.size(); row < rows; ++row) {
        text::append_folded(folded_, all[row].name);
        folded_ += '\n';
        text::append_folded(folded_, all[row].code);
        for (auto const& alias : all[row].aliases)
            folded_ += '\n', text::append_folded(folded_, alias);
        folded_ += '\n';
        text::append_folded(folded_, all[row].address);
        ends_.push_back(folded_.size());
    }
}

}
