#include "app/open_project.hpp"

#include "core/error.hpp"
#include "text/language.hpp"

namespace vigie::app {

store::Project open_to_write(std::string const& path, Console const& console) {
    auto project = store::Project::open(path);
    if (project.is_read_only() && !project.notes().empty())
        throw core::Error(core::ErrorCode::failed, project.notes().front());
    for (auto const& note : project.notes()) console.message(text::sentence(note));
    return project;
}

core::Campaign campaign_or_latest(store::Project const& project, std::string const& name) {
    auto const campaigns = project.campaigns();
    if (campaigns.empty())
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("This project has no campaign. Import observations with --campaign, or add one."));
    if (name.empty()) return campaigns.back();
    if (auto const found = project.find_campaign(name)) return *found;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no campaign named “{0}”."), {name}});
}

}
