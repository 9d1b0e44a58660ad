// How the commands about site projects and lessons are written.
#include "app/command_parser.hpp"
#include "app/commands_lesson.hpp"
#include "app/commands_site.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

namespace {

void add_lesson_command(Parser& parser) {
    auto const o = std::make_shared<LessonOptions>();
    auto* const c = parser.subcommand("lesson", tr("Lessons: what worked, what did not; looked for, copied, exchanged"),
                                      "vigie lesson parc.gpkg search halls --from 100 --to 200 --qpv\n  vigie lesson "
                                      "parc.gpkg copy REX-01 --action 2 --into PS-07\n"
                                      "  vigie lesson parc.gpkg export retours.toml --landlord \"OPH du Pays\"");
    add_project(c, o->project);
    c->add_option("VERB", o->verb, "list | search | show | copy | import | export")
        ->required()
        ->check(CLI::IsMember({"list", "search", "show", "copy", "import", "export"}));
    c->add_option("WHAT", o->what,
                  tr("search: words; show and copy: code of the lesson; import and export: the file (.toml)"));
    c->add_option("--theme", o->theme, tr("Theme of the lesson"));
    c->add_option("--from", o->least, tr("Dwellings of its site, at least"));
    c->add_option("--to", o->most, tr("Dwellings of its site, at most"));
    c->add_flag("--qpv", o->in_qpv, tr("In a QPV only"));
    c->add_option("--action", o->action, tr("Which action of the lesson is copied, from 1"));
    c->add_option("--from-action", o->from_action, tr("Copy this action of another plan instead"));
    c->add_option("--into", o->into, tr("Code of the site project that an action is copied into"));
    c->add_option("--landlord", o->landlord, tr("Whose our lessons are, for those who read the file"));
    add_json(c, o->json);
    parser.on_run(c, o, run_lesson);
}

}

void add_site_commands(Parser& parser) {
    add_lesson_command(parser);
    auto const o = std::make_shared<SiteOptions>();
    auto* const c = parser.subcommand(
        "site", tr("Site projects: objectives, departments, actions, before and after"),
        "vigie site parc.gpkg create PS-07 --title \"Roz Avel\" --residence KA-0412 --residence KA-0413 --pilot "
        "\"agence Sud\" --to 2027-12-31\n"
        "  vigie site parc.gpkg objective PS-07 --subject TR2 --baseline 2024 --target=-60% --to 2027-12-31\n"
        "  vigie site parc.gpkg department PS-07 --name \"Patrimoine\" --request \"éclairage des coursives\"\n"
        "  vigie site parc.gpkg action PS-07 --title \"Contrôle d’accès\" --tfpb works --lead \"responsable "
        "technique\" --planned 21500");
    add_project(c, o->project);
    c->add_option("VERB", o->verb, "list | show | create | edit | objective | department | action")
        ->required()
        ->check(CLI::IsMember({"list", "show", "create", "edit", "objective", "department", "action"}));
    c->add_option("CODE", o->code, tr("Code of the site project"));
    c->add_option("--residence", o->residences,
                  tr("Code of a residence of the project; of an action, the one it is done at"));
    c->add_option("--title", o->title, tr("Name of the project; of an objective or an action, its words"));
    c->add_option("--aim", o->aim, tr("What the project is for, in a sentence"));
    c->add_option("--pilot", o->pilot, tr("Role that leads, never a name"));
    c->add_option("--sponsor", o->sponsor, tr("Role that answers for it in the board"));
    c->add_option("--from", o->from, tr("First day of a project or an action"));
    c->add_option("--to", o->to, tr("Planned end of a project; day an objective or an action is due"));
    c->add_option("--closed", o->closed, tr("Day the project was closed"));
    c->add_option("--subject", o->subject, tr("Of an objective: code of an indicator or a family, or index"));
    c->add_option("--baseline", o->baseline, tr("Of an objective: the campaign it is compared with"));
    c->add_option("--target", o->target,
                  tr("Of an objective: a value, or from the baseline --target=-60% or --target=+14"));
    c->add_option("--name", o->name, tr("Of a department or service: its name; one asked before is answered for"));
    c->add_option("--request", o->request, tr("What the department is asked for"));
    c->add_option("--asked", o->asked, tr("Day it was asked (default: today)"));
    c->add_option("--answered", o->answered, tr("Day it answered"));
    c->add_option("--answer", o->answer, tr("Its answer"));
    c->add_option("--id", o->action, tr("Code of the action that changes (default: a new one)"));
    c->add_option("--axis", o->axis, tr("Family of the grid an action works on"));
    c->add_option(
        "--tfpb", o->tfpb,
        tr("Axis of the TFPB rebate: presence, training, upkeep, waste, tranquillity, consultation, social or works"));
    c->add_option("--lead", o->lead, tr("Role in charge of an action, never a name"));
    c->add_option("--partner", o->partner, tr("Who shares an action from outside the house"));
    c->add_option("--state", o->state, "planned | under_way | done | abandoned");
    c->add_option("--planned", o->planned, tr("Planned cost of an action, euros"));
    c->add_option("--actual", o->actual, tr("What was spent, euros"));
    c->add_option("--effect", o->effect, tr("Effect seen"));
    add_json(c, o->json);
    parser.on_run(c, o, run_site);
}

}
