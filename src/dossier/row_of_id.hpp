#pragma once

#include "core/residence.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vigie::dossier {

/// Rows of residences by id, of which a project gives rising ones, mostly without gaps: then a row is found at once, else by halving.
class RowOfId {
public:
    RowOfId() = default;
    /// \pre ids rise
    explicit RowOfId(std::span<core::Residence const> residences);

    /// Absent for a residence that is not there.
    [[nodiscard]] std::optional<std::uint32_t> find(core::ResidenceId id) const;
    [[nodiscard]] bool contains(core::ResidenceId id) const { return find(id).has_value(); }
    /// \throws std::out_of_range for a residence that is not there
    [[nodiscard]] std::uint32_t at(core::ResidenceId id) const;

private:
    std::vector<core::ResidenceId> ids_;
};

}
