// Stories kept with the project.
#include "workbench/workbench.hpp"

#include "core/error.hpp"
#include "dossier/partner_story.hpp"
#include "dossier/story_draft.hpp"
#include "dossier/story_filter.hpp"
#include "dossier/story_page.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "workbench/partner_show.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

std::string free_name(std::vector<core::Story> const& stories, std::string const& wanted) {
    auto name = wanted;
    for (int n = 2; std::ranges::count(stories, name, &core::Story::name) > 0; ++n)
        name = text::tr("{0} ({1})", {wanted, std::to_string(n)});
    return name;
}

}

void Workbench::read_stories() {
    stories_ = project_ ? project_->stories() : std::vector<core::Story>{};
    for (auto& story : stories_)
        story = dossier::told_again(*snapshot_, story);
}

void Workbench::tell_stories_again() {
    if (!snapshot_) return;
    bool const is_draft = std::ranges::any_of(stories_, [](auto const& story) { return story.id == 0; });
    read_stories();
    if (is_draft) draft_when_none();
}

core::Story const* Workbench::story() const {
    auto const found = std::ranges::find(stories_, story_id_, &core::Story::id);
    if (found != stories_.end()) return &*found;
    return stories_.empty() ? nullptr : &stories_.back();
}

dossier::StoryPage const* Workbench::story_page() const {
    auto const* shown = story();
    if (shown == nullptr || shown->steps.empty()) return nullptr;
    auto const step = std::min(static_cast<std::size_t>(std::max(0, presenter_step)), shown->steps.size() - 1);
    auto key = std::to_string(revision_) + "/" + snapshot_->path + "/" + std::to_string(shown->id) + "/" +
               std::to_string(step) + "/" + std::to_string(static_cast<int>(text::language()));
    auto const& page = story_page_.of(std::move(key), [&] {
        return std::make_shared<dossier::StoryPage const>(dossier::story_page(*snapshot_, project_.get(), *shown, step));
    });
    return page.get();
}

dossier::StoryPage const* Workbench::presented_page() const {
    if (presenter_is_open) return story_page();
    auto const* shown = story();
    bool const is_of_now = shown != nullptr && partner_show_ && partner_show_->is_of(*shown, generation_, presenter_edition, text::language());
    if (!is_of_now || partner_show_->pages.empty()) return nullptr;
    auto const step = static_cast<std::size_t>(std::max(0, presenter_step));
    return &partner_show_->pages[std::min(step, partner_show_->pages.size() - 1)];
}

bool Workbench::is_making_partner_story() const { return partner_show_ && jobs_.is_pending(partner_show_->job); }

void Workbench::make_partner_story() {
    auto const* shown = story();
    if (mode != Mode::present || !presenter_plays || presenter_is_open || shown == nullptr || shown->steps.empty() || !snapshot_) return;
    if (partner_show_ && partner_show_->is_of(*shown, generation_, presenter_edition, text::language())) return;
    if (is_making_partner_story()) jobs_.cancel(partner_show_->job);
    auto show = std::make_shared<PartnerShow>(PartnerShow{*shown, generation_, presenter_edition, text::language(), 0, {}});
    partner_show_ = show;
    show->job = jobs_.start(text::tr("Partner edition of the presentation"),
                            [this, show, snapshot = snapshot_](JobContext const& job) -> Jobs::Apply {
                                auto const project = store::Project::open(snapshot->path, store::OpenMode::read_only);
                                dossier::PartnerStory const told(*snapshot, project, show->story, {dossier::edition_profile(show->profile), {}, {}});
                                std::vector<dossier::StoryPage> pages;
                                for (std::size_t step = 0; step < told.size(); ++step) {
                                    if (job.stop().stop_requested()) throw core::cancelled();
                                    pages.push_back(told.page(step));
                                }
                                return [this, show, pages = std::move(pages)]() mutable {
                                    show->pages = std::move(pages);
                                    touch(false);
                                };
                            }, Jobs::Priority::low);
}

void Workbench::draft_when_none() {
    if (stories_.empty() && campaign() != nullptr && campaign()->run)
        stories_.push_back(dossier::draft_story(*snapshot_, {"", campaign_}));
}

void Workbench::begin_presenting() {
    presenter_step = 0;
    presenter_is_blank = false;
    presenter_plays = true;
    presenter_is_open = false;
    presenter_since = std::chrono::steady_clock::now();
    draft_when_none();
}

void Workbench::show_story(std::int64_t id) {
    story_id_ = id;
    presenter_step = 0;
    touch(false);
}

void Workbench::draft_story(bool names_residences) {
    auto made = dossier::draft_story(*snapshot_, {"", campaign_, names_residences});
    std::erase_if(stories_, [](auto const& story) { return story.id == 0; });
    made.name = free_name(stories_, made.name);
    project_->edit({VIGIE_N_("Story drafted: {0}"), {made.name}}, [&] { project_->put_story(made); });
    read_stories();
    show_story(made.id);
}

void Workbench::change_story(char const* label, std::function<void(core::Story&)> const& change) {
    auto const* shown = story();
    if (shown == nullptr || !can_edit()) return;
    auto changed = *shown;
    change(changed);
    if (changed == *shown && shown->id != 0) return;
    project_->edit({label, {changed.name}}, [&] { project_->put_story(changed); });
    read_stories();
    story_id_ = changed.id;
    presenter_step = std::clamp(presenter_step, 0, std::max(0, static_cast<int>(changed.steps.size()) - 1));
    touch(false);
}

void Workbench::renew_story() {
    auto const* shown = story();
    if (shown == nullptr) return;
    auto const renewed = dossier::renewed_story(*snapshot_, *shown, {"", campaign_});
    change_story(VIGIE_N_("Story brought up to date: {0}"), [&](core::Story& story) { story = renewed.story; });
}

void Workbench::remove_story(std::int64_t id) {
    auto const found = std::ranges::find(stories_, id, &core::Story::id);
    if (found == stories_.end()) return;
    auto const name = found->name;
    project_->edit({VIGIE_N_("Story removed: {0}"), {name}}, [&] { project_->remove_story(id); });
    read_stories();
    notice_ = text::tr("Story removed: {0}", {name});
    show_story(0);
}

core::StoryStep Workbench::seen_step() const {
    core::StoryStep step;
    step.campaign = campaign_;
    if (colouring() != scene::Colouring::measure)
        step.colouring = scene::code(colouring());
    else
        step.colouring = measure() != nullptr ? measure()->key : std::string(scene::code(scene::Colouring::severity));
    step.ground = view_.ground();
    step.hidden = {hidden_.begin(), hidden_.end()};
    step.shown = {shown_zones_.begin(), shown_zones_.end()};
    step.filter = dossier::filter_words(*snapshot_, filter_, filtered_in_);
    for (auto const row : selection_)
        step.sites.push_back(snapshot_->residences[row].code);
    return step;
}

}
