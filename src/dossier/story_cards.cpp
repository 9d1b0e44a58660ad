// Where the cards of neighbourhoods stand on the map of a story.
#include "dossier/story_page.hpp"

#include "scene/classing.hpp"

#include <algorithm>
#include <numeric>

namespace vigie::dossier {

namespace {

bool meet(core::Box const& a, core::Box const& b) {
    return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

core::Box box_at(double x, double y, CardSize size) {
    return {x - size.width / 2, y - size.height / 2, x + size.width / 2, y + size.height / 2};
}

/// Of a name, or of the box round one.
void add_box(std::vector<core::Box>& boxes, scene::PxItem const& item, scene::TextMeasure const& text) {
    if (auto const* rect = std::get_if<scene::PxRect>(&item))
        boxes.push_back({static_cast<double>(rect->x), static_cast<double>(rect->y),
                         static_cast<double>(rect->x + rect->width), static_cast<double>(rect->y + rect->height)});
    if (auto const* words = std::get_if<scene::PxText>(&item)) {
        auto const size = text.measure(words->text, words->font);
        boxes.push_back({static_cast<double>(words->x), static_cast<double>(words->y - size.ascent),
                         static_cast<double>(words->x + size.width), static_cast<double>(words->y + size.descent)});
    }
}

/// Where a card may stand, in widths and heights of its own: over its place, then further and further around it.
constexpr scene::View::Pixel shifts[] = {{0, 0},        {0, -0.8},    {0, 0.8},     {-0.55, 0},  {0.55, 0},
                                         {-0.55, -0.8}, {0.55, -0.8}, {-0.55, 0.8}, {0.55, 0.8}, {0, 1.4},
                                         {0, -1.4},     {-0.9, 0},    {0.9, 0},     {0, 2},      {0, -2}};

}

std::vector<core::Box> covered_by_page(StoryPage const& page, scene::MapStyle const& style, scene::View const& view,
                                       scene::TextMeasure const& text) {
    auto boxes = scene::furniture_boxes(*page.content, style, view, text);
    if (page.shows_foyers && !page.content->foyers.empty()) {
        scene::MapContent foyers; // their names alone: cheap enough for each frame
        foyers.foyers = page.content->foyers;
        for (auto const& item : scene::build_map(foyers, style, {}, view, text).items)
            if (auto const* overlay = std::get_if<scene::DrawOverlay>(&item))
                for (auto const& mark : overlay->items)
                    add_box(boxes, mark, text);
    }
    if (!page.classing || !page.classing->largest_disc || page.content->zones.empty()) return boxes;
    for (auto const& mark : page.content->zones.front().marks) {
        if (!mark.value) continue;
        auto const at = view.to_pixel(mark.label_at);
        double const r =
            static_cast<double>(scene::count_radius_px(*mark.value, *page.classing->largest_disc)) * view.ui_scale;
        boxes.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
    }
    return boxes;
}

std::vector<PlacedCard> placed_cards(std::vector<StoryCard> const& cards, scene::View const& view,
                                     std::vector<core::Box> const& taken,
                                     std::function<CardSize(StoryCard const&, PlacedCard::Form)> const& size_of) {
    std::vector<std::size_t> order(cards.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](auto a, auto b) {
        if (cards[a].is_framed != cards[b].is_framed) return cards[a].is_framed;
        return cards[a].severity > cards[b].severity && cards[a].severity != core::SeverityClass::not_scored;
    });
    double const edge = 6 * view.ui_scale;
    core::Box const inside{edge, edge, view.width_px - edge, view.height_px - edge};
    std::vector<PlacedCard> placed;
    auto const is_free = [&](core::Box const& box) {
        if (box.min_x < inside.min_x || box.max_x > inside.max_x || box.min_y < inside.min_y ||
            box.max_y > inside.max_y)
            return false;
        auto const room = box.grown(4 * view.ui_scale);
        return std::ranges::none_of(taken, [&](auto const& each) { return meet(room, each); }) &&
               std::ranges::none_of(placed, [&](auto const& each) { return meet(room, each.box); });
    };
    for (auto const card : order) {
        auto const at = view.to_pixel(cards[card].at);
        if (at.x < 0 || at.y < 0 || at.x > view.width_px || at.y > view.height_px) continue;
        for (auto const form : {PlacedCard::Form::whole, PlacedCard::Form::name, PlacedCard::Form::chip}) {
            auto const size = size_of(cards[card], form);
            auto const free = std::ranges::find_if(shifts, [&](auto const& shift) {
                return is_free(box_at(at.x + shift.x * size.width, at.y + shift.y * size.height, size));
            });
            if (free == std::end(shifts)) continue;
            placed.push_back({card, form, box_at(at.x + free->x * size.width, at.y + free->y * size.height, size)});
            break;
        }
    }
    return placed;
}

}
