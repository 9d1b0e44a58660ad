#include "app/commands_personal_data.hpp"

#include "app/json.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "store/retention.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/personal_data.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

core::Date limit_of(std::string const& before) {
    auto const latest = store::retention_limit(core::today());
    if (before.empty()) return latest;
    auto const day = core::parse_date(before);
    if (!day)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is not a date. Write it as 2026-03-12."), {before}});
    if (*day > core::today())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("{0} is in the future. Give the day before which incidents are to go."), {before}});
    return *day;
}

ordered_json json_of(store::Purge const& purge) {
    auto kinds = ordered_json::object();
    for (auto const& [kind, count] : purge.kinds)
        kinds[kind] = count;
    return {{"before", core::iso(purge.before)}, {"incidents", purge.incidents},
            {"unlinked", purge.unlinked},        {"kinds", kinds},
            {"first", purge.first_on},           {"last", purge.last_on},
            {"findings", purge.findings},        {"steps", purge.steps},
            {"backups", purge.backups}};
}

int list_purges(PurgeOptions const& options) {
    auto const project = store::Project::open(options.project, store::OpenMode::read_only);
    auto list = ordered_json::array();
    for (auto const& entry : store::purge_log(project)) {
        auto const& what = entry.what;
        list.push_back({{"purged_at", entry.purged_at},
                        {"before", core::iso(what.before)},
                        {"incidents", what.incidents},
                        {"unlinked", what.unlinked},
                        {"findings", what.findings},
                        {"steps", what.steps},
                        {"backups", what.backups}});
        if (!options.json)
            std::cout << entry.purged_at << '\t' << core::iso(what.before) << '\t' << what.incidents << '\t'
                      << what.unlinked << '\n';
    }
    if (options.json) print_json(ordered_json{{"purges", list}});
    return 0;
}

std::string number(std::int64_t count) { return text::decimal(static_cast<double>(count), 0); }

void tell(store::Purge const& purge, bool is_done, Console const& console) {
    auto const before = text::short_date(purge.before);
    if (purge.incidents == 0) return console.message(tr("No incident is older than {0}: nothing to purge.", {before}));
    if (!is_done) {
        console.message(tr("{0} incidents before {1} would become counts; {2} of them are linked to no residence and "
                           "would be counted no more.",
                           {number(purge.incidents), before, number(purge.unlinked)}));
        return console.message(
            tr("What was done so far could not be undone any more ({0} steps), and {1} backups would go.",
               {number(purge.steps), number(purge.backups)}));
    }
    console.message(
        tr("{0} incidents before {1} are counts now; {2} of them were linked to no residence and are counted no more.",
           {number(purge.incidents), before, number(purge.unlinked)}));
    console.message(tr("Erased with them: what undo would bring back ({0} steps), {1} findings of imports, {2} "
                       "backups. Copies, exports and what "
                       "was published elsewhere are not reached.",
                       {number(purge.steps), number(purge.findings), number(purge.backups)}));
}

}

int run_purge(PurgeOptions const& options, Console const& console) {
    if (options.log) return list_purges(options);
    auto const before = limit_of(options.before);
    store::Purge purge;
    if (options.dry_run) {
        auto const project = store::Project::open(options.project, store::OpenMode::read_only);
        purge = store::planned_purge(project, before);
    } else {
        auto project = open_to_write(options.project, console);
        purge = store::purge(project, before);
        project.close();
    }
    if (options.json) print_json(json_of(purge));
    tell(purge, !options.dry_run, console);
    return 0;
}

void say_words_to_check(workbench::Snapshot const& snapshot, Console const& console) {
    if (auto const caution = workbench::export_caution(snapshot); !caution.empty()) console.message(caution);
}

int run_words(WordsOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = workbench::load_snapshot(project);
    auto const texts = workbench::texts_to_check(*snapshot);
    auto list = ordered_json::array();
    for (auto const& text : texts)
        for (auto const& word : text.words) {
            list.push_back({{"where", text.place}, {"kind", word.kind}, {"word", word.found}});
            if (!options.json) std::cout << text.place << '\t' << word.kind << '\t' << word.found << '\n';
        }
    if (options.json) print_json(ordered_json{{"words", list}});
    if (texts.empty()) console.message(tr("No text has a word to check."));
    return 0;
}

}
