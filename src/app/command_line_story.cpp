// How the commands about stories are written.
#include "app/command_parser.hpp"
#include "app/commands_story.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

void add_story_commands(Parser& parser) {
    auto const o = std::make_shared<StoryOptions>();
    auto* const c = parser.subcommand(
        "story", tr("Stories to be played to a committee and printed"),
        "vigie story parc.gpkg draft \"Comité d’avril\"\n  vigie story parc.gpkg changes \"Comité d’avril\" "
        "--campaign 2026\n  vigie sheet parc.gpkg story \"Comité d’avril\" comite.pdf");
    add_project(c, o->project);
    c->add_option("VERB", o->verb, "list | draft | changes | renew | rename | remove")
        ->required()
        ->check(CLI::IsMember({"list", "draft", "changes", "renew", "rename", "remove"}));
    c->add_option("NAME", o->name, tr("Name of the story"));
    c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
    c->add_option("--to", o->to, tr("New name, of rename"));
    c->add_flag("--residences", o->residences, tr("Name residences, not neighbourhoods alone"));
    add_json(c, o->json);
    parser.on_run(c, o, run_story);
}

}
