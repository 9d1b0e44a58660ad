#include "workbench/view_server.hpp"

#include "core/error.hpp"
#include "dossier/retention_words.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

using text::tr;

namespace {

ServerProgress progress_of(Workbench const& workbench) {
    ServerProgress progress{{}, workbench.server.result};
    auto const running = workbench.jobs().running();
    auto const found = std::ranges::find(running, workbench.server.working, &Jobs::Running::id);
    if (found != running.end()) progress.job = *found;
    return progress;
}

/// « 120 résidences, 5 400 observations, 310 incidents »
std::string parts_words(PublishPlan const& plan) {
    std::string words;
    for (auto const& [name, count] : plan.parts)
        words += (words.empty() ? "" : ", ") + text::integer(count) + " " + name;
    return words;
}

std::vector<std::string> plan_words(PublishPlan const& plan) {
    auto const rows = text::integer(plan.rows), tables = text::integer(plan.tables);
    if (plan.is_partner)
        return {tr("Would be sent, protected: {0} rows in {1} tables ({2}).", {rows, tables, parts_words(plan)}),
                tr("No code, no free text, no sensitive indicator. The copy is numbered and written down in the export "
                   "log.")};
    return {tr("Would be sent: {0} ({1} rows in {2} tables).", {parts_words(plan), rows, tables}),
            tr("Stays here: the history of changes, what imports refused, the export log, base maps, settings.")};
}

SubscribeView::Row row_of(PublishedSnapshot const& each) {
    auto const day = core::parse_date(each.published_at.substr(0, 10));
    bool const has_time = day && each.published_at.size() >= 16; // a server may send anything
    auto const when = has_time ? text::short_date(*day) + " " + each.published_at.substr(11, 5) : each.published_at;
    SubscribeView::Row row;
    row.number = std::to_string(each.number);
    row.title = each.is_partner ? each.recipient : each.title;
    row.detail = each.is_partner ? tr("partner edition {0} · {1} · {2}", {each.export_number, each.purpose, when})
                                 : tr("{0} · {1}", {each.organisation, when});
    return row;
}

}

PublishView publish_view(Workbench const& workbench) {
    auto const& desk = workbench.server;
    PublishView view;
    view.progress = progress_of(workbench);
    view.editions = edition_choices();
    view.is_counting = workbench.jobs().is_pending(desk.counting);
    if (!desk.plan) return view;
    view.is_partner = desk.plan->is_partner;
    view.words = plan_words(*desk.plan);
    view.caution = desk.plan->caution;
    return view;
}

SubscribeView subscribe_view(Workbench const& workbench) {
    auto const& desk = workbench.server;
    SubscribeView view;
    view.progress = progress_of(workbench);
    view.is_listing = workbench.jobs().is_pending(desk.listing);
    view.is_listed = desk.snapshots.has_value();
    if (desk.snapshots)
        for (auto const& each : *desk.snapshots)
            view.rows.push_back(row_of(each));
    view.name = tr("from-server") + ".gpkg";
    return view;
}

PurgeView purge_view(Workbench const& workbench) {
    auto const& desk = workbench.server;
    PurgeView view;
    view.progress = progress_of(workbench);
    view.is_counting = workbench.jobs().is_pending(desk.counting);
    view.limit = text::short_date(store::retention_limit(core::today()));
    if (!desk.purge) return view;
    view.has_any = desk.purge->incidents > 0;
    view.words = dossier::planned_purge_words(*desk.purge);
    std::string kinds;
    for (auto const& [kind, count] : desk.purge->kinds)
        kinds += (kinds.empty() ? "" : ", ") + text::integer(count) + " " + kind;
    if (!kinds.empty()) view.words.push_back(tr("By kind: {0}.", {kinds}));
    return view;
}

}
