#include "app/commands_publish.hpp"

#include "app/json.hpp"
#include "app/project_server.hpp"
#include "core/error.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

int run_publish(PublishOptions const& options, Console const& console) {
    if (!options.readers.empty() && !options.edition.is_partner())
        throw core::Error(
            core::ErrorCode::usage,
            VIGIE_N_("--reader names who may read a partner edition. Add --edition partner, or leave it out."));
    PublishOrder order{options.server, options.organisation, options.campaign, {}, options.readers,
                       [&](std::string const& words) { console.message(words); }};
    auto project = store::Project::open(options.project);
    if (options.edition.is_partner())
        order.partner = dossier::EditionRequest{options.edition.recipient, options.edition.purpose, options.edition.profile};
    auto const done = publish_project(project, order, console.progress(tr("Publishing")), console.stop());
    project.close();
    auto const& snapshot = done.snapshot;
    if (options.json)
        print_json(ordered_json{{"organisation", snapshot.organisation},
                                {"project", snapshot.project},
                                {"number", snapshot.number},
                                {"edition", snapshot.is_partner ? "partner" : "internal"},
                                {"export", snapshot.export_number},
                                {"rows", done.rows}});
    console.message(workbench::published_words(done));
    return 0;
}

}
