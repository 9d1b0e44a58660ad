#pragma once

#include "gis/crs.hpp"
#include "gis/source.hpp"
#include "store/project.hpp"
#include "workbench/import.hpp"
#include "workbench/import_columns.hpp"
#include "workbench/import_positions.hpp"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

/// One import on its way: what every kind shares.
namespace vigie::workbench {

struct ImportWork {
    store::Project& project;
    ImportRequest const& request;
    std::stop_token stop;
    gis::Source source;
    std::string source_name;
    gis::Crs project_crs;
    store::ImportReport report;

    void note(core::Finding finding) { report.findings.push_back(std::move(finding)); }
    void refuse(std::int64_t row, std::string subject, core::Message what, core::Message remedy);
    void warn(std::int64_t row, std::string subject, core::Message what, core::Message remedy);
    /// Names the personal columns that were left out.
    void warn_personal(Columns const& columns);
    /// Reads every row; `visit` returns true for a row that is kept. Counts, progress and the reader's findings go to the report.
    void read(std::function<bool(gis::Feature&)> const& visit);
    /// The same by batches of cells of their columns' types; `prepare` (may be empty) is called in the reading thread.
    void read_batches(std::function<void(gis::RowBatch&)> const& prepare, std::function<bool(gis::RowBatch const&, std::size_t row)> const& visit);
    /// What the layer is to be called: the file's stem, when the user did not name it.
    [[nodiscard]] std::string layer_name() const { return request.target.empty() ? request.source.stem().string() : request.target; }
    /// Writes unless it is a dry run.
    void write(std::function<void(core::ImportId)> const& work);

  private:
    void count(bool is_kept, std::optional<std::int64_t> expected);
    void finish_reading(gis::Source::ReadResult const& result);
};

void import_residences(ImportWork& work);
void import_zones(ImportWork& work);
void import_observations(ImportWork& work);
void import_incidents(ImportWork& work);
void import_actions(ImportWork& work);
void import_context(ImportWork& work);

}
