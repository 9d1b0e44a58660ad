// How the commands about personal data are written.
#include "app/command_parser.hpp"
#include "app/commands_personal_data.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

namespace {

void add_purge(Parser& parser) {
    auto const o = std::make_shared<PurgeOptions>();
    auto* const c = parser.subcommand(
        "purge", tr("Turn incidents that may be kept no longer into counts"),
        "vigie purge parc.gpkg --dry-run\n  vigie purge parc.gpkg --before 2023-01-01\n  vigie purge parc.gpkg --log");
    add_project(c, o->project);
    c->add_option("--before", o->before, tr("Incidents before this day (default: three years ago)"));
    c->add_flag("--dry-run", o->dry_run, tr("Say what would go, and change nothing"));
    c->add_flag("--log", o->log, tr("List the purges that were done"));
    add_json(c, o->json);
    parser.on_run(c, o, run_purge);
}

void add_words(Parser& parser) {
    auto const o = std::make_shared<WordsOptions>();
    auto* const c = parser.subcommand(
        "words", tr("List the words to check in free text: names, health, origin, offences"), "vigie words parc.gpkg");
    add_project(c, o->project);
    add_json(c, o->json);
    parser.on_run(c, o, run_words);
}

}

void add_personal_data_commands(Parser& parser) {
    add_purge(parser);
    add_words(parser);
}

}
