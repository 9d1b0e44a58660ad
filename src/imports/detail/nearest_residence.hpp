#pragma once

#include "store/project.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace vigie::imports {

/// Residences near a point: a grid of cells as wide as the search, so that nine cells are looked at.
class NearestResidence {
public:
    NearestResidence(store::Project const& project, double within_m);

    struct Found {
        core::ResidenceId residence;
        double distance_m = 0;
    };
    /// The nearest within reach; the lower id of two at the same distance.
    [[nodiscard]] std::optional<Found> operator()(core::Projected point) const;

private:
    struct Residence {
        core::ResidenceId id;
        core::Projected position; ///< where there is no footprint
        core::MultiPolygon footprint;
    };
    void add(Residence&& residence, core::Box const& box);
    /// Takes it when it is nearer than the best so far.
    void try_one(std::uint32_t number, core::Projected point, std::optional<Found>& best) const;
    [[nodiscard]] std::int64_t cell(double ordinate) const;
    [[nodiscard]] static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return static_cast<std::uint64_t>(x) * 0x9e3779b97f4a7c15ULL ^ static_cast<std::uint64_t>(y);
    }

    std::vector<Residence> residences_;
    double within_m_;
    double cell_m_; ///< at least the search's reach
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
    std::vector<std::uint32_t> wide_; ///< of so many cells that each search tries them: a whole town drawn as a residence
};

}
