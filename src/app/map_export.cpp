#include "app/map_export.hpp"

#include "workbench/map_finding.hpp"

namespace vigie::app {

namespace {

report::MapPicture picture_of(workbench::MapFinding const& finding) {
    report::MapPicture picture;
    picture.title = finding.title;
    picture.subtitle = finding.subtitle;
    picture.lead = finding.sentence;
    picture.source = finding.source;
    return picture;
}

}

report::MapPicture titled_picture(workbench::Snapshot const& snapshot, std::string const& campaign, scene::Colouring colouring) {
    return picture_of(workbench::map_finding(snapshot, campaign, colouring));
}

report::MapPicture measured_picture(workbench::Snapshot const& snapshot, std::string const& campaign, scene::Classing const& classing,
                                    std::span<double const> values) {
    return picture_of(workbench::measure_finding(snapshot, campaign, classing, values));
}

scene::MapStyle printed_style(workbench::Snapshot const& snapshot, std::string const& campaign) {
    scene::MapStyle style;
    auto const* const data = campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(campaign);
    style.class_limits = (data != nullptr ? data->grid : snapshot.grid).rules.class_limits;
    return style;
}

}
