// The sheet of a residence as a page.
#include "core/scoring.hpp"
#include "dossier/opinion.hpp"
#include "dossier/watch.hpp"
#include "report/detail/html_words.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/site_words.hpp"
#include "report/html_sheets.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

using text::tr;

std::string class_words(core::SeverityClass severity) {
    return std::string(1, core::letter(severity)) + " · " + class_word(severity);
}

std::string figure_words(std::optional<double> const& value, int decimals) {
    return value ? text::decimal(*value, decimals) : not_known();
}

std::string or_not_known(std::string const& words) { return words.empty() ? not_known() : words; }

std::vector<std::string> page_end(std::string const& source_line, bool is_fictitious, std::string const& printed) {
    return {is_fictitious ? tr("Fictitious data") : std::string(), source_line, tr("Caveat.") + " " + caveat(),
            printed};
}

namespace {

class SitePage {
public:
    SitePage(dossier::Snapshot const& snapshot, dossier::SiteFile const& file, SheetOptions const& options)
        : snapshot_(snapshot)
        , file_(file)
        , options_(options)
        , page_(file.residence.name, subtitle()) {}

    HtmlPage write() {
        page_.bear(options_.house.get());
        page_.paragraph(file_.finding, "finding");
        page_.facts(identity());
        page_.section(tr("Situation"), [&] { situation(); });
        page_.section(tr("Profile by family"), [&] { profile(); });
        page_.section(tr("Key indicators"), [&] { indicators(false); });
        page_.section(tr("Context, outside the index"), [&] { indicators(true); });
        page_.section(tr("Cluster"), [&] { page_.paragraph(cluster_sentence(snapshot_, file_)); });
        page_.section(tr("Timeline"), [&] { timeline(); });
        page_.section(tr("Field view"), [&] { field(); });
        page_.section(tr("Action plan"), [&] { actions(); });
        page_.section(tr("Decisions asked"), [&] { decisions(); });
        page_.section(tr("Method and caveat."), [&] { page_.paragraph(method_words(snapshot_, file_.campaign)); });
        page_.footer(page_end(snapshot_.info.source_line, snapshot_.info.is_fictitious,
                              tr("printed on {0}", {text::short_date(options_.date)})));
        return std::move(page_);
    }

private:
    [[nodiscard]] std::string subtitle() const {
        auto const edition = options_.edition.empty() ? tr("internal edition") : options_.edition;
        return tr("SITE SHEET · {0} · campaign {1}", {edition, file_.campaign});
    }

    [[nodiscard]] std::vector<std::pair<std::string, std::string>> identity() const {
        auto const& r = file_.residence;
        std::vector<std::pair<std::string, std::string>> facts{
            {tr("Code"), r.code},
            {tr("Address"), or_not_known(r.address)},
            {tr("Agency"), or_not_known(r.agency)},
            {tr("Dwellings"), r.dwellings ? text::integer(*r.dwellings) : not_known()},
            {tr("Built"), r.year_built ? std::to_string(*r.year_built) : not_known()}};
        if (r.year_renovated) facts.emplace_back(tr("Renovated"), std::to_string(*r.year_renovated));
        for (auto const& [layer, zone] : file_.zones)
            facts.emplace_back(layer, or_not_known(zone));
        auto const since =
            file_.watch_events.empty() ? std::string() : text::month(file_.watch_events.back().decided_on);
        auto const label = dossier::status_label(file_.status);
        facts.emplace_back(tr("Status"), since.empty() ? label : tr("{0} since {1}", {label, since}));
        return facts;
    }

    void situation() {
        if (!file_.score || !file_.score->index.score) {
            page_.paragraph(tr("Not scored"));
        } else {
            auto const& score = *file_.score;
            page_.facts({{tr("Index"), tr("{0} out of 100", {text::decimal(*score.index.score, 1)})},
                         {tr("Class"), class_words(score.shown)},
                         {tr("Rank"), score.rank > 0
                                          ? text::rank(score.rank) + " " +
                                                tr("of {0} scored residences",
                                                   {text::integer(static_cast<std::int64_t>(file_.scored_residences))})
                                          : not_known()},
                         {tr("Coverage"), text::percent(score.index.coverage)},
                         {tr("With missing at 0, at 100"),
                          text::decimal(score.index.low, 1) + " – " + text::decimal(score.index.high, 1)}});
            if (file_.change) page_.paragraph(change_words(file_));
            page_.paragraph(neighbour_words(snapshot_, file_));
        }
        if (file_.opinion && file_.opinion->proposed)
            page_.paragraph(tr("Opinion from the field: class {0} ({1}). {2}",
                               {std::string(1, core::letter(*file_.opinion->proposed)),
                                dossier::opinion_source(*file_.opinion), file_.opinion->motive}));
        std::vector<std::vector<std::string>> rows;
        for (auto const& [campaign, index] : file_.history)
            rows.push_back({campaign, figure_words(index)});
        page_.table(tr("Index by campaign"), {{tr("Campaign"), false}, {tr("Index"), true}}, rows);
    }

    void profile() {
        std::vector<std::vector<std::string>> rows;
        for (auto const& line : file_.families)
            rows.push_back({line.code + " " + text::pick(line.name) +
                                (line.is_in_index ? "" : " (" + tr("outside the index") + ")"),
                            figure_words(line.score), class_words(line.severity), text::decimal(line.contribution, 1),
                            figure_words(line.stock_median), text::percent(line.coverage)});
        page_.table(tr("score and class · points"),
                    {{tr("Family"), false},
                     {tr("Score"), true},
                     {tr("Class"), false},
                     {tr("Index points"), true},
                     {tr("Median of the stock"), true},
                     {tr("Coverage"), true}},
                    rows);
    }

    void indicators(bool are_context) {
        std::vector<std::vector<std::string>> rows;
        for (auto const& line : file_.indicators) {
            if (is_context(line) != are_context) continue;
            auto const words = words_of(line);
            rows.push_back({line.family + " " + words.name, or_not_known(words.site), words.interval, words.median,
                            words.level, words.source});
        }
        page_.table(are_context ? tr("Context, outside the index")
                                : tr("{0} of {1} indicators are known",
                                     {text::integer(file_.observed), text::integer(file_.expected)}),
                    {{tr("Indicator, unit"), false},
                     {tr("Site"), true},
                     {tr("95% int."), true},
                     {tr("Median"), true},
                     {tr("Level"), true},
                     {tr("Source, date"), false}},
                    rows);
    }

    void timeline() {
        std::vector<std::pair<core::Date, std::string>> events;
        for (auto const& event : file_.watch_events)
            events.emplace_back(event.decided_on, tr("{0}: {1} ({2})", {dossier::status_label(event.status),
                                                                        event.motive, event.role}));
        for (auto const& note : file_.notes)
            if (note.kind == core::NoteKind::event) events.emplace_back(note.date, note.body);
        std::ranges::stable_sort(events, {}, &std::pair<core::Date, std::string>::first);
        std::vector<std::vector<std::string>> rows;
        for (auto const& [date, words] : events)
            rows.push_back({text::long_date(date), words});
        page_.table(tr("Timeline"), {{tr("Date"), false}, {tr("Fact"), false}}, rows);
    }

    void field() {
        std::vector<std::string> items;
        for (auto it = file_.notes.rbegin(); it != file_.notes.rend(); ++it) {
            if (it->kind != core::NoteKind::quote && it->kind != core::NoteKind::finding) continue;
            auto const body = it->kind == core::NoteKind::quote ? tr("“{0}”", {it->body}) : it->body;
            items.push_back(body + " – " + (it->role.empty() ? "" : it->role + ", ") + text::long_date(it->date));
        }
        page_.list(items);
        if (items.empty()) page_.paragraph(tr("nothing recorded"), "note");
    }

    void actions() {
        std::vector<std::vector<std::string>> rows;
        for (auto const& action : file_.actions)
            rows.push_back({action.title, action.tfpb_axis.empty() ? action.axis : action.tfpb_axis, action.lead,
                            action.due_on ? text::short_date(*action.due_on) : "",
                            action_state_words(action, options_.date), action.effect});
        page_.table(tr("Action plan"),
                    {{tr("Action"), false},
                     {tr("Axis"), false},
                     {tr("Lead"), false},
                     {tr("Due"), false},
                     {tr("State"), false},
                     {tr("Effect seen"), false}},
                    rows);
    }

    void decisions() {
        std::vector<std::string> items;
        for (auto it = file_.notes.rbegin(); it != file_.notes.rend(); ++it)
            if (it->kind == core::NoteKind::decision) items.push_back(it->body);
        page_.list(items);
        if (items.empty()) page_.paragraph(tr("No decision is asked."), "note");
    }

    dossier::Snapshot const& snapshot_;
    dossier::SiteFile const& file_;
    SheetOptions const& options_;
    HtmlPage page_;
};

}

HtmlPage site_page(dossier::Snapshot const& snapshot, dossier::SiteFile const& file, SheetOptions const& options) {
    return SitePage(snapshot, file, options).write();
}

}
