#pragma once

#include "imports/outcome.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// What an import would do, before it is done: what the assistant's window shows, and « vigie import --dry-run ».
///
///   auto plan = inspect(path, {}, &project);        // everything detected, nothing written
///   plan.choices.encoding = "windows-1252";         // the user changes one thing…
///   plan = inspect(plan.source, plan.choices, &project); // …and gets a new plan
///   import(project, request_of(plan));              // the same answers, for all rows
namespace vigie::imports {

/// What the user decided; what is left as it is here is detected.
struct ImportChoices {
    std::optional<ImportKind> kind;
    std::string profile; ///< code or file; empty = the one that fits, « none » = none
    std::string layer;
    std::string encoding;
    char delimiter = 0;
    char decimal = 0;
    int header_row = 0;
    std::string crs;
    std::map<std::string, std::string> mapping; ///< field → column or expression; an empty one = read from nothing
    std::string target;                         ///< zone or context layer to make
    std::string campaign;
    std::string by_zone_layer;
    bool by_commune = false;
    double within_m = 150;
    ResidenceMode mode = ResidenceMode::add;
    bool accept_suggestions = false;
    core::ContextRole role = core::ContextRole::other;
};

/// A layer or sheet the user can choose.
struct PlanLayer {
    std::string name;
    std::optional<std::int64_t> rows; ///< as announced
    bool has_geometry = false;
};

/// A profile the user can choose, the best first.
struct PlanProfile {
    std::string code;
    std::string name; ///< in the current language
    std::string about;
    ImportKind kind = ImportKind::residences;
    double share = 0;                 ///< of the columns it needs that are there
    std::vector<std::string> lacking; ///< those that are not
    bool fits = false;
    bool is_users = false;
};

/// One field of the kind, and where it is read from.
struct PlanField {
    std::string field; ///< as in --map
    core::Message label;
    bool is_required = false;
    std::string column; ///< column or expression; empty = nothing found
    std::optional<MappedBy> by;
    double confidence = 0;               ///< 1 by the user or a profile, less by name alone, 0 when nothing was found
    std::vector<std::string> candidates; ///< columns that look most like it, when nothing was found
};

/// A row before and after: cells as the file has them (order of `columns`), values as Vigie understands them (order of
/// `preview_fields`).
struct PlanRow {
    std::int64_t row = 0;
    std::vector<std::string> before;
    std::vector<std::string> after;
    bool is_located = false;
};

struct ImportPlan {
    std::filesystem::path source;
    ImportChoices choices; ///< as asked; change one and inspect again

    // how the file is written
    gis::SourceFacts facts;          ///< driver, delimiter, header row, encoding and how it was found
    core::Message encoding_sentence; ///< « Encoding: Windows-1252, since the text is not UTF-8. »
    std::string accents;             ///< a cell with accents as it reads now: the eye's check of the encoding
    char decimal = 0;                ///< ',' or '.', 0 when the figures have none
    std::string date_format; ///< « yyyy-mm-dd », « dd/mm/yyyy », « mm/dd/yyyy »; empty when there is no date
    std::vector<PlanLayer> layers; ///< more than one: the user can choose
    std::string layer;             ///< the one inspected
    std::vector<std::string> columns;

    // what it is
    ImportKind kind = ImportKind::residences;
    double kind_confidence = 0;
    std::optional<PlanProfile> profile;  ///< the one used
    std::vector<PlanProfile> profiles;   ///< those of this file's kinds, the best first
    std::vector<PlanField> fields;       ///< of the kind
    std::vector<std::string> never_used; ///< columns the profile keeps out
    std::vector<std::string> personal;   ///< columns about persons, left out

    // where it is
    CrsFound crs;
    std::string project_crs;                ///< code of the system the positions below are in
    std::vector<core::Projected> positions; ///< of points, at most 5 000
    std::vector<core::Box> boxes;           ///< of lines and areas, at most 5 000
    std::vector<core::Polyline> outlines;   ///< of the same, for a small picture: to a 500th of the extent
    core::Box extent;                       ///< of both
    core::Box project_extent;               ///< of what the project holds already; empty without
    std::vector<core::Finding>
        place_findings; ///< of the rows looked at: swapped, at (0, 0), outside, a system that lies

    // what would come of it
    std::vector<std::string> preview_fields;
    std::vector<PlanRow> preview;     ///< the first 20 rows
    std::optional<std::int64_t> rows; ///< of the layer; an estimate for text tables
    std::int64_t sampled = 0;         ///< rows looked at: the counts below are of these
    bool is_sample = false;           ///< there are more, which were not
    std::optional<store::ImportReport>
        trial;              ///< the import of the sample, not written: kept, refused, unlocated, findings
    core::Message obstacle; ///< why it cannot be imported as it stands; empty = it can
    std::vector<core::Finding> findings;
    std::vector<Change> changes;    ///< update: what differs from the project
    std::vector<Match> suggestions; ///< codes that probably mean known ones
    std::optional<JoinReport> join;
};

/// Opens the file, looks at its first 5 000 rows (all of them for a new vintage or a join), and proposes. Writes
/// nothing. \param project what it would go into: its system, its codes, its grid; null = Lambert-93 and nothing known.
///        Use a connection of the calling thread; read-only will do
/// \throws core::Error(refused) when the file cannot be read at all
[[nodiscard]] ImportPlan inspect(std::filesystem::path const& source, ImportChoices const& choices = {},
                                 store::Project* project = nullptr, std::stop_token stop = {});

/// The import the plan describes.
[[nodiscard]] ImportRequest request_of(ImportPlan const& plan);

}
