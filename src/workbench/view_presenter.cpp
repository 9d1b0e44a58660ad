// The steps of a presentation: the whole, then each cluster.
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"

#include <algorithm>
#include <numeric>

namespace vigie::workbench {

namespace {

std::string number(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

/// Classes of the residences a step is about.
void count_classes(PresenterView& view, Workbench const& workbench, std::vector<std::uint32_t> const& rows) {
    auto const legend = legend_view(workbench);
    view.legend = legend.rows;
    for (auto& row : view.legend) {
        auto const is_of_class = [&](std::uint32_t r) { return workbench.shown_class(r) == row.severity; };
        row.count = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_of_class));
    }
}

void add_foot(PresenterView& view, Workbench const& workbench) {
    if (workbench.snapshot().info.is_fictitious) view.foot = text::tr("Fictitious data");
    auto const* data = workbench.campaign();
    if (data == nullptr) return;
    view.foot += (view.foot.empty() ? "" : " · ") + text::tr("campaign {0}", {data->campaign.name});
    if (!data->clusters) return;
    for (auto const& foyer : data->clusters->foyers) {
        bool const is_fragile = foyer.is_solid == false;
        view.has_fragile = view.has_fragile || is_fragile;
        view.has_solid = view.has_solid || !is_fragile;
    }
}

void fill_overview(PresenterView& view, Workbench const& workbench, std::size_t foyers) {
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    std::vector<std::uint32_t> rows(s.residences.size());
    std::iota(rows.begin(), rows.end(), 0U);
    count_classes(view, workbench, rows);
    long long complex = 0, inside = 0;
    for (auto const row : rows) {
        if (!core::is_complex(workbench.shown_class(row))) continue;
        ++complex;
        if (workbench.foyer_of(row) != nullptr) ++inside;
    }
    view.extent = s.extent;
    view.title = foyers == 0 ? text::tr_n("{0} residence in a complex situation",
                                          "{0} residences in a complex situation", complex)
                             : text::tr_n("{0} cluster of complex situations", "{0} clusters of complex situations",
                                          static_cast<long long>(foyers));
    if (data != nullptr)
        view.sentence = text::tr("Campaign {0}: {1} of {2} residences are scored.",
                                 {data->campaign.name, number(workbench.scored_count()), number(s.residences.size())});
    view.big_figure = text::tr("{0} of {1}", {text::integer(inside), text::integer(complex)});
    view.big_caption = text::tr("complex or very complex residences lie in a cluster");
}

void fill_foyer(PresenterView& view, Workbench const& workbench, FoyerRow const& foyer) {
    count_classes(view, workbench, foyer.rows);
    core::Box box;
    for (auto const row : foyer.rows)
        if (auto const& at = workbench.snapshot().residences[row].position) box.include(*at);
    view.extent = box.grown(120);
    view.title = foyer.name;
    view.sentence = text::tr("{0}, {1}: a group of high scores that chance alone rarely makes.",
                             {text::tr_n("{0} residence", "{0} residences", foyer.residences),
                              text::tr_n("{0} dwelling", "{0} dwellings", foyer.dwellings)});
    view.big_figure = text::decimal(foyer.mean_score, 1);
    view.big_caption = text::tr("mean score of its residences, out of 100");
}

}

PresenterView presenter_view(Workbench const& workbench) {
    PresenterView view;
    auto const foyers = foyer_rows(workbench);
    view.steps = 1 + foyers.size();
    view.step = std::min(static_cast<std::size_t>(std::max(0, workbench.presenter_step)), view.steps - 1);
    view.is_blank = workbench.presenter_is_blank;
    view.kicker = std::to_string(view.step + 1) + " · " + workbench.snapshot().info.title;
    add_foot(view, workbench);
    if (view.step == 0)
        fill_overview(view, workbench, foyers.size());
    else
        fill_foyer(view, workbench, foyers[view.step - 1]);
    return view;
}

}
