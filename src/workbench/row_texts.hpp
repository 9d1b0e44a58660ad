#pragma once

#include "dossier/snapshot.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::workbench {

/// It lies in a zone of the layer, not beside the nearest one.
[[nodiscard]] bool is_inside(dossier::ZoneLayerData const& layer, std::size_t row);

/// Words of the residences in columns, for sorting, filtering and searching a million of them: parts are made when they
/// are first asked for, and belong to one snapshot.
class RowTexts {
public:
    explicit RowTexts(std::shared_ptr<dossier::Snapshot const> snapshot)
        : snapshot_(std::move(snapshot)) {}

    [[nodiscard]] dossier::Snapshot const& snapshot() const { return *snapshot_; }
    /// Different values of a text, in the order of a French index, and the one each residence has; "" is one of them.
    struct Values {
        std::vector<std::string> names;
        std::vector<std::uint32_t> of; ///< per residence, index into names
    };
    [[nodiscard]] Values const& agencies() const;
    /// Names of the zones of a layer that hold a residence; "" = in none.
    [[nodiscard]] Values const& zones(std::size_t layer) const;
    /// Per residence, place in the order of a French index.
    [[nodiscard]] std::vector<std::uint32_t> const& name_places() const;
    [[nodiscard]] std::vector<std::uint32_t> const& code_places() const;
    [[nodiscard]] std::vector<std::uint32_t> const& address_places() const;

    /// What is searched, without accents and case: name, code, former codes and address, a line each.
    [[nodiscard]] std::string_view folded(std::uint32_t row) const;
    /// Those of the first `rows` residences are there: folding them all at once would hold a frame up.
    void fold_up_to(std::size_t rows) const;
    [[nodiscard]] std::size_t folded_rows() const { return ends_.size(); }

private:
    std::shared_ptr<dossier::Snapshot const> snapshot_;
    mutable std::optional<Values> agencies_;
    mutable std::map<std::size_t, Values> zones_;
    mutable std::vector<std::uint32_t> names_, codes_, addresses_;
    mutable std::string folded_;
    mutable std::vector<std::size_t> ends_;
};

}
