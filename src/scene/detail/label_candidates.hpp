#pragma once

#include "scene/detail/occupancy.hpp"
#include "scene/map_scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::scene::detail {

/// Pixels counted from the origin of the coordinate system: the same for every pan of one scale.
struct GroundPx {
    double metres_per_px;
    [[nodiscard]] View::Pixel operator()(core::Projected p) const {
        return {p.x / metres_per_px, -p.y / metres_per_px};
    }
    [[nodiscard]] PxBox operator()(core::Box const& box) const {
        auto const low = (*this)(core::Projected{box.min_x, box.max_y});
        auto const high = (*this)(core::Projected{box.max_x, box.min_y});
        return {low.x, low.y, high.x, high.y};
    }
};

enum class LabelKind { selection, foyer, quartier, class_d, class_c };

/// A name looking for its place, in ground pixels.
struct Label {
    LabelKind kind = LabelKind::quartier;
    std::size_t order = 0; ///< among its kind
    std::string text;
    Font font;
    View::Pixel anchor;
    PxBox anchor_box;
    std::vector<PxBox> candidates; ///< best first
    struct Within {
        ZoneMark const* mark;
        core::MultiPolygon const* shape;
        core::Box const* bounds;
    };
    std::optional<Within> within{}; ///< of a zone's name: LabelMaker::first_within in place of candidates
    FoyerMark const* foyer = nullptr;
    std::optional<PxBox> placed;
    TextMeasure::Extent extent;
};

inline constexpr float halo_px = 3;

/// The middle, then rings of 12 places round it, from the top.
[[nodiscard]] std::vector<View::Pixel> const& around_middle();

/// What every label needs: sizes, and where the ground lies.
struct LabelMaker {
    GroundPx ground;
    double ui = 1;
    double symbol_factor = 1;
    View const& view;
    TextMeasure const& text;

    /// \param order  among the foyers: the lower is placed first
    [[nodiscard]] Label foyer(FoyerMark const& foyer, std::size_t order) const;
    [[nodiscard]] Label quartier(ZoneMark const& mark, core::MultiPolygon const& shape, core::Box const& bounds, std::size_t order) const;
    /// The first place inside its quartier, up to 100 px from its middle, that nothing takes: reckoned as they are tried, since the
    /// middle is mostly free. \param is_free  takes a PxBox
    template <typename IsFree> [[nodiscard]] std::optional<PxBox> first_within(Label const& label, IsFree const& is_free) const {
        auto const& [mark, shape, bounds] = *label.within;
        double const half_w = label.extent.width / 2.0 + halo_px * ui, half_h = label.font.size * 0.62 + halo_px * ui / 2.0;
        bool const is_inside = core::contains(*shape, mark->label_at);
        for (auto const [x, y] : around_middle()) {
            double const dx = x * ui, dy = y * ui;
            auto const box = PxBox::around(label.anchor.x + dx, label.anchor.y + dy, half_w, half_h);
            if (!is_free(box)) continue;
            core::Projected const there{mark->label_at.x + dx * ground.metres_per_px, mark->label_at.y - dy * ground.metres_per_px};
            if (!is_inside || (bounds->contains(there) && core::contains(*shape, there))) return box;
        }
        return std::nullopt;
    }
    [[nodiscard]] Label residence(ResidenceMark const& mark, std::string const& name, std::uint32_t index,
                                  bool is_selected) const;

private:
    [[nodiscard]] Label make(LabelKind kind, std::size_t order, std::string const& words, double size,
                             FontWeight weight) const;
};

}
