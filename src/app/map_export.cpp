#include "app/map_export.hpp"

#include "workbench/map_finding.hpp"

namespace vigie::app {

report::MapPicture titled_picture(workbench::Snapshot const& snapshot, std::string const& campaign, scene::Colouring colouring) {
    auto const finding = workbench::map_finding(snapshot, campaign, colouring);
    report::MapPicture picture;
    picture.title = finding.title;
    picture.subtitle = finding.subtitle;
    picture.lead = finding.sentence;
    picture.source = finding.source;
    return picture;
}

scene::MapStyle printed_style(workbench::Snapshot const& snapshot, std::string const& campaign) {
    scene::MapStyle style;
    auto const* const data = campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(campaign);
    style.class_limits = (data != nullptr ? data->grid : snapshot.grid).rules.class_limits;
    return style;
}

}
