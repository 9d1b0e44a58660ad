#pragma once

#include <cstdint>
#include <string>

namespace vigie::core {

/// An image of the ground under the map: an orthophoto, a scanned plan, tiles. The project keeps where it lies, never the image.
struct BaseMap {
    std::int64_t id = 0; ///< 0 = not in the project yet
    std::string name;    ///< its own; that of a row of the layers
    std::string source;  ///< path of the file, absolute
    std::string credit;  ///< printed beside the map; may be empty
    double opacity = 1;  ///< 0.1 to 1
    bool is_online = false; ///< tiles of a server: asked for only while it is shown
    bool is_shown = false;  ///< one that is online is hidden in a project just opened: nothing is asked of a server unasked
    friend bool operator==(BaseMap const&, BaseMap const&) = default;
};

}
