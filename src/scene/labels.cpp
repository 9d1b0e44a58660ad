#include "scene/detail/labels.hpp"

#include "scene/detail/base_map.hpp"
#include "scene/detail/label_candidates.hpp"
#include "scene/detail/residence_plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace vigie::scene::detail {

namespace {

constexpr std::ptrdiff_t most_to_verify_named = 8;
constexpr double share_for_foyers = 1.0 / 16, foyer_label_px2 = 170 * 26;
constexpr std::size_t least_foyers_named = 6;
constexpr double tools_px = 48; ///< that the frame of a window's map leaves to its tools
constexpr double cell_px = 512; ///< labels of a view are decided over whole cells of ground around it

class Placer {
public:
    Placer(MapContent const& content, MapStyle const& style, MapHighlight const& highlight, View const& view,
           TextMeasure const& text, std::vector<PxBox> const& furniture)
        : content_(content)
        , style_(style)
        , highlight_(highlight)
        , view_(view)
        , furniture_(furniture)
        , ground_{view.metres_per_px}
        , ui_(view.ui_scale)
        , maker_{ground_, ui_, content.residences ? symbol_factor(*content.residences, style, view) : style.symbol_factor, view, text}
        , frame_(ground_(style.frame.value_or(view.ground())).grown(-4 * ui_))
        , universe_(universe())
        , drawn_(96 * ui_, ground_(universe_))
        , named_(96 * ui_, ground_(universe_)) {}

    std::vector<Label> place() {
        add_obstacles();
        if (style_.show_foyers) add_foyers();
        if (style_.show_zone_names) add_zones();
        add_residences();
        std::vector<std::uint32_t> order(labels_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return std::tuple(labels_[i].kind, labels_[i].order); });
        std::vector<Label> placed; // labels are heavy: each is moved once
        placed.reserve(labels_.size());
        for (auto const i : order) {
            auto& label = placed.emplace_back(std::move(labels_[i]));
            label.placed = free_place(label);
            if (label.placed) named_.add(label.placed->grown(2 * ui_));
        }
        return placed;
    }

private:
    /// The view grown by a cell and rounded out to whole cells.
    [[nodiscard]] core::Box universe() const {
        double const cell = cell_px * ui_ * view_.metres_per_px;
        core::Box const seen = view_.ground().grown(cell / 2);
        return {std::floor(seen.min_x / cell) * cell, std::floor(seen.min_y / cell) * cell,
                std::ceil(seen.max_x / cell) * cell, std::ceil(seen.max_y / cell) * cell};
    }

    /// A foyer that is seen has a name that is seen: the places inside the frame come first, over discs when there is no other.
    [[nodiscard]] std::optional<PxBox> free_place(Label const& label) const {
        auto const is_over_no_name = [&](PxBox const& box) { return is_allowed(box) && named_.is_free(box); };
        auto const is_free = [&](PxBox const& box) { return is_over_no_name(box) && drawn_.is_free(box); };
        if (label.within) return maker_.first_within(label, is_free);
        auto const& places = label.candidates;
        bool const stays = style_.frame || style_.keep_labels_inside;
        if (stays && label.kind == LabelKind::foyer && is_seen(label)) {
            auto const inside =
                std::ranges::find_if(places, [&](PxBox const& box) { return is_in_frame(box) && is_free(box); });
            if (inside != places.end()) return *inside;
            bool const is_certain = label.foyer != nullptr && !label.foyer->is_to_verify;
            auto const over = std::ranges::find_if(
                places, [&](PxBox const& box) { return is_certain && is_in_frame(box) && is_over_no_name(box); });
            return over != places.end() ? std::optional(*over) : std::nullopt; // better no name than one that is cut
        }
        if (auto const free = std::ranges::find_if(places, is_free); free != places.end()) return *free;
        return label.kind == LabelKind::selection ? std::optional(places.front()) : std::nullopt;
    }

    /// Around the frame of a window's map its tools stand, and the ground is seen beside them.
    [[nodiscard]] bool is_seen(Label const& label) const {
        return label.anchor_box.meets(style_.keep_labels_inside ? frame_ : frame_.grown(tools_px * ui_));
    }

    [[nodiscard]] bool is_in_frame(PxBox const& box) const {
        return box.x0 >= frame_.x0 && box.y0 >= frame_.y0 && box.x1 <= frame_.x1 && box.y1 <= frame_.y1;
    }

    /// In a picture that stays as it is, a label lies wholly inside the frame.
    [[nodiscard]] bool is_allowed(PxBox const& box) const {
        if (!style_.keep_labels_inside) return true;
        auto const origin = ground_(view_.to_ground(0, 0));
        PxBox const in_view = box.moved(-origin.x, -origin.y);
        return is_in_frame(box) &&
               std::ranges::none_of(furniture_, [&](PxBox const& taken) { return taken.meets(in_view); });
    }

    void add_obstacles() {
        if (style_.show_residences && content_.residences) add_residence_obstacles(*content_.residences);
        if (!style_.show_foyers) return;
        for (auto const& foyer : content_.foyers) {
            if (!universe_.meets(foyer.hull.box())) continue;
            for (auto const& polygon : foyer.hull.shape()) add_line_obstacle(polygon.outer);
        }
    }

    void add_residence_obstacles(ResidenceContent const& residences) {
        auto marks = marks_in(residences, style_, view_, universe_);
        merge_dense(marks, residences, style_, view_);
        RadiusRule const radius(view_, symbol_factor(residences, style_, view_));
        for (auto const i : marks) {
            auto const& mark = residences.marks[i];
            if (mark.is_filtered_out) continue;
            auto const at = ground_(mark.at);
            drawn_.add_disc(at.x, at.y, radius(mark.dwellings) + static_cast<float>(ui_));
        }
    }

    /// The band where a foyer's line runs.
    void add_line_obstacle(core::Ring const& ring) {
        double const reach = foyer_grow(view_) + 3 * ui_, step = 8 * ui_;
        PxBox const near = ground_(universe_).grown(reach);
        double next = 0; // px along the edge: on the map of a region most edges are shorter than a step
        for (std::size_t i = 1; i < ring.size(); ++i) {
            auto const a = ground_(ring[i - 1]), b = ground_(ring[i]);
            double const length = std::hypot(b.x - a.x, b.y - a.y);
            for (; next < length; next += step) {
                double const t = next / length;
                double const x = a.x + (b.x - a.x) * t, y = a.y + (b.y - a.y) * t;
                if (near.meets({x, y, x, y})) drawn_.add_disc(x, y, reach);
            }
            next -= length;
        }
    }

    /// Names of foyers may cover a sixteenth of the view: those of a whole region would hide it.
    [[nodiscard]] std::size_t most_foyers_named() const {
        double const area = view_.width_px * view_.height_px / (ui_ * ui_);
        return std::max(least_foyers_named, static_cast<std::size_t>(area * share_for_foyers / foyer_label_px2));
    }

    void add_foyers() {
        std::size_t left = most_foyers_named();
        // Many groups to verify would cover the map with one sentence: the legend says it once.
        auto const to_verify = std::ranges::count_if(content_.foyers, [&](FoyerMark const& foyer) {
            return foyer.is_to_verify && universe_.meets(foyer.hull.box());
        });
        for (std::size_t i = 0; i < content_.foyers.size(); ++i) {
            auto const& foyer = content_.foyers[i];
            core::Box const& hull = foyer.hull.box();
            if (foyer.label.empty() || hull.is_empty() || !universe_.meets(hull)) continue;
            if (foyer.is_to_verify && to_verify > most_to_verify_named) continue;
            labels_.push_back(maker_.foyer(foyer, i + (foyer.is_to_verify ? content_.foyers.size() : 0)));
            if (foyer.is_to_verify) continue;
            if (left > 0)
                --left;
            else
                labels_.back().candidates.clear(); // counted among the hidden
        }
    }

    void add_zones() {
        for (std::size_t layer = 0; layer < content_.zones.size(); ++layer) {
            auto const& zone = content_.zones[layer];
            if (!zone.areas || !is_legible(zone, view_)) continue;
            auto const is_named = [&](ZoneMark const& mark) { return !mark.name.empty() && universe_.contains(mark.label_at); };
            labels_.reserve(labels_.size() + static_cast<std::size_t>(std::ranges::count_if(zone.marks, is_named)));
            for (std::size_t i = 0; i < zone.marks.size() && i < zone.areas->areas.size(); ++i) {
                auto const& mark = zone.marks[i];
                if (!is_named(mark)) continue;
                labels_.push_back(maker_.quartier(mark, zone.areas->areas[i], zone.areas->boxes[i], layer * 100'000 + i));
            }
        }
    }

    void add_residences() {
        if (!style_.show_residences || !content_.residences) return;
        auto const& residences = *content_.residences;
        bool const names_selection = highlight_.selected.size() == 1;
        if (!names_selection && !style_.name_residences) return;
        for (auto const i : marks_in(residences, style_, view_, universe_)) {
            auto const& mark = residences.marks[i];
            bool const is_selected = names_selection && highlight_.selected.front() == i;
            bool const is_named = style_.name_residences && core::is_complex(mark.severity) && !mark.is_filtered_out;
            if ((is_selected || is_named) && !residences.name(i).empty() && universe_.contains(mark.at))
                labels_.push_back(maker_.residence(mark, std::string(residences.name(i)), i, is_selected));
        }
    }

    MapContent const& content_;
    MapStyle const& style_;
    MapHighlight const& highlight_;
    View const& view_;
    std::vector<PxBox> const& furniture_;
    GroundPx ground_;
    double ui_;
    LabelMaker maker_;
    PxBox frame_; ///< ground px
    core::Box universe_;
    Occupancy drawn_; ///< discs, and lines of foyers
    Occupancy named_; ///< names that have their place
    std::vector<Label> labels_;
};

/// Left end of the baseline that centres capitals in a box.
void centre(PxText& item, PxBox const& box, TextMeasure::Extent extent) {
    item.x = static_cast<float>((box.x0 + box.x1) / 2 - extent.width / 2.0);
    item.y = static_cast<float>((box.y0 + box.y1) / 2 + item.font.size * 0.727 / 2);
}

/// From a name that stands apart to the nearest corner of its foyer.
std::optional<PxPath> leader(FoyerMark const& foyer, PxBox const& box, Theme const& theme, View const& view) {
    double const far = foyer_grow(view) + 26 * view.ui_scale;
    std::optional<PxPath> line;
    double nearest = std::numeric_limits<double>::infinity();
    for (auto const& polygon : foyer.hull.shape())
        for (auto const& corner : polygon.outer) {
            auto const to = view.to_pixel(corner);
            View::Pixel const from{std::clamp(to.x, box.x0, box.x1), std::clamp(to.y, box.y0, box.y1)};
            double const length = std::hypot(to.x - from.x, to.y - from.y);
            if (length >= nearest) continue;
            nearest = length;
            line = PxPath{{from, to}, false, std::nullopt, Stroke{theme.ink, static_cast<float>(1.25 * view.ui_scale), {}}};
        }
    return nearest > far ? line : std::nullopt;
}

void draw(DrawOverlay& overlay, Label const& label, PxBox const& box, MapStyle const& style, View const& view) {
    Theme const& theme = *style.theme;
    auto const ui = static_cast<float>(view.ui_scale);
    PxText item{.x = 0,
                .y = 0,
                .text = label.text,
                .font = label.font,
                .colour = theme.map_text,
                .halo_width = halo_px * ui,
                .halo = theme.halo};
    centre(item, box, label.extent);
    if (label.kind != LabelKind::quartier) item.colour = theme.text;
    if (label.foyer && !label.foyer->is_to_verify) {
        bool const is_fragile = label.foyer->is_solid == false;
        PxRect plate{.x = static_cast<float>(box.x0),
                     .y = static_cast<float>(box.y0),
                     .width = static_cast<float>(box.width()),
                     .height = static_cast<float>(box.height()),
                     .radius = 4 * ui,
                     .fill = is_fragile ? theme.panel : theme.ink,
                     .line = Stroke{theme.ink, 1.25F * ui, {}},
                     .hatch = {}};
        if (auto line = leader(*label.foyer, box, theme, view)) overlay.items.emplace_back(std::move(*line));
        overlay.items.emplace_back(plate);
        item.halo_width = 0;
        item.colour = is_fragile ? theme.text : theme.panel;
    }
    overlay.items.emplace_back(std::move(item));
}

}

LabelResult place_labels(MapContent const& content, MapStyle const& style, MapHighlight const& highlight,
                         View const& view, TextMeasure const& text, std::vector<PxBox> const& furniture) {
    LabelResult result;
    auto const labels = Placer(content, style, highlight, view, text, furniture).place();
    PxBox const seen{0, 0, view.width_px, view.height_px};
    auto const origin = GroundPx{view.metres_per_px}(view.to_ground(0, 0));
    std::vector<std::pair<Label const*, PxBox>> shown;
    for (auto const& label : labels) {
        if (!label.placed) {
            result.hidden += label.anchor_box.moved(-origin.x, -origin.y).meets(seen) ? 1 : 0;
            continue;
        }
        PxBox const box = label.placed->moved(-origin.x, -origin.y);
        if (!box.meets(seen)) continue;
        bool const is_under = std::ranges::any_of(furniture, [&](PxBox const& taken) { return taken.meets(box); });
        if (is_under || shown.size() == most_labels)
            ++result.hidden;
        else
            shown.emplace_back(&label, box);
    }
    // The most important is drawn last, over the rest.
    for (auto it = shown.rbegin(); it != shown.rend(); ++it) draw(result.overlay, *it->first, it->second, style, view);
    return result;
}

PxText selection_name(ResidenceContent const& residences, std::uint32_t mark, MapStyle const& style, View const& view,
                      TextMeasure const& text) {
    auto const ui = static_cast<float>(view.ui_scale);
    PxText item{.x = 0,
                .y = 0,
                .text = std::string(residences.name(mark)),
                .font = {12 * ui, FontWeight::semibold},
                .colour = style.theme->text,
                .halo_width = halo_px * ui,
                .halo = style.theme->halo};
    auto const extent = text.measure(item.text, item.font);
    auto const at = view.to_pixel(residences.marks[mark].at);
    float const radius = residence_radius_px(residences.marks[mark].dwellings, view, symbol_factor(residences, style, view));
    item.x = static_cast<float>(at.x) - extent.width / 2;
    item.y = static_cast<float>(at.y) + radius + 8 * ui + item.font.size * 0.8F;
    return item;
}

}
