#pragma once

#include "core/residence.hpp"
#include "imports/detail/taken_codes.hpp"

#include <optional>
#include <string>
#include <unordered_map>

namespace vigie::imports {

/// A figure above is a mistake.
constexpr int most_dwellings = 20'000;

/// Makes a residence of a row, its position apart. Trouble goes to the report of `work`.
class ResidenceReader {
public:
    ResidenceReader(ImportWork& work, Columns const& columns);

    /// Absent when the row is refused.
    [[nodiscard]] std::optional<core::Residence> operator()(gis::Feature const& row);
    /// All but the code.
    void read_fields(gis::Feature const& row, core::Residence& residence);
    [[nodiscard]] std::optional<int> count(gis::Feature const& row, std::string const& field, int low, int high);

private:
    [[nodiscard]] std::string other_code(std::string const& code, std::int64_t row, std::vector<std::string>& aliases);

    ImportWork& work_;
    Columns const& columns_;
    TakenCodes taken_;
    std::unordered_map<std::string, int> next_; ///< of codes that come often: where to look for a free one
};

/// ResidenceMode::place.
void place_residences(ImportWork& work);
/// Puts a geometry in a residence.
void place(core::Residence& residence, core::Geometry&& geometry);

}
