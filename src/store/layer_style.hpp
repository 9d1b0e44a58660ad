#pragma once

#include <string>

namespace vigie::store {

/// A style of a published layer, kept where QGIS looks for it (table layer_styles, which is QGIS's own).
struct LayerStyle {
    std::string table, geometry_column;
    std::string name;        ///< one a layer
    std::string qml;
    bool is_default = false; ///< taken when the layer is opened; the layer's others are no longer
};

}
