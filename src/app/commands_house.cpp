#include "app/commands_house.hpp"

#include "app/json.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "dossier/house.hpp"
#include "store/house.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

namespace {

void show(core::House const& house, bool as_json) {
    if (as_json)
        return print_json(nlohmann::ordered_json{{"name", house.name},
                                                 {"footer", house.footer},
                                                 {"accent", house.accent},
                                                 {"logo_width", house.logo.width},
                                                 {"logo_height", house.logo.height},
                                                 {"logo_bytes", house.logo.png.size()}});
    for (auto const& [name, value] : dossier::house_facts(house)) std::cout << name << '\t' << value << '\n';
}

}

int run_house(HouseOptions const& options, Console const& console) {
    if (options.verb == "show") {
        show(store::house(store::Project::open(options.project, store::OpenMode::read_only)), options.json);
        return 0;
    }
    dossier::HouseChange change{options.name, options.footer, options.accent, options.logo};
    if (options.no_logo) change.logo = "";
    if (!change.name && !change.footer && !change.accent && !change.logo)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("house set: give --name, --footer, --accent, --logo or --no-logo."));
    auto project = open_to_write(options.project, console);
    auto const house = dossier::changed(store::house(project), change);
    store::put_house(project, house);
    project.close();
    show(house, options.json);
    return 0;
}

}
