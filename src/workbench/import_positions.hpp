#pragma once

#include "core/finding.hpp"
#include "gis/crs.hpp"
#include "gis/source.hpp"
#include "workbench/import_columns.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vigie::workbench {

/// Names under which positions usually come in tables.
[[nodiscard]] std::vector<FieldNames> position_fields();

/// Turns what the rows say about where they are into the project's coordinates. Rows are shown to note() while the file is read
/// and asked back afterwards, since a missing coordinate system is guessed from all of them.
class Positions {
  public:
    /// \param stated the user's --crs, wins over everything; empty = none
    Positions(gis::Source const& source, Columns const& columns, std::string const& stated, gis::Crs project_crs);

    /// Keeps the row's geometry or coordinates. Call once a kept row, in order.
    void note(gis::Feature& row);
    /// Converts all. Adds findings: system guessed, rows that cannot be placed.
    /// \return one geometry per noted row, monostate when it has none
    [[nodiscard]] std::vector<core::Geometry> resolve(std::vector<core::Finding>& findings);
    /// After resolve(): a row more, converted in the same way.
    [[nodiscard]] core::Geometry place(gis::Feature& row, std::vector<core::Finding>& findings);

  private:
    struct Noted {
        std::int64_t row = 0;
        core::Geometry geometry;
        int epsg = 0; ///< 0 = the stated, the file's or the guessed system
    };
    [[nodiscard]] std::optional<Noted> from_cells(gis::Feature const& row) const;
    [[nodiscard]] std::optional<gis::Crs> common_system(std::vector<core::Finding>& findings) const;
    [[nodiscard]] std::vector<core::Projected> sample() const; ///< raw places in the common system
    [[nodiscard]] Noted noted(gis::Feature& row) const;
    [[nodiscard]] core::Geometry converted(Noted const& noted, std::vector<core::Finding>& findings);
    void warn_when_misplaced(gis::Crs const& common, std::vector<core::Finding>& findings) const;

    Columns const& columns_;
    std::string stated_;
    std::optional<gis::Crs> source_crs_; ///< of columns and native geometry
    bool has_geometry_;
    bool has_text_geometry_;
    int text_epsg_ = 0; ///< of geometry in cells, which says its own system
    gis::Crs project_crs_;
    std::string source_name_;
    std::vector<Noted> noted_;
    std::map<int, std::optional<gis::Transformer>> to_project_; ///< by EPSG code, 0 = the common system
    std::size_t lost_ = 0;
};

/// Warns when what came in lies far from what the project holds: a wrong coordinate system, most often.
[[nodiscard]] std::optional<core::Finding> far_away(core::Box const& incoming, core::Box const& existing);

}
