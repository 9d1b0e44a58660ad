#include "scene/detail/labels.hpp"

#include "scene/detail/base_map.hpp"
#include "scene/detail/residence_plan.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace vigie::scene::detail {

namespace {

constexpr double cell_px = 1024; ///< labels of a view are decided over whole cells of ground around it
constexpr float halo_px = 3;
constexpr double box_height_px = 26, box_padding_px = 12;

/// Pixels counted from the origin of the coordinate system: the same for every pan of one scale.
struct GroundPx {
    double metres_per_px;
    [[nodiscard]] View::Pixel operator()(core::Projected p) const { return {p.x / metres_per_px, -p.y / metres_per_px}; }
};

enum class Kind { selection, foyer, quartier, class_d, class_c };

struct Label {
    Kind kind = Kind::quartier;
    std::size_t order = 0; ///< among its kind
    std::string text;
    Font font;
    View::Pixel anchor;
    PxBox anchor_box;
    std::vector<PxBox> candidates; ///< best first
    FoyerMark const* foyer = nullptr;
    std::optional<PxBox> placed;
    TextMeasure::Extent extent;
};

class Placer {
  public:
    Placer(MapContent const& content, MapStyle const& style, MapHighlight const& highlight, View const& view,
           TextMeasure const& text, std::vector<PxBox> const& furniture)
        : content_(content), style_(style), highlight_(highlight), view_(view), text_(text), furniture_(furniture), ground_{view.metres_per_px},
          ui_(view.ui_scale), taken_(96 * view.ui_scale) {}

    std::vector<Label> place() {
        universe_ = universe();
        add_obstacles();
        if (style_.show_foyers) add_foyers();
        if (style_.show_zone_names) add_zones();
        add_residences();
        std::ranges::stable_sort(labels_, {}, [](Label const& l) { return std::tuple(l.kind, l.order); });
        for (auto& label : labels_) {
            auto const free = std::ranges::find_if(
                label.candidates, [&](PxBox const& box) { return is_allowed(box) && taken_.is_free(box); });
            if (free != label.candidates.end()) label.placed = *free;
            else if (label.kind == Kind::selection) label.placed = label.candidates.front();
            if (label.placed) taken_.add(label.placed->grown(2 * ui_));
        }
        return std::move(labels_);
    }

  private:
    /// The view grown by a cell and rounded out to whole cells.
    [[nodiscard]] core::Box universe() const {
        double const cell = cell_px * ui_ * view_.metres_per_px;
        core::Box const seen = view_.ground().grown(cell / 2);
        return {std::floor(seen.min_x / cell) * cell, std::floor(seen.min_y / cell) * cell, std::ceil(seen.max_x / cell) * cell,
                std::ceil(seen.max_y / cell) * cell};
    }

    /// In a picture that stays as it is, a label lies wholly inside the frame.
    [[nodiscard]] bool is_allowed(PxBox const& box) const {
        if (!style_.keep_labels_inside) return true;
        auto const origin = ground_(view_.to_ground(0, 0));
        PxBox const inside = PxBox{origin.x, origin.y, origin.x + view_.width_px, origin.y + view_.height_px}.grown(-4 * ui_);
        if (box.x0 < inside.x0 || box.y0 < inside.y0 || box.x1 > inside.x1 || box.y1 > inside.y1) return false;
        PxBox const in_view = box.moved(-origin.x, -origin.y);
        return std::ranges::none_of(furniture_, [&](PxBox const& taken) { return taken.meets(in_view); });
    }

    void add_obstacles() {
        if (style_.show_residences && content_.residences)
            for (auto const i : marks_in(*content_.residences, style_, view_, universe_)) {
                auto const& mark = content_.residences->marks[i];
                if (mark.is_filtered_out) continue;
                auto const at = ground_(mark.at);
                taken_.add_disc(at.x, at.y, residence_radius_px(mark.dwellings, view_, style_.symbol_factor) + ui_);
            }
        if (!style_.show_foyers) return;
        for (auto const& foyer : content_.foyers)
            for (auto const& polygon : foyer.hull) add_line_obstacle(polygon.outer);
    }

    /// The band where a foyer's line runs.
    void add_line_obstacle(core::Ring const& ring) {
        double const reach = (foyer_grow_px + 3) * ui_, step = 8 * ui_;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            auto const a = ground_(ring[i - 1]), b = ground_(ring[i]);
            double const length = std::hypot(b.x - a.x, b.y - a.y);
            int const steps = std::clamp(static_cast<int>(length / step), 1, 400);
            for (int s = 0; s < steps; ++s) {
                double const t = static_cast<double>(s) / steps;
                taken_.add_disc(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, reach);
            }
        }
    }

    Label make(Kind kind, std::size_t order, std::string const& text, float size, FontWeight weight) {
        Label label;
        label.kind = kind;
        label.order = order;
        label.text = text;
        label.font = {static_cast<float>(size * ui_), weight};
        label.extent = text_.measure(text, label.font);
        return label;
    }

    void add_foyers() {
        for (std::size_t i = 0; i < content_.foyers.size(); ++i) {
            auto const& foyer = content_.foyers[i];
            core::Box const hull = core::bounds(foyer.hull);
            if (foyer.label.empty() || hull.is_empty() || !universe_.meets(hull)) continue;
            Label label = make(Kind::foyer, i + (foyer.is_to_verify ? content_.foyers.size() : 0), foyer.label,
                               foyer.is_to_verify ? 12 : 12.5F, FontWeight::semibold);
            label.foyer = &foyer;
            label.anchor = ground_(hull.centre());
            auto const low = ground_({hull.min_x, hull.max_y}), high = ground_({hull.max_x, hull.min_y});
            label.anchor_box = {low.x, low.y, high.x, high.y};
            add_foyer_candidates(label);
            labels_.push_back(std::move(label));
        }
    }

    /// Above, below, beside, then the same a little farther out and shifted along the side.
    void add_foyer_candidates(Label& label) const {
        double const half_w = label.extent.width / 2.0 + box_padding_px * ui_, half_h = box_height_px * ui_ / 2;
        PxBox const hull = label.anchor_box.grown((foyer_grow_px + 8) * ui_);
        auto const c = label.anchor;
        for (double const out : {0.0, 14.0, 32.0, 56.0})
            for (double const shift : {0.0, -0.5, 0.5, -1.0, 1.0}) {
                double const o = out * ui_, dx = shift * hull.width() / 2, dy = shift * hull.height() / 2;
                label.candidates.push_back(PxBox::around(c.x + dx, hull.y0 - half_h - o, half_w, half_h));
                label.candidates.push_back(PxBox::around(c.x + dx, hull.y1 + half_h + o, half_w, half_h));
                label.candidates.push_back(PxBox::around(hull.x1 + half_w + o, c.y + dy, half_w, half_h));
                label.candidates.push_back(PxBox::around(hull.x0 - half_w - o, c.y + dy, half_w, half_h));
            }
    }

    void add_zones() {
        for (std::size_t layer = 0; layer < content_.zones.size(); ++layer) {
            auto const& zone = content_.zones[layer];
            if (!zone.areas) continue;
            for (std::size_t i = 0; i < zone.marks.size() && i < zone.areas->areas.size(); ++i) add_zone(zone, layer, i);
        }
    }

    void add_zone(ZoneContent const& zone, std::size_t layer, std::size_t i) {
        auto const& mark = zone.marks[i];
        if (mark.name.empty() || !universe_.contains(mark.label_at)) return;
        Label label = make(Kind::quartier, layer * 100'000 + i, mark.name, 14, FontWeight::medium);
        label.anchor = ground_(mark.label_at);
        label.anchor_box = PxBox::around(label.anchor.x, label.anchor.y, 1, 1);
        double const half_w = label.extent.width / 2.0 + halo_px * ui_, half_h = label.font.size * 0.62 + halo_px * ui_ / 2.0;
        bool const is_inside = core::contains(zone.areas->areas[i], mark.label_at);
        for (double const reach : {0.0, 20.0, 40.0, 60.0, 80.0, 100.0}) {
            int const steps = reach == 0 ? 1 : 12;
            for (int s = 0; s < steps; ++s) {
                double const angle = -1.5707963267948966 + 6.283185307179586 * s / steps;
                double const dx = reach * ui_ * std::cos(angle), dy = reach * ui_ * std::sin(angle);
                core::Projected const there{mark.label_at.x + dx * view_.metres_per_px, mark.label_at.y - dy * view_.metres_per_px};
                if (is_inside && !core::contains(zone.areas->areas[i], there)) continue;
                label.candidates.push_back(PxBox::around(label.anchor.x + dx, label.anchor.y + dy, half_w, half_h));
            }
        }
        labels_.push_back(std::move(label));
    }

    void add_residences() {
        if (!style_.show_residences || !content_.residences) return;
        auto const& residences = *content_.residences;
        bool const names_selection = highlight_.selected.size() == 1;
        for (std::uint32_t i = 0; i < residences.marks.size() && i < residences.names.size(); ++i) {
            auto const& mark = residences.marks[i];
            bool const is_selected = names_selection && highlight_.selected.front() == i;
            bool const is_named = style_.name_residences && core::is_complex(mark.severity) && !mark.is_filtered_out;
            if ((is_selected || is_named) && !residences.names[i].empty() && universe_.contains(mark.at)) add_residence(i, is_selected);
        }
    }

    void add_residence(std::uint32_t i, bool is_selected) {
        auto const& mark = content_.residences->marks[i];
        Kind const kind = is_selected ? Kind::selection : mark.severity == core::SeverityClass::d ? Kind::class_d : Kind::class_c;
        // Big residences first: with equal class they touch more households.
        auto const order = static_cast<std::size_t>(1'000'000 - std::clamp(mark.dwellings, 0, 999'999)) * 1'000'000 + i;
        Label label = make(kind, order, content_.residences->names[i], 12, is_selected ? FontWeight::semibold : FontWeight::medium);
        label.anchor = ground_(mark.at);
        double const r = residence_radius_px(mark.dwellings, view_, style_.symbol_factor) + (is_selected ? 7 : 3) * ui_;
        double const half_w = label.extent.width / 2.0 + ui_, half_h = label.font.size * 0.6;
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
        labels_.push_back(std::move(label));
    }

    MapContent const& content_;
    MapStyle const& style_;
    MapHighlight const& highlight_;
    View const& view_;
    TextMeasure const& text_;
    std::vector<PxBox> const& furniture_;
    GroundPx ground_;
    double ui_;
    Occupancy taken_;
    core::Box universe_;
    std::vector<Label> labels_;
};

/// Left end of the baseline that centres capitals in a box.
void centre(PxText& item, PxBox const& box, TextMeasure::Extent extent) {
    item.x = static_cast<float>((box.x0 + box.x1) / 2 - extent.width / 2.0);
    item.y = static_cast<float>((box.y0 + box.y1) / 2 + item.font.size * 0.727 / 2);
}

void draw(DrawOverlay& overlay, Label const& label, PxBox const& box, MapStyle const& style, View const& view) {
    Theme const& theme = *style.theme;
    auto const ui = static_cast<float>(view.ui_scale);
    PxText item{.x = 0, .y = 0, .text = label.text, .font = label.font, .colour = theme.map_text, .halo_width = halo_px * ui,
                .halo = theme.halo};
    centre(item, box, label.extent);
    if (label.kind != Kind::quartier) item.colour = theme.text;
    if (label.foyer && !label.foyer->is_to_verify) {
        bool const is_fragile = label.foyer->is_solid == false;
        PxRect plate{.x = static_cast<float>(box.x0), .y = static_cast<float>(box.y0), .width = static_cast<float>(box.width()),
                     .height = static_cast<float>(box.height()), .radius = 4 * ui,
                     .fill = is_fragile ? theme.panel : theme.ink, .line = Stroke{theme.ink, 1.25F * ui, {}}, .hatch = {}};
        overlay.items.emplace_back(plate);
        item.halo_width = 0;
        item.colour = is_fragile ? theme.text : theme.panel;
    }
    overlay.items.emplace_back(std::move(item));
}

}

LabelResult place_labels(MapContent const& content, MapStyle const& style, MapHighlight const& highlight, View const& view,
                         TextMeasure const& text, std::vector<PxBox> const& furniture) {
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
        if (is_under || shown.size() == most_labels) ++result.hidden;
        else shown.emplace_back(&label, box);
    }
    // The most important is drawn last, over the rest.
    for (auto it = shown.rbegin(); it != shown.rend(); ++it) draw(result.overlay, *it->first, it->second, style, view);
    return result;
}

PxText selection_name(ResidenceContent const& residences, std::uint32_t mark, MapStyle const& style, View const& view,
                      TextMeasure const& text) {
    auto const ui = static_cast<float>(view.ui_scale);
    PxText item{.x = 0, .y = 0, .text = residences.names[mark], .font = {12 * ui, FontWeight::semibold},
                .colour = style.theme->text, .halo_width = halo_px * ui, .halo = style.theme->halo};
    auto const extent = text.measure(item.text, item.font);
    auto const at = view.to_pixel(residences.marks[mark].at);
    float const radius = residence_radius_px(residences.marks[mark].dwellings, view, style.symbol_factor);
    item.x = static_cast<float>(at.x) - extent.width / 2;
    item.y = static_cast<float>(at.y) + radius + 8 * ui + item.font.size * 0.8F;
    return item;
}

}
