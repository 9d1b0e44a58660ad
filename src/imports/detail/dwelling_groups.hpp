#pragma once

#include "imports/detail/residence_reader.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace vigie::imports {

/// Rows of dwellings gathered into residences, by the keys of a profile. A residence is given away at its first row, in
/// the order in which they first come; how many dwellings it has is known after the last. Kept of each: its key (some
/// 30 bytes and its letters) and 16 bytes.
class DwellingGroups {
public:
    DwellingGroups(ImportWork& work, Columns const& columns);

    /// Absent for a row of a residence that came before.
    [[nodiscard]] std::optional<core::Residence> operator()(gis::Feature const& row, core::Geometry&& geometry,
                                                            ResidenceReader& read);
    [[nodiscard]] std::size_t size() const { return groups_.size(); }
    /// What became of the residence that was given last.
    void keep(core::ResidenceId residence) { groups_.back().residence = residence; }
    /// Residences of several rows with what was kept of them and all their dwellings.
    void visit(std::function<void(std::size_t group, core::ResidenceId, int dwellings)> const& visit) const;

    /// Fields under which the keys are known to Columns.
    [[nodiscard]] static std::vector<std::pair<std::string, std::vector<std::string>>>
    key_fields(Profile const& profile);

private:
    struct Group {
        core::ResidenceId residence;
        int dwellings = 0;
        bool has_several_rows = false;
    };
    [[nodiscard]] std::string key(gis::Feature const& row, char const* prefix, std::size_t parts) const;

    ImportWork& work_;
    Columns const& columns_;
    CodeBook keys_;
    std::vector<Group> groups_;
};

}
