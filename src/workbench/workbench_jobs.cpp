// Work beside the window: import, scores, clusters, exports.
#include "workbench/workbench.hpp"

#include "diagnosis/clusters.hpp"
#include "diagnosis/scores.hpp"
#include "dossier/personal_data.hpp"
#include "dossier/qgis_style.hpp"
#include "text/language.hpp"

#include <map>
#include <utility>

namespace vigie::workbench {

void Workbench::job_on_project(std::string label, std::function<std::string(store::Project&, JobContext const&)> work) {
    auto const path = snapshot_->path;
    jobs_.start(std::move(label), [this, path, work = std::move(work)](JobContext const& job) -> Jobs::Apply {
        auto project = store::Project::open(path); // its own connection: the window's stays on the window's thread
        auto const sentence = work(project, job);
        auto snapshot = dossier::load_snapshot(project);
        return [this, snapshot, sentence] {
            notice_ = sentence;
            adopt(snapshot);
        };
    }, Jobs::Priority::low);
}

void Workbench::score() {
    auto const campaign_now = campaign()->campaign;
    std::map<std::string, double> weights;
    if (draft_.has_weights()) {
        std::size_t i = 0;
        for (auto const& family : grid().families) {
            if (!family.is_in_index) continue;
            double const weight = draft_.weights[i++];
            if (snapshot_->grid.find_family(family.code) != nullptr) weights[family.code] = weight; // which is scored with
        }
    }
    job_on_project(text::tr("Scores"), [campaign_now, weights](store::Project& project, JobContext const& job) {
        diagnosis::run_scores(project, campaign_now, weights, job.stop());
        dossier::publish_class_styles(project);
        return text::tr("Scores of {0} are up to date.", {campaign_now.name});
    });
}

void Workbench::find_clusters() {
    auto const campaign_now = campaign()->campaign;
    job_on_project(text::tr("Clusters"), [campaign_now](store::Project& project, JobContext const& job) {
        diagnosis::ClusterRequest request;
        request.progress = [&job](double share) { job.progress(share); };
        return diagnosis::chance_sentence(diagnosis::run_clusters(project, campaign_now, request, job.stop()));
    });
}

void Workbench::export_to(ExportRequest request) {
    if (!hooks_.export_to) return;
    if (request.campaign.empty()) request.campaign = campaign_;
    auto snapshot = snapshot_;
    jobs_.start(
        text::tr("Writing {0}", {request.target.filename().string()}),
        [this, snapshot, request = std::move(request), write = hooks_.export_to](JobContext const& job) -> Jobs::Apply {
            auto const said = write(*snapshot, request, job.stop());
            return [this, name = request.target.string(), said] {
                notice_ = text::tr("Written: {0}", {name}) + (said.empty() ? "" : ". " + said);
            };
        }, Jobs::Priority::low);
}

void Workbench::prepare_export(ExportRequest request) {
    bool const holds_texts = request.kind == ExportKind::site_sheet || request.kind == ExportKind::comparison_sheet ||
                             request.kind == ExportKind::story || request.kind == ExportKind::minutes ||
                             request.kind == ExportKind::committee_file || request.kind == ExportKind::action_map ||
                             request.kind == ExportKind::table || request.kind == ExportKind::lessons;
    if (holds_texts && snapshot_) request.caution = dossier::export_caution(*snapshot_);
    prepared_export_ = std::move(request);
    below_ = dialog == Dialog::import ? Dialog::import : Dialog::none;
    dialog = Dialog::save;
}

void Workbench::write_export(std::filesystem::path const& target, std::optional<dossier::EditionRequest> partner) {
    if (!prepared_export_) return;
    auto request = *std::exchange(prepared_export_, std::nullopt);
    request.target = target;
    request.partner = std::move(partner);
    export_to(std::move(request));
}

bool Workbench::poll() {
    auto const before = revision_;
    make_partner_story();
    if (are_ranges_due_) start_rank_ranges();
    auto const failures = jobs_.poll();
    if (!failures.empty()) error_ = failures.back().error;
    if (!failures.empty()) ++revision_;
    if (snapshot_ && base_pictures_.follow(base_maps_, snapshot_->info.crs, view_)) touch(true);
    if (auto error = base_pictures_.take_error()) {
        error_ = std::move(error);
        ++revision_;
    }
    return revision_ != before;
}

}
