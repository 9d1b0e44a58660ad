// « Localisation »: in which system the file is, and where its rows land.
#include "gis/crs.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/import_views.hpp"
#include "workbench/detail/import_words.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <array>

namespace vigie::workbench::detail {

namespace {

using imports::CrsOrigin;
using imports::ImportPlan;

constexpr std::size_t most_known_dots = 3000;

/// Systems in use in France, the ones that files come in most often first.
constexpr std::array usual_systems{"EPSG:2154", "EPSG:4326", "EPSG:27572", "EPSG:3857", "EPSG:3942", "EPSG:3943",
                                   "EPSG:3944", "EPSG:3945", "EPSG:3946",  "EPSG:3947", "EPSG:3948", "EPSG:3949",
                                   "EPSG:3950", "EPSG:5490", "EPSG:2972",  "EPSG:2975", "EPSG:4471", "EPSG:4467"};

/// Their names take a database: looked up once.
std::vector<std::string> const& usual_names() {
    static std::vector<std::string> const names = [] {
        std::vector<std::string> list;
        for (auto const* code : usual_systems)
            list.push_back(crs_name(code));
        return list;
    }();
    return names;
}

ImportChoiceView crs_choice(ImportDraft const& draft) {
    auto const& plan = *draft.plan;
    ImportChoiceView view;
    view.option = ImportOption::crs;
    view.label = text::tr("Coordinate system");
    view.codes = {""};
    bool const is_found = plan.choices.crs.empty() && !plan.crs.name.empty();
    view.words = {is_found ? text::tr("{0} (detected)", {plan.crs.name}) : text::tr("Detected")};
    for (std::size_t i = 0; i < usual_systems.size(); ++i) {
        view.codes.emplace_back(usual_systems[i]);
        view.words.push_back(usual_names()[i]);
    }
    auto const& chosen = draft.choices.crs;
    auto found = std::ranges::find(view.codes, chosen);
    if (found == view.codes.end()) {
        view.codes.push_back(chosen);
        view.words.push_back(plan.crs.name.empty() ? chosen : plan.crs.name);
        found = view.codes.end() - 1;
    }
    view.chosen = static_cast<std::size_t>(found - view.codes.begin());
    if (!plan.crs.better.empty()) view.note = text::tr("The figures look like {0}.", {crs_name(plan.crs.better)});
    view.is_doubtful = !plan.crs.better.empty();
    return view;
}

std::string title_of(ImportPlan const& plan) {
    if (!has_places(plan))
        return plan.crs.origin == CrsOrigin::none ? text::tr("This file says nothing of where its rows lie.")
                                                  : text::tr("No row of this file could be placed.");
    return text::tr(plan.crs.origin == CrsOrigin::guessed ? VIGIE_N_("Coordinates guessed: {0}")
                                                          : VIGIE_N_("Coordinates recognised: {0}"),
                    {plan.crs.name});
}

/// Some of the project's places, the same ones each time.
std::vector<core::Projected> known_places(dossier::Snapshot const& snapshot) {
    auto const& marks = snapshot.located.marks;
    std::vector<core::Projected> places;
    auto const step = std::max<std::size_t>(1, marks.size() / most_known_dots);
    for (std::size_t i = 0; i < marks.size(); i += step)
        places.push_back(marks[i].at);
    return places;
}

}

std::string share_words(ImportPlan const& plan) {
    auto const share = share_in_territory(plan);
    if (!share) return {};
    // 99.6 % is not all of them, nor 0.4 % none.
    auto const shown = *share < 1 && *share > 0.99 ? 0.99 : *share > 0 && *share < 0.01 ? 0.01 : *share;
    return plan.boxes.empty() ? text::tr("{0} of the points lie in the project's territory.", {text::percent(shown)})
                              : text::tr("{0} of the outlines lie in the project's territory.", {text::percent(shown)});
}

ImportLocationView location_view(Workbench const& workbench) {
    auto const& draft = workbench.import_draft();
    auto const& plan = *draft.plan;
    ImportLocationView view;
    view.title = title_of(plan);
    view.sentence = text::sentence(plan.crs.sentence);
    view.is_doubtful = doubts_location(plan);
    view.has_places = has_places(plan);
    view.crs = crs_choice(draft);
    view.positions = &plan.positions;
    view.outlines = &plan.outlines;
    // An empty project takes the system of what comes first: nothing else is on its map.
    auto const& snapshot = workbench.snapshot();
    if (!plan.project_extent.is_empty()) view.project = known_places(snapshot);
    if (!snapshot.zone_layers.empty()) view.ground = snapshot.zone_layers.front().areas.get();
    view.frame = plan.extent;
    view.frame.include(plan.project_extent);
    view.share = share_words(plan);
    for (auto const& finding : plan.place_findings)
        if (finding.what != plan.crs.sentence) view.findings.push_back(window_words(finding)); // that one is said above
    return view;
}

}
