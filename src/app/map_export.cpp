#include "app/map_export.hpp"

#include "workbench/map_finding.hpp"

namespace vigie::app {

report::MapPicture titled_picture(workbench::Snapshot const& snapshot, std::string const& campaign) {
    auto const finding = workbench::map_finding(snapshot, campaign);
    report::MapPicture picture;
    picture.title = finding.title;
    picture.subtitle = finding.subtitle;
    picture.lead = finding.sentence;
    picture.source = finding.source;
    return picture;
}

scene::MapStyle printed_style(workbench::Snapshot const& snapshot) {
    scene::MapStyle style;
    style.class_limits = snapshot.grid.rules.class_limits;
    return style;
}

}
