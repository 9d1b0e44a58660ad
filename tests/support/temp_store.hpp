#pragma once

#include "store/project.hpp"
#include "support/process.hpp"

namespace vigie::support {

inline store::ProjectInfo lambert_93_info(std::string title = "Essai") {
    store::ProjectInfo info;
    info.title = std::move(title);
    info.crs = "EPSG:2154";
    info.crs_name = "RGF93 v1 / Lambert-93";
    info.crs_wkt = "PROJCS[\"RGF93 v1 / Lambert-93\"]";
    info.is_fictitious = true;
    info.source_line = "Données fictives";
    return info;
}

/// An empty project in a folder of its own.
struct TempStore {
    TempDir dir;
    store::Project project = store::Project::create(dir / "essai.gpkg", lambert_93_info());
};

inline core::Residence residence(std::string code, double x, double y, int dwellings = 30) {
    core::Residence r;
    r.code = code;
    r.name = "Résidence " + code;
    r.dwellings = dwellings;
    r.position = core::Projected{x, y};
    return r;
}

inline core::Ring square_ring(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}; }

inline core::MultiPolygon square(double x, double y, double side) { return {core::Polygon{square_ring(x, y, side), {}}}; }

/// An indicator scored from 0 (good) to 100 (bad) as it is.
inline core::Indicator plain_indicator(std::string code, double weight = 1) {
    core::Indicator indicator;
    indicator.code = code;
    indicator.name = {code, code};
    indicator.weight = weight;
    indicator.goalposts = {0, 100};
    return indicator;
}

inline core::Family family(std::string code, double weight, std::vector<core::Indicator> indicators, bool is_in_index = true) {
    core::Family f;
    f.code = code;
    f.name = {code, code};
    f.weight = weight;
    f.is_in_index = is_in_index;
    f.indicators = std::move(indicators);
    return f;
}

}
