#include "scene/detail/label_candidates.hpp"

#include "scene/detail/base_map.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vigie::scene::detail {

namespace {

constexpr double box_height_px = 26, box_padding_px = 12;
constexpr double least_share_of_name = 0.75;

}

std::vector<View::Pixel> const& around_middle() {
    static auto const places = [] {
        std::vector<View::Pixel> all{{0, 0}};
        for (double const reach : {20.0, 40.0, 60.0, 80.0, 100.0})
            for (int s = 0; s < 12; ++s) {
                double const angle = -std::numbers::pi / 2 + 2 * std::numbers::pi * s / 12;
                all.push_back({reach * std::cos(angle), reach * std::sin(angle)});
            }
        return all;
    }();
    return places;
}

Label LabelMaker::make(LabelKind kind, std::size_t order, std::string const& words, double size,
                       FontWeight weight) const {
    Label label;
    label.kind = kind;
    label.order = order;
    label.text = words;
    label.font = {static_cast<float>(size * ui), weight};
    label.extent = text.measure(words, label.font);
    return label;
}

/// Above, below, beside, then the same a little farther out and shifted along the side.
Label LabelMaker::foyer(FoyerMark const& foyer, std::size_t order) const {
    Label label = make(LabelKind::foyer, order, foyer.label, foyer.is_to_verify ? 12 : 12.5, FontWeight::semibold);
    core::Box const& bounds = foyer.hull.box();
    label.foyer = &foyer;
    label.anchor = ground(bounds.centre());
    label.anchor_box = ground(bounds);
    double const half_w = label.extent.width / 2.0 + box_padding_px * ui, half_h = box_height_px * ui / 2;
    PxBox const hull = label.anchor_box.grown(foyer_grow(view) + 8 * ui);
    auto const c = label.anchor;
    for (double const out : {0.0, 14.0, 32.0, 56.0, 84.0})
        for (double const shift : {0.0, -0.5, 0.5, -1.0, 1.0}) {
            double const o = out * ui, dx = shift * hull.width() / 2, dy = shift * hull.height() / 2;
            label.candidates.push_back(PxBox::around(c.x + dx, hull.y0 - half_h - o, half_w, half_h));
            label.candidates.push_back(PxBox::around(c.x + dx, hull.y1 + half_h + o, half_w, half_h));
            label.candidates.push_back(PxBox::around(hull.x1 + half_w + o, c.y + dy, half_w, half_h));
            label.candidates.push_back(PxBox::around(hull.x0 - half_w - o, c.y + dy, half_w, half_h));
        }
    return label;
}

Label LabelMaker::quartier(ZoneMark const& mark, core::MultiPolygon const& shape, core::Box const& bounds,
                           std::size_t order) const {
    Label label = make(LabelKind::quartier, order, mark.name, 14, FontWeight::medium);
    label.anchor = ground(mark.label_at);
    label.anchor_box = PxBox::around(label.anchor.x, label.anchor.y, 1, 1);
    bool const is_wider = ground(bounds).width() < least_share_of_name * label.extent.width; // than its ground
    if (!is_wider) label.within = {&mark, &shape, &bounds};
    return label;
}

Label LabelMaker::residence(ResidenceMark const& mark, std::string const& name, std::uint32_t index,
                            bool is_selected) const {
    LabelKind const kind = is_selected                               ? LabelKind::selection
                           : mark.severity == core::SeverityClass::d ? LabelKind::class_d
                                                                     : LabelKind::class_c;
    // Big residences first: with equal class they touch more households.
    auto const order = static_cast<std::size_t>(1'000'000 - std::clamp(mark.dwellings, 0, 999'999)) * 1'000'000 + index;
    Label label = make(kind, order, name, 12, is_selected ? FontWeight::semibold : FontWeight::medium);
    label.anchor = ground(mark.at);
    double const r = residence_radius_px(mark.dwellings, view, symbol_factor) + (is_selected ? 7 : 3) * ui;
    double const half_w = label.extent.width / 2.0 + ui, half_h = label.font.size * 0.6;
    label.anchor_box = PxBox::around(label.anchor.x, label.anchor.y, r, r);
    auto const at = [&](double dx, double dy) {
        label.candidates.push_back(PxBox::around(label.anchor.x + dx, label.anchor.y + dy, half_w, half_h));
    };
    if (is_selected) at(0, r + half_h);
    at(r + half_w, 0);
    at(-r - half_w, 0);
    at(0, r + half_h);
    at(0, -r - half_h);
    at(0.75 * r + half_w, -0.75 * r - half_h * 0.5);
    at(0.75 * r + half_w, 0.75 * r + half_h * 0.5);
    return label;
}

}
