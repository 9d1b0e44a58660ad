#pragma once

#include "scene/map_scene.hpp"
#include "text/language.hpp"

#include <memory>
#include <string>

/// Small maps drawn by hand for the tests.
namespace vigie::scene::test {

/// A character is 7/12 of the size wide: enough to lay labels out without a font.
class FixedMeasure final : public TextMeasure {
  public:
    [[nodiscard]] Extent measure(std::string const& text, Font font) const override {
        return {static_cast<float>(text.size()) * font.size * 7 / 12, font.size * 0.9F, font.size * 0.3F};
    }
};

inline core::MultiPolygon square(double x, double y, double half) {
    return {core::Polygon{{{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}, {x - half, y - half}}, {}}};
}

inline ResidenceMark mark(double x, double y, core::SeverityClass severity, int dwellings = 40) {
    ResidenceMark m;
    m.at = {x, y};
    m.severity = severity;
    m.dwellings = dwellings;
    return m;
}

inline MapContent with_residences(std::vector<ResidenceMark> marks) {
    MapContent content;
    auto residences = std::make_shared<ResidenceContent>();
    std::vector<std::string> names;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        marks[i].index = static_cast<std::uint32_t>(i);
        names.push_back("R" + std::to_string(i));
        content.extent.include(marks[i].at);
    }
    residences->names = std::make_shared<Names const>(names);
    residences->marks = std::move(marks);
    content.residences = residences;
    return content;
}

inline std::shared_ptr<AreaLayer> areas_of(std::vector<core::MultiPolygon> areas) {
    auto layer = std::make_shared<AreaLayer>();
    for (auto& area : areas) {
        layer->boxes.push_back(core::bounds(area));
        layer->areas.push_back(std::move(area));
    }
    return layer;
}

/// 1000 × 800 px at 1:n, centred on a place.
inline View view_at(double denominator, core::Projected centre = {}) {
    return at_scale({.centre = centre, .metres_per_px = 1, .width_px = 1000, .height_px = 800, .ui_scale = 1}, denominator);
}

template <typename Item> std::vector<Item> all(DrawList const& list) {
    std::vector<Item> found;
    for (auto const& item : list.items)
        if (auto const* it = std::get_if<Item>(&item)) found.push_back(*it);
    return found;
}

inline std::vector<PxText> texts(DrawList const& list) {
    std::vector<PxText> found;
    for (auto const& overlay : all<DrawOverlay>(list))
        for (auto const& item : overlay.items)
            if (auto const* text = std::get_if<PxText>(&item)) found.push_back(*text);
    return found;
}

inline std::optional<PxText> text_of(DrawList const& list, std::string const& words) {
    for (auto const& text : texts(list))
        if (text.text == words) return text;
    return std::nullopt;
}

inline DrawList build(MapContent const& content, View const& view, MapStyle const& style = {}, MapHighlight const& highlight = {}) {
    text::set_language(text::Language::en);
    return build_map(content, style, highlight, view, FixedMeasure{});
}

}
