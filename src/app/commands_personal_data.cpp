#include "app/commands_personal_data.hpp"

#include "app/json.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "dossier/personal_data.hpp"
#include "dossier/retention_words.hpp"
#include "store/retention.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

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

}

int run_purge(PurgeOptions const& options, Console const& console) {
    if (options.log) return list_purges(options);
    auto const before = dossier::purge_limit(options.before);
    store::Purge purge;
    if (options.dry_run) {
        auto const project = store::Project::open(options.project, store::OpenMode::read_only);
        purge = store::planned_purge(project, before);
    } else {
        auto project = open_to_write(options.project, console);
        purge = store::purge(project, before, console.progress(tr("Purging")), console.stop());
        project.close();
    }
    if (options.json) print_json(json_of(purge));
    for (auto const& sentence :
         options.dry_run ? dossier::planned_purge_words(purge) : dossier::done_purge_words(purge))
        console.message(sentence);
    return 0;
}

void say_words_to_check(dossier::Snapshot const& snapshot, Console const& console) {
    if (auto const caution = dossier::export_caution(snapshot); !caution.empty()) console.message(caution);
}

void say_caution(std::initializer_list<std::string_view> texts, Console const& console) {
    if (auto const caution = dossier::personal_caution(texts); !caution.empty()) console.message(caution);
}

int run_words(WordsOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const texts = dossier::texts_to_check(*snapshot, &project);
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
