#pragma once

#include "core/residence.hpp"
#include "imports/detail/work.hpp"

#include <optional>
#include <string>
#include <unordered_set>

namespace vigie::imports {

/// Makes a residence of a row, its position apart. Trouble goes to the report of `work`.
class ResidenceReader {
public:
    ResidenceReader(ImportWork& work, Columns const& columns);

    /// Absent when the row is refused.
    [[nodiscard]] std::optional<core::Residence> operator()(gis::Feature const& row);
    /// All but the code.
    void read_fields(gis::Feature const& row, core::Residence& residence);
    [[nodiscard]] std::optional<int> count(gis::Feature const& row, std::string const& field, int low, int high);
    [[nodiscard]] bool is_in_project(std::string const& code) const { return taken_.contains(code); }

private:
    [[nodiscard]] std::string unique_code(std::string const& code, std::int64_t row, std::vector<std::string>& aliases);

    ImportWork& work_;
    Columns const& columns_;
    std::unordered_set<std::string> taken_, seen_;
};

/// Rows of dwellings gathered into residences, by the keys of a profile.
class DwellingGroups {
public:
    DwellingGroups(ImportWork& work, Columns const& columns);
    void add(gis::Feature const& row, core::Geometry const& geometry, ResidenceReader& read);
    /// In the order in which they first came.
    [[nodiscard]] std::vector<core::Residence> take() { return std::move(residences_); }

    /// Fields under which the keys are known to Columns.
    [[nodiscard]] static std::vector<std::pair<std::string, std::vector<std::string>>>
    key_fields(Profile const& profile);

private:
    [[nodiscard]] std::string key(gis::Feature const& row, char const* prefix, std::size_t parts) const;

    ImportWork& work_;
    Columns const& columns_;
    std::vector<core::Residence> residences_;
    std::unordered_map<std::string, std::size_t> place_;
};

/// ResidenceMode::place.
void place_residences(ImportWork& work);
/// Puts a geometry in a residence.
void place(core::Residence& residence, core::Geometry&& geometry);

}
