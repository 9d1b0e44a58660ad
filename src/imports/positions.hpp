#pragma once

#include "core/finding.hpp"
#include "gis/crs.hpp"
#include "gis/source.hpp"
#include "imports/columns.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::imports {

/// Names under which positions usually come in tables.
[[nodiscard]] std::vector<FieldNames> position_fields();

/// How the coordinate system of a source came to be known.
enum class CrsOrigin { none, stated, file, column_name, per_row, profile, guessed };
[[nodiscard]] std::string_view code(CrsOrigin origin);

struct CrsFound {
    CrsOrigin origin = CrsOrigin::none;
    std::string code;   ///< « EPSG:2154 »
    std::string name;   ///< in plain words
    std::string stated; ///< code the file gives, when its figures showed that it is wrong and `code` was taken instead
    std::string better; ///< code of the system the figures look like, when the user's own choice seems wrong
    core::Message sentence; ///< what was found, for people
};

/// Where the source's rows go.
struct Destination {
    gis::Crs crs;         ///< of the project
    core::Box extent;     ///< of what the project holds already, in `crs`; empty for an empty project
    bool is_open = false; ///< the project holds no place yet: it takes the local system of what comes first
};

/// Where a row is, and what was odd about it.
struct Place {
    core::Geometry geometry; ///< in the project's coordinates; monostate when the row says nothing usable
    unsigned oddities = 0;   ///< a bit each, for Positions::count
};

/// Turns what the rows say about where they are into the project's coordinates, one row at a time. What is to be known
/// of the whole file is decided on its first rows: the system when none is stated, a stated one that cannot be true,
/// axes that are swapped.
class Positions {
public:
    struct Options {
        std::string stated; ///< the user's --crs, wins over everything; empty = none
        std::string usual;  ///< system of such files when they say nothing (a profile's); empty = none
    };
    /// \param sample the first rows of the source, with their geometry; adds what was found of the whole file to
    /// `findings`
    Positions(gis::Source const& source, Columns const& columns, std::span<gis::Feature const> sample,
              Destination destination, Options options, std::vector<core::Finding>& findings);

    /// Where the row is; takes its geometry. Counts nothing: may be asked in another thread than count(), and of rows
    /// that are refused.
    [[nodiscard]] Place place(gis::Feature& row);
    /// Counts what was odd about the place of a row that is kept.
    void count(Place const& place, std::int64_t row);
    /// Both.
    [[nodiscard]] core::Geometry operator()(gis::Feature& row);
    /// Adds what was met on the way: rows outside France, at (0, 0), swapped, not convertible.
    void close(std::vector<core::Finding>& findings) const;

    [[nodiscard]] CrsFound const& found() const { return found_; }
    /// The project's system: another than the destination's when that was open.
    [[nodiscard]] gis::Crs const& project_crs() const { return destination_.crs; }

private:
    /// A position as the row gives it.
    struct Raw {
        core::Geometry geometry;
        int epsg = 0; ///< 0 = the common system
    };
    enum Oddity : unsigned { at_zero, outside, swapped, lost, unusable, unknown_code, crossing, oddities };
    /// Rows of one oddity: their number, and the first of them.
    struct Tally {
        std::int64_t count = 0;
        std::vector<std::int64_t> first;
        void add(std::int64_t row);
    };

    [[nodiscard]] static std::optional<core::Projected> place_of(core::Geometry const& geometry);
    [[nodiscard]] Raw raw(gis::Feature& row) const;
    [[nodiscard]] std::optional<Raw> planar(gis::Feature const& row) const;
    [[nodiscard]] std::optional<Raw> degrees(gis::Feature const& row) const;
    [[nodiscard]] std::optional<Raw> one_cell(gis::Feature const& row) const;
    [[nodiscard]] std::optional<Raw> from_cells(gis::Feature const& row) const;
    [[nodiscard]] bool has_unusable_cells(gis::Feature const& row) const;
    void decide(std::vector<Raw> const& sample, std::vector<core::Finding>& findings);
    void decide_common(std::vector<core::Projected> const& places, std::vector<core::Finding>& findings);
    void doubt_common(std::vector<core::Projected> const& places, std::vector<core::Finding>& findings);
    void decide_project(std::vector<core::Projected> const& places_in_degrees, std::vector<core::Finding>& findings);
    void tell_per_row(std::vector<Raw> const& sample);
    [[nodiscard]] std::vector<core::Projected> in_degrees(std::vector<Raw> const& sample) const;
    struct Way {
        std::optional<gis::Transformer> to_project, to_degrees;
        bool is_degrees = false;
    };
    Way& way_of(int epsg);
    void convert(Place& place, Way const& way) const;
    [[nodiscard]] bool is_in_france(core::Projected place, std::optional<core::Projected> const& in_project,
                                    Way const& way) const;
    [[nodiscard]] std::optional<core::LonLat> near() const;

    Columns const& columns_;
    Destination destination_;
    Options options_;
    std::optional<gis::Crs> source_crs_; ///< of columns and native geometry
    std::optional<gis::Crs> common_;
    bool has_geometry_;
    bool has_text_geometry_;
    int text_epsg_ = 0;      ///< of geometry in cells, which says its own system
    bool is_french_ = false; ///< most of the sample lies in France: a row that does not is wrong
    core::Box safe_;         ///< in the project's coordinates: surely in France
    std::string source_name_;
    std::map<int, Way> ways_;
    CrsFound found_;
    std::array<Tally, oddities> tallies_;
};

/// Warns when what came in lies far from what the project holds: a wrong coordinate system, most often.
[[nodiscard]] std::optional<core::Finding> far_away(core::Box const& incoming, core::Box const& existing);

}
