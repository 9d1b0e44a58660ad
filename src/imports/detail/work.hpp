#pragma once

#include "gis/crs.hpp"
#include "gis/source.hpp"
#include "imports/columns.hpp"
#include "imports/detail/fields.hpp"
#include "imports/difference.hpp"
#include "imports/import.hpp"
#include "imports/match.hpp"
#include "imports/positions.hpp"
#include "imports/profile.hpp"
#include "store/project.hpp"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

/// One import on its way: what every kind shares. A kind makes its objects one row at a time, apart from how rows
/// arrive.
namespace vigie::imports {

/// A source opened with the profile that reads it.
struct OpenedSource {
    gis::Source source;
    std::optional<Profile> profile;
};
/// Chooses the layer and the profile that the request leaves open.
/// \param kind absent = any
/// \throws core::Error(refused) as gis::Source::open, and when a profile asked for does not fit, naming the columns
/// that lack
[[nodiscard]] OpenedSource open_source(ImportRequest const& request, std::optional<ImportKind> kind);

struct ImportWork {
    store::Project& project;
    ImportRequest const& request;
    std::stop_token stop;
    gis::Source source;
    std::optional<Profile> profile;
    std::string source_name;
    store::ImportReport report = {};
    std::optional<CrsFound> crs = {};             ///< how the coordinate system came to be known
    std::optional<Columns> used = {};             ///< what is read from where, once known
    std::vector<gis::Feature> sample = {};        ///< the first rows, for what must be known of the whole file
    std::optional<gis::Crs> new_project_crs = {}; ///< the empty project takes this system
    std::int64_t unlisted = 0;                    ///< findings counted only
    std::vector<Change> changes = {};             ///< update: what differs from the project
    std::vector<Match> suggestions = {};          ///< likely codes for those that nobody knows
    std::optional<JoinReport> join = {};

    /// Where each field is read from; kept with the report, and told when a profile said so.
    Columns const& columns(std::vector<FieldNames> const& fields);
    /// Reader of the rows' positions, decided on the sample.
    [[nodiscard]] Positions positions(Columns const& columns);
    /// What was met while positions were read, and the system found.
    void close(Positions const& positions);

    /// Beyond some thousands findings of rows are only counted: a broken file says the same thing a million times.
    void note(core::Finding finding);
    void refuse(std::int64_t row, std::string subject, core::Message what, core::Message remedy);
    void warn(std::int64_t row, std::string subject, core::Message what, core::Message remedy);
    /// Names the personal columns that were left out.
    void warn_personal(Columns const& columns);
    /// Reads every row; `visit` returns true for a row that is kept. Counts, progress and the reader's findings go to
    /// the report.
    void read(std::function<bool(gis::Feature&)> const& visit);
    /// The same by batches of cells of their columns' types; `prepare` (may be empty) is called in the reading thread.
    void read_batches(std::function<void(gis::RowBatch&)> const& prepare,
                      std::function<bool(gis::RowBatch const&, std::size_t row)> const& visit);
    /// read(), with the place of each row, found in the reading thread; `visit` counts it (Positions::count) when it
    /// takes it.
    void read_placed(Positions& positions, std::function<bool(gis::Feature&, Place&)> const& visit);
    /// read_placed() of a table that may well hold nothing for this project.
    void read_some_placed(Positions& positions, std::function<bool(gis::Feature&, Place&)> const& visit);
    /// What the layer is to be called: the user's word, else the profile's, else the file's stem.
    [[nodiscard]] std::string layer_name() const;
    /// read() of a table that may well hold nothing for this project.
    void read_some(std::function<bool(gis::Feature&)> const& visit);
    /// Does what writes, in the import's transaction, the project's system changed before if need be; nothing on a
    /// trial run.
    void write(std::function<void(core::ImportId)> const& work);

private:
    void count(bool is_kept, std::optional<std::int64_t> expected);
    void finish_reading(gis::Source::ReadResult const& result);
    void require_kept() const;
};

/// The first rows of a source, which stays limited to so many until limit() says otherwise.
[[nodiscard]] std::vector<gis::Feature> first_rows(gis::Source& source, std::int64_t most, std::stop_token stop);
/// What the project holds and measures in.
[[nodiscard]] Destination destination_of(store::Project const& project);

void import_residences(ImportWork& work);
void import_zones(ImportWork& work);
void import_observations(ImportWork& work);
void import_incidents(ImportWork& work);
void import_actions(ImportWork& work);
void import_context(ImportWork& work);

}
