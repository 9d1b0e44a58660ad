#pragma once

#include "render/detail/drawing.hpp"

#include <map>

namespace vigie::render::detail {

/// Images of the ground, uploaded once.
class ImagePass {
public:
    ImagePass();
    void draw(Drawing const& drawing, scene::DrawImage const& item);
    /// Gives back those that no draw list holds any more.
    void forget_dead_images();

private:
    struct Uploaded {
        std::weak_ptr<scene::GroundImage const> image;
        Texture texture;
    };
    [[nodiscard]] GLuint texture_of(std::shared_ptr<scene::GroundImage const> const& image);

    Program program_;
    VertexArray array_;
    std::map<std::uint64_t, Uploaded> uploaded_; ///< by version
};

}
