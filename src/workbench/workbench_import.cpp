// An import: looked at, decided, then written by a job.
#include "workbench/workbench.hpp"

#include "store/holder.hpp"
#include "text/language.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace vigie::workbench {

namespace {

/// A choice is read again when none has followed for so long: a name is typed letter by letter.
constexpr std::chrono::milliseconds choice_rest{250};

void wait(std::chrono::milliseconds time, std::stop_token const& stop) {
    std::mutex mutex;
    std::condition_variable_any nothing;
    std::unique_lock lock(mutex);
    nothing.wait_for(lock, stop, time, [] { return false; });
}

imports::ImportPlan inspect_here(InspectTask const& task, std::stop_token stop) {
    auto project = store::Project::open(task.project, store::OpenMode::read_only);
    return imports::inspect(task.source, task.choices, &project, std::move(stop));
}

}

/// What still comes of the draft before is known by its number, and dropped.
void Workbench::forget_draft() {
    auto const number = import_draft_.number + 1;
    import_draft_ = {};
    import_draft_.number = number;
}

void Workbench::begin_import(std::filesystem::path const& source) {
    dialog = Dialog::import;
    if (is_writing_import()) {
        notice_ = text::tr("An import is running: wait for its end.");
        return;
    }
    if (import_draft_.reading != 0) jobs_.cancel(import_draft_.reading);
    forget_draft();
    dialog_path = source.string();
    import_draft_.source = source;
    if (has_project() && campaign() != nullptr) import_draft_.choices.campaign = campaign()->campaign.name;
    if (!source.empty()) read_import({});
    touch(false);
}

void Workbench::choose_import(imports::ImportChoices choices) {
    if (import_draft_.source.empty() || is_writing_import()) return;
    import_draft_.choices = std::move(choices);
    read_import(choice_rest);
}

/// The plan that answers the latest choices; one that is being made for earlier ones is given up.
void Workbench::read_import(std::chrono::milliseconds rest) {
    if (import_draft_.reading != 0) jobs_.cancel(import_draft_.reading);
    InspectTask task{snapshot_->path, import_draft_.source, import_draft_.choices};
    import_draft_.error.reset();
    import_draft_.reading = jobs_.start(
        text::tr("Reading {0}", {task.source.filename().string()}),
        [this, rest, number = import_draft_.number, task = std::move(task),
         inspect = hooks_.inspect_apart ? hooks_.inspect_apart : inspect_here](JobContext const& job) -> Jobs::Apply {
            wait(rest, job.stop());
            if (job.stop().stop_requested()) throw core::cancelled();
            try {
                auto plan = std::make_shared<imports::ImportPlan const>(inspect(task, job.stop()));
                return [this, number, plan] { take_plan(number, plan); };
            } catch (core::Error const& error) {
                if (error.code() == core::ErrorCode::cancelled) throw;
                return [this, number, error] {
                    if (number == import_draft_.number) import_draft_.error = error;
                    touch(false);
                };
            }
        });
    touch(false);
}

void Workbench::take_plan(std::uint64_t number, std::shared_ptr<imports::ImportPlan const> plan) {
    // One of earlier choices may have ended just before it was given up.
    if (number != import_draft_.number || is_reading_import()) return;
    bool const is_first = import_draft_.plan == nullptr;
    import_draft_.plan = std::move(plan);
    if (is_first) import_draft_.step = first_step(*import_draft_.plan);
    touch(false);
}

void Workbench::import_prepared() {
    auto& draft = import_draft_;
    if (!draft.plan || draft.error || is_reading_import() || is_writing_import()) return;
    auto request = imports::request_of(*draft.plan);
    request.save_profile = draft.save_profile;
    draft.writing = import_file(std::move(request));
}

void Workbench::close_import() {
    if (!is_writing_import()) {
        if (import_draft_.reading != 0) jobs_.cancel(import_draft_.reading);
        forget_draft();
    }
    dialog = Dialog::none;
}

void Workbench::close_dialog() {
    if (dialog == Dialog::import) return close_import();
    dialog = std::exchange(below_, Dialog::none);
}

std::uint64_t Workbench::import_file(imports::ImportRequest request) {
    ImportTask task{snapshot_->path, std::move(request), {}};
    // The child writes under the lock this window holds.
    if (project_ && !project_->lock_token().empty())
        task.environment.emplace_back(store::lock_token_variable, project_->lock_token());
    return jobs_.start(text::tr("Import of {0}", {task.request.source.filename().string()}),
                       [this, task = std::move(task), number = import_draft_.number,
                        import_apart = hooks_.import_apart](JobContext const& job) mutable -> Jobs::Apply {
                           task.request.progress = [&job](double share) { job.progress(share); };
                           store::ImportReport report;
                           if (import_apart) report = import_apart(task, job.stop());
                           auto project = store::Project::open(task.project);
                           if (!import_apart) report = imports::import(project, task.request, job.stop());
                           auto snapshot = dossier::load_snapshot(project);
                           return [this, number, report = std::move(report), snapshot] {
                               last_import_ = report;
                               bool const is_prepared = number == import_draft_.number && import_draft_.writing != 0;
                               if (is_prepared && dialog == Dialog::import) dialog = Dialog::none;
                               if (is_prepared) forget_draft();
                               adopt(snapshot);
                           };
                       });
}

}
