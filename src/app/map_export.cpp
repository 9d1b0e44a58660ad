#include "app/map_export.hpp"

#include "core/error.hpp"
#include "dossier/base_maps.hpp"
#include "dossier/map_finding.hpp"
#include "store/house.hpp"
#include "text/language.hpp"

#include <memory>
#include <mutex>

namespace vigie::app {

namespace {

report::MapPicture picture_of(dossier::MapFinding const& finding) {
    report::MapPicture picture;
    picture.title = finding.title;
    picture.subtitle = finding.subtitle;
    picture.lead = finding.sentence;
    picture.source = finding.source;
    return picture;
}

}

report::BaseMapReader base_map_reader(store::Project const& project, std::stop_token stop, std::function<void(std::string const&)> say) {
    auto bases = project.base_maps();
    std::erase_if(bases, [](core::BaseMap const& base) { return !base.is_shown; });
    if (bases.empty()) return {};
    auto const once = std::make_shared<std::once_flag>();
    return [bases = std::move(bases), crs = project.info().crs, stop = std::move(stop), say = std::move(say), once](scene::View const& view) {
        try {
            return dossier::print_base_maps(bases, crs, view, stop);
        } catch (core::Error const& error) {
            if (error.code() == core::ErrorCode::cancelled || !say) throw;
            std::call_once(*once, [&] { say(text::tr("{0} The map is drawn without base map.", {text::sentence(error.message())})); });
            return std::vector<scene::BaseImage>{};
        }
    };
}

report::SheetOptions sheet_options(store::Project const& project, std::stop_token stop, std::function<void(std::string const&)> say) {
    report::SheetOptions options;
    options.house = std::make_shared<core::House const>(store::house(project));
    options.base_images = base_map_reader(project, std::move(stop), std::move(say));
    return options;
}

report::MapPicture titled_picture(dossier::Snapshot const& snapshot, std::string const& campaign, scene::Colouring colouring) {
    return picture_of(dossier::map_finding(snapshot, campaign, colouring));
}

report::MapPicture measured_picture(dossier::Snapshot const& snapshot, std::string const& campaign, scene::Classing const& classing,
                                    std::span<double const> values) {
    return picture_of(dossier::measure_finding(snapshot, campaign, classing, values));
}

scene::MapStyle printed_style(dossier::Snapshot const& snapshot, std::string const& campaign) {
    scene::MapStyle style;
    auto const* const data = campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(campaign);
    style.class_limits = (data != nullptr ? data->grid : snapshot.grid).rules.class_limits;
    return style;
}

}
