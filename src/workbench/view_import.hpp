#pragma once

#include "workbench/intents.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The import assistant: four steps over the plan of a file.
namespace vigie::workbench {

/// One thing to decide: chosen from a list, or typed where the list is empty.
struct ImportChoiceView {
    ImportOption option = ImportOption::kind;
    std::string label;
    std::vector<std::string> codes, words; ///< side by side; the first is « as detected » where there is such a thing
    std::size_t chosen = 0;
    std::string typed, hint;
    std::string note; ///< under it
    bool is_doubtful = false;
};

struct ImportStepView {
    ImportStep step = ImportStep::file;
    std::string label;
    enum class State { closed, open, done, attention } state = State::closed; ///< closed: no file was read yet
};

/// « Fichier »: what it holds and how it is written.
struct ImportFileView {
    std::vector<ImportChoiceView> content, writing;
    std::string encoding, accents; ///< how the encoding was found; a cell that has accents, empty = none has
};

/// « Colonnes ».
struct ImportFieldView {
    enum class State { read, unread, missing };
    std::string field, label;
    State state = State::unread;
    bool is_required = false, is_users = false;
    std::size_t chosen = 0;              ///< in `columns`; 0 = read from nothing
    std::string expression;              ///< where it is read from several columns, or from a part of one; else empty
    std::string found;                   ///< how
    std::string sample;                  ///< its first value
    std::vector<std::string> candidates; ///< columns that look most like it
};
struct ImportColumnsView {
    std::vector<ImportFieldView> fields;
    std::vector<std::string> columns; ///< « — » first
    std::string personal, never_used; ///< sentences on what is left out; empty = nothing is
    std::string profile_name;         ///< to keep; empty = none
};

/// « Localisation ».
struct ImportLocationView {
    std::string title, sentence;
    bool is_doubtful = false, has_places = false;
    ImportChoiceView crs;
    std::vector<core::Projected> const* positions = nullptr; ///< of the file, in the project's system
    std::vector<core::Polyline> const* outlines = nullptr;
    std::vector<core::Projected> project;     ///< of what the project holds, thinned
    scene::AreaLayer const* ground = nullptr; ///< the project's neighbourhoods; null = it has none
    core::Box frame;                          ///< around both
    std::string share;                        ///< how many lie in the project's territory; empty = not known
    std::vector<core::Finding> findings;
};

/// « Aperçu et rapport ».
struct ImportPreviewColumn {
    std::string field, label,
        source; ///< source: the file's column; in the table as in the file, field and label are empty
    bool is_number = false;
    std::size_t chosen = 0; ///< in the columns of the file, 0 = none
};
struct ImportPreviewRow {
    enum class State { kept, doubtful, refused };
    std::int64_t row = 0;
    State state = State::kept;
    std::string why;
    std::vector<std::string> cells; ///< as the table's columns
    std::vector<std::string> raw;   ///< what the file has where it reads otherwise, else empty
    std::vector<bool> is_wrong;
};
struct ImportChangeView {
    imports::Change::Kind kind = imports::Change::Kind::changed;
    std::string title, sentence;
};
/// Rows, but for those not located, which are residences where rows of dwellings make some.
struct ImportCounts {
    std::int64_t kept = 0, repaired = 0, unlocated = 0, refused = 0;
};
struct ImportPreviewView {
    std::string title, writing; ///< « 20 first rows of 1 248 »; separator, decimal sign, encoding
    std::vector<ImportPreviewColumn> columns;
    std::vector<ImportPreviewRow> rows;
    std::vector<std::string> choices; ///< of a column, « — » first
    bool is_fictitious = false, is_partial = false;
    std::string partial;           ///< that the counts are of the first rows only
    std::string place, place_more; ///< the note on coordinates and codes; the first is empty without places
    bool is_doubtful = false;
    std::optional<ImportCounts> counts;
    std::vector<core::Finding> refusals, findings; ///< worded for the window
    std::int64_t more_refusals = 0;
    std::optional<ImportChoiceView> mode;
    std::array<std::int64_t, 4> changed{}; ///< by Change::Kind
    std::vector<ImportChangeView> changes;
    std::int64_t more_changes = 0;
    std::vector<std::string> suggestions; ///< « 35 → 035, 12 rows »
    bool accepts_suggestions = false;
    std::string join; ///< how many of the project's are in the file
    bool can_export = false;
};

struct ImportView {
    bool is_shown = false;
    ImportStep step = ImportStep::file;
    std::array<ImportStepView, 4> steps;
    std::string title, subtitle;
    std::string source;
    bool has_plan = false, is_reading = false, is_writing = false;
    std::string waits_for; ///< a job that comes before
    std::uint64_t job = 0; ///< of the import
    double share = 0, seconds = 0;
    core::Error const* error = nullptr;    ///< the file cannot be read so
    std::string obstacle, obstacle_remedy; ///< why it cannot be imported as it stands
    std::string confirm;                   ///< words of the button
    bool can_confirm = false;
    std::optional<ImportFileView> file; ///< of the step shown, once there is a plan
    std::optional<ImportColumnsView> columns;
    std::optional<ImportLocationView> location;
    std::optional<ImportPreviewView> preview;
};
/// \param as_in_file  the preview shows the cells of the file, not what is understood of them
[[nodiscard]] ImportView import_view(Workbench const& workbench, bool as_in_file = false);

}
