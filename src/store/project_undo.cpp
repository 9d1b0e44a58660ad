// The history: what was done, undo and redo. Edits keep what they changed (SQLite session changesets); imports are taken out by their batch.
#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"
#include "store/detail/follow_crs.hpp"
#include "store/detail/import_batch.hpp"
#include "store/detail/json.hpp"
#include "store/detail/session.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <array>

namespace vigie::store {

namespace {

constexpr int undoable_steps = 1000;
constexpr std::int64_t undoable_bytes = 256'000'000;
constexpr int readable_steps = 10'000;
constexpr int steps_between_cleanings = 16;
/// A larger one would not be a person's edit; it is kept to be read only.
constexpr std::size_t largest_changeset = 100'000'000;
/// Beyond, scores and clusters are made again rather than kept, and an import that is undone is imported again.
constexpr std::int64_t largest_recorded_result = 400'000;
constexpr std::int64_t largest_redoable_import = 300'000;

constexpr std::array kind_codes{"edit", "import", "result"};

StepKind kind_of(std::string const& code) { return code == kind_codes[1] ? StepKind::import : code == kind_codes[2] ? StepKind::result : StepKind::edit; }

/// Without the changeset, which may be large.
struct StepHead {
    std::int64_t id = 0;
    StepKind kind = StepKind::edit;
    core::Message label;
    bool has_changeset = false;
    core::ImportId import;

    [[nodiscard]] bool can_go_back() const { return has_changeset || import; }
};

std::optional<StepHead> step_head(Database& db, std::string_view which) {
    auto row = db.prepare(which);
    if (!row.step()) return std::nullopt;
    return StepHead{row.integer(0), kind_of(row.text(1)), {row.text(2), list_of_json(row.text(3))}, row.integer(4) != 0, {row.integer(5)}};
}

std::optional<StepHead> undoable(Database& db) {
    auto step = step_head(db, sql::last_done);
    return step && step->can_go_back() ? step : std::nullopt;
}

std::optional<StepHead> redoable(Database& db) {
    auto step = step_head(db, sql::first_undone);
    return step && step->has_changeset ? step : std::nullopt;
}

std::vector<std::byte> changeset_of(Database& db, StepHead const& step) {
    auto row = db.prepare(sql::step_changeset);
    row.bind(":step", step.id);
    if (!row.step()) return {};
    auto const bytes = row.blob(0);
    return {bytes.begin(), bytes.end()};
}

void mark(Database& db, StepHead const& step, char const* state) { db.prepare(sql::mark_step).bind(":step", step.id).bind(":state", state).run(); }

void put_changeset(Database& db, StepHead const& step, std::vector<std::byte> const& changeset) {
    auto row = db.prepare(sql::put_changeset);
    row.bind(":step", step.id);
    if (changeset.empty() || changeset.size() > largest_changeset) row.null(":changeset");
    else row.bind(":changeset", std::span(changeset));
    row.run();
}

/// The oldest steps can no longer be undone, then no longer be read.
void clean(Database& db) {
    if (db.last_row_id() % steps_between_cleanings != 0) return;
    db.prepare(sql::forget_import_changes).bind(":steps", undoable_steps).bind(":bytes", undoable_bytes).run();
    db.prepare(sql::forget_changesets).bind(":steps", undoable_steps).bind(":bytes", undoable_bytes).run();
    db.prepare(sql::forget_steps).bind(":kept", readable_steps).run();
}

void add_step(Database& db, StepKind kind, core::Message const& label, std::vector<std::byte> const& changeset, core::ImportId import) {
    db.prepare(sql::drop_redo).run(); // what was undone before a new step was never done
    drop_unnamed_context_tables(db);
    auto row = db.prepare(sql::add_step);
    row.bind(":at", utc_now()).bind(":kind", kind_codes[static_cast<std::size_t>(kind)]).bind(":label", label.english);
    row.bind(":label_arguments", json_of(label.arguments)).bind_reference(":import", import);
    if (changeset.empty() || changeset.size() > largest_changeset) row.null(":changeset");
    else row.bind(":changeset", std::span(changeset));
    row.run();
    clean(db);
}

std::int64_t result_size(Database& db) {
    auto row = db.prepare(sql::result_size);
    return row.step() ? row.integer(0) : 0;
}

std::int64_t import_size(Database& db, core::ImportId import) {
    auto row = db.prepare(sql::import_size);
    row.bind(":import", import);
    return row.step() ? row.integer(0) : 0;
}

/// Sets a flag for the time of a scope.
class Meanwhile {
  public:
    Meanwhile(bool& flag, bool value) : flag_(flag), before_(std::exchange(flag, value)) {}
    Meanwhile(Meanwhile const&) = delete;
    Meanwhile& operator=(Meanwhile const&) = delete;
    ~Meanwhile() { flag_ = before_; }

  private:
    bool& flag_;
    bool before_;
};

/// What an import did is taken out; what that took out is kept, so that it can come back.
void undo_import(Database& db, StepHead const& step) {
    db.are_extents_stale = true;
    if (import_size(db, step.import) > largest_redoable_import) return remove_batch(db, step.import);
    Recorder const recorder(db, Recorder::What::everything);
    remove_batch(db, step.import);
    put_changeset(db, step, recorder.changeset());
}

}

void Project::edit(core::Message const& label, std::function<void()> const& work, StepKind kind) {
    auto& db = *database_;
    if (!db.has_history || db.batch) return transaction(work); // part of what is being done
    transaction([&] {
        std::vector<std::byte> changes;
        {
            bool const is_large = kind == StepKind::result && result_size(db) > largest_recorded_result;
            Recorder const recorder(db, is_large ? Recorder::What::all_but_results : Recorder::What::everything);
            Meanwhile const recording(db.has_history, false);
            work();
            changes = recorder.changeset();
        }
        if (!changes.empty()) add_step(db, kind, label, changes, {});
    });
}

void Project::write(core::Message const& label, std::function<void()> const& work) {
    if (database_->transaction_depth > 0) transaction(work);
    else edit(label, work);
}

void Project::without_history(std::function<void()> const& work) {
    Meanwhile const silent(database_->has_history, false);
    work();
}

void Project::start_import_step(core::ImportId import) {
    auto& db = *database_;
    if (!db.has_history || db.transaction_depth == 0) return;
    if (db.batch) stop_batch(db);
    start_batch(db, import);
    db.batch = import;
}

void Project::end_import_step(ImportReport const& report) {
    auto& db = *database_;
    db.are_extents_stale = true;
    if (!db.batch || db.batch != report.id) return;
    stop_batch(db);
    db.batch = {};
    add_step(db, StepKind::import, {VIGIE_N_("Import of {0}"), {report.source_name}}, {}, report.id);
}

std::optional<core::Message> Project::undo_label() const {
    auto step = undoable(*database_);
    return step ? std::optional(std::move(step->label)) : std::nullopt;
}

std::optional<core::Message> Project::redo_label() const {
    auto step = redoable(*database_);
    return step ? std::optional(std::move(step->label)) : std::nullopt;
}

void Project::undo() {
    transaction([&] {
        auto const step = undoable(*database_);
        if (!step) return;
        if (step->import) undo_import(*database_, *step);
        else apply(*database_, changeset_of(*database_, *step), Direction::back);
        follow_crs(*database_);
        follow_context_layers(*database_);
        mark(*database_, *step, "undone");
    });
}

void Project::redo() {
    transaction([&] {
        auto const step = redoable(*database_);
        if (!step) return;
        // Of an import, the changeset is that of its undoing.
        apply(*database_, changeset_of(*database_, *step), step->import ? Direction::back : Direction::forth);
        if (step->import) put_changeset(*database_, *step, {});
        follow_crs(*database_);
        follow_context_layers(*database_);
        mark(*database_, *step, "done");
    });
}

std::vector<HistoryStep> Project::history() const {
    std::vector<HistoryStep> list;
    bool is_reachable = true; // undo goes back step by step: none beyond one that cannot be undone
    auto row = database_->prepare(sql::history);
    while (row.step()) {
        HistoryStep step{row.integer(0), row.text(1), kind_of(row.text(2)), {row.text(3), list_of_json(row.text(4))}, row.text(5) == "undone", false};
        if (!step.is_undone) is_reachable = is_reachable && row.integer(6) != 0;
        step.can_go_back = !step.is_undone && is_reachable;
        list.push_back(std::move(step));
    }
    return list;
}

}
