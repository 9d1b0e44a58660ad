#pragma once

#include "core/base_map.hpp"
#include "scene/map_content.hpp"
#include "scene/view.hpp"
#include "workbench/jobs.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vigie::workbench {

/// The pictures of the base maps on screen, read beside the window as the view moves: each is a quarter larger than the
/// view, and the former one stands in, moved, until the next is there. Nothing is read for a base map that is not
/// shown.
class BaseMapPictures {
public:
    /// \param wake as of Jobs
    explicit BaseMapPictures(std::function<void()> wake)
        : jobs_(std::move(wake)) {}

    /// Asks for what the view lacks, once it rests, and takes what has come.
    /// \return true when the map is to be drawn again
    bool follow(std::vector<core::BaseMap> const& bases, std::string const& crs, scene::View const& view);
    /// Something is still to come, or to be asked for when the view rests.
    [[nodiscard]] bool is_behind() const { return is_moving_ || !jobs_.is_idle(); }
    [[nodiscard]] std::vector<scene::BaseImage> const& images() const { return images_; } ///< bottom first
    /// Of a base map that could not be read, once; it is asked for again when it is shown again.
    [[nodiscard]] std::optional<core::Error> take_error() { return std::exchange(error_, std::nullopt); }
    /// Waits for what was asked for; for tests.
    void finish() { jobs_.finish(); }

private:
    struct Picture {
        std::string source;
        scene::BaseImage image;
        std::uint64_t job = 0;
    };
    void ask(core::BaseMap const& base, std::string const& crs, scene::View const& view);

    std::map<std::int64_t, Picture> pictures_; ///< by base map
    std::set<std::int64_t> unreadable_;
    std::vector<scene::BaseImage> images_;
    scene::View last_;
    bool is_moving_ = false, is_new_ = false;
    std::optional<core::Error> error_;
    Jobs jobs_; // last: stops before what its results touch
};

}
