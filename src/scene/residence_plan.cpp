#include "scene/detail/residence_plan.hpp"

#include "scene/colouring.hpp"
#include "scene/detail/occupancy.hpp"
#include "scene/mark_index.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace vigie::scene {

float residence_radius_px(int dwellings, View const& view, double symbol_factor) {
    return detail::RadiusRule(view, symbol_factor)(dwellings);
}

void reckon_places(ResidenceContent& residences) {
    auto const& marks = residences.marks;
    residences.spacing_m = residences.typical_dwellings = 0;
    residences.index = nullptr;
    if (marks.empty()) return;
    residences.index = std::make_shared<MarkIndex const>(marks);
    core::Box all;
    std::vector<int> dwellings;
    dwellings.reserve(marks.size());
    for (auto const& mark : marks) {
        all.include(mark.at);
        dwellings.push_back(mark.dwellings);
    }
    auto const middle = dwellings.begin() + static_cast<std::ptrdiff_t>(dwellings.size() / 2);
    std::ranges::nth_element(dwellings, middle);
    residences.typical_dwellings = *middle;

    constexpr double usual_cell_m = 1'000, most_cells = 1e6;
    double const cell = std::max(usual_cell_m, std::sqrt(all.width() * all.height() / most_cells));
    auto const columns = static_cast<std::size_t>(all.width() / cell) + 1;
    std::vector<std::uint32_t> counts(columns * (static_cast<std::size_t>(all.height() / cell) + 1), 0);
    for (auto const& mark : marks)
        ++counts[static_cast<std::size_t>((mark.at.y - all.min_y) / cell) * columns +
                 static_cast<std::size_t>((mark.at.x - all.min_x) / cell)];
    std::ranges::sort(counts, std::greater{});
    std::size_t reached = 0, most_crowded = 0;
    while (2 * reached < marks.size()) reached += counts[most_crowded++];
    residences.spacing_m = cell / std::sqrt(static_cast<double>(counts[most_crowded - 1]));
}

double symbol_factor(ResidenceContent const& residences, MapStyle const& style, View const& view) {
    constexpr double smallest_px = 1.25, covered_share = 0.4;
    if (!(residences.spacing_m > 0)) return style.symbol_factor;
    double const typical = static_cast<double>(residence_radius_px(residences.typical_dwellings, view, style.symbol_factor));
    double const own_ground = residences.spacing_m / view.metres_per_px * std::sqrt(covered_share / std::numbers::pi);
    double const shrunk = std::max(own_ground, std::min(typical, smallest_px * view.ui_scale));
    return style.symbol_factor * std::min(1.0, shrunk / typical);
}

}

namespace vigie::scene::detail {

namespace {

constexpr double tint_from = 5'000, fill_from = 3'000; // 1:n
constexpr double smallest_footprint_px = 8;
constexpr std::size_t most_discs = 20'000; ///< beyond, close small ones are merged, and said so
constexpr double merge_cell_px = 3;
constexpr float largest_merged_radius = 6;
constexpr double tint_share = 0.35, filtered_out_share = 0.25;

/// Changes when any class or filter mark does: what tells a renderer to upload again. FNV-1a.
std::uint64_t fingerprint(std::vector<std::uint8_t> const& bytes) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (auto const byte : bytes) hash = (hash ^ byte) * 0x100000001b3ULL;
    return hash;
}

/// The colours in use, and the entry of a mark.
struct Colours {
    Colours(Theme const& theme, ResidenceContent const& residences)
        : colouring(residences.colouring)
        , all(palette(theme, colouring, residences.classing.get())) {}
    [[nodiscard]] std::size_t tone(ResidenceMark const& mark) const {
        return tone_of(shade_of(mark), colouring);
    }
    [[nodiscard]] Rgba fill(ResidenceMark const& mark) const { return all[tone(mark)]; }
    [[nodiscard]] bool is_hatched(ResidenceMark const& mark) const { return tone(mark) + 1 == all.size(); }

    Colouring colouring;
    std::vector<Rgba> all;
};

Symbol disc_of(ResidenceMark const& mark, float radius, Colours const& colours, MapStyle const& style, View const& view) {
    Theme const& theme = *style.theme;
    Symbol symbol;
    symbol.at = mark.at;
    symbol.radius = radius;
    symbol.line_width = std::min(static_cast<float>(1.25 * view.ui_scale), radius / 3);
    symbol.fill = colours.fill(mark);
    symbol.line = theme.symbol_line;
    symbol.is_hatched = colours.is_hatched(mark);
    if (mark.is_filtered_out) {
        symbol.fill = with_alpha(symbol.fill, filtered_out_share);
        symbol.line = with_alpha(symbol.line, 0);
        symbol.line_width = 0;
        symbol.is_hatched = false;
    }
    return symbol;
}

/// Half the width of the ink of a letter, for the test of what covers it.
constexpr double letter_share = 0.35;

void add_letter(DrawOverlay& overlay, core::SeverityClass severity, View::Pixel at, Rgba ink, View const& view,
                TextMeasure const& text) {
    Font const font{static_cast<float>(12 * view.ui_scale), FontWeight::semibold};
    std::string const letter(1, core::letter(severity));
    auto const extent = text.measure(letter, font);
    PxText item;
    item.text = letter;
    item.font = font;
    item.colour = ink;
    item.x = static_cast<float>(at.x) - extent.width / 2;
    // Capitals fill 0.727 of Inter's size above the baseline: centre that, not the line.
    item.y = static_cast<float>(at.y) + font.size * 0.727F / 2;
    overlay.items.emplace_back(std::move(item));
}

/// By class the theme says which ink; on the other colours the one that is read better.
Rgba letter_ink(ResidenceMark const& mark, Colours const& colours, Theme const& theme) {
    return colours.colouring == Colouring::severity ? theme.on_fill(mark.severity) : ink_on(colours.fill(mark));
}

/// What the arrow at a symbol's upper right says: of the weights being tried, else of the change the map is coloured by.
int arrow_of(ResidenceMark const& mark, Colouring colouring) {
    if (mark.class_change != 0 || !is_of_change(colouring)) return mark.class_change;
    if (mark.dynamics == core::Dynamics::worse) return 1;
    return mark.dynamics == core::Dynamics::better ? -1 : 0;
}

/// \param room 1 where symbols have their full size; less where they are shrunk, so that arrows never cover a crowded map
void add_badge(DrawSymbols& badges, ResidenceMark const& mark, Colouring colouring, float radius, float room, MapStyle const& style,
               View const& view) {
    constexpr float smallest = 0.3F, legible_plate = 0.6F;
    float const ui = static_cast<float>(view.ui_scale) * std::max(room, smallest);
    float const offset = radius * 0.707F + 4 * ui;
    bool const is_worse = arrow_of(mark, colouring) > 0, is_small = mark.class_change == 0;
    Symbol plate{.at = mark.at, .radius = (is_small ? 5.5F : 8) * ui, .line_width = ui, .fill = style.theme->panel, .line = style.theme->strong};
    plate.offset_x = offset;
    plate.offset_y = -offset;
    Symbol arrow = plate;
    arrow.radius = (is_small ? 3.5F : 4.5F) * ui;
    arrow.line_width = 0;
    arrow.fill = is_worse ? style.theme->danger : style.theme->ok;
    arrow.line = arrow.fill;
    arrow.shape = is_worse ? Shape::triangle_up : Shape::triangle_down;
    if (room >= legible_plate) badges.symbols.push_back(plate);
    badges.symbols.push_back(arrow);
}

/// The class people on site propose, at the upper left: beside the computed one, never in its place.
void add_opinion(DrawSymbols& badges, DrawOverlay& letters, ResidenceMark const& mark, float radius, MapStyle const& style,
                 View const& view, TextMeasure const& text) {
    auto const ui = static_cast<float>(view.ui_scale);
    float const offset = radius * 0.707F + 4 * ui;
    Symbol plate{.at = mark.at, .radius = 8 * ui, .line_width = 1.5F * ui, .fill = style.theme->panel, .line = style.theme->ink};
    plate.offset_x = -offset;
    plate.offset_y = -offset;
    badges.symbols.push_back(plate);
    auto const at = view.to_pixel(mark.at);
    add_letter(letters, *mark.opinion, {at.x - static_cast<double>(offset), at.y - static_cast<double>(offset)},
               style.theme->text, view, text);
}

}

int draw_rank(core::SeverityClass severity) {
    return severity == core::SeverityClass::not_scored ? 0 : static_cast<int>(severity) + 1;
}

FootprintUse footprint_use(ResidenceContent const& residences, View const& view) {
    double const scale = view.scale_denominator();
    if (scale >= tint_from || !residences.footprints->areas) return FootprintUse::none;
    return scale < fill_from ? FootprintUse::filled : FootprintUse::tinted;
}

bool is_drawn_as_footprint(ResidenceContent const& residences, std::uint32_t mark, FootprintUse use, View const& view) {
    if (use != FootprintUse::filled) return false;
    auto const& buildings = *residences.footprints->areas;
    if (mark >= buildings.areas.size() || buildings.areas[mark].empty()) return false;
    core::Box const& box = buildings.boxes[mark];
    return std::max(box.width(), box.height()) / view.metres_per_px >= smallest_footprint_px * view.ui_scale;
}

RadiusRule::RadiusRule(View const& view, double symbol_factor) {
    double const scale = view.scale_denominator();
    // Between the three stated scales the factor follows the logarithm of the scale, so that a zoom has no jump.
    auto const between = [&](double from, double to, double a, double b) {
        return a + (b - a) * std::log(scale / from) / std::log(to / from);
    };
    double factor = 1;
    if (scale >= 25'000) factor = 0.6;
    else if (scale > 10'000) factor = between(10'000, 25'000, 0.8, 0.6);
    else if (scale > 4'000) factor = between(4'000, 10'000, 1, 0.8);
    px_ = factor * symbol_factor * view.ui_scale;
}

float RadiusRule::operator()(int dwellings) const {
    return static_cast<float>(std::max(4.5, 1.55 * std::sqrt(static_cast<double>(std::max(0, dwellings)))) * px_);
}

std::vector<std::uint32_t> marks_in(ResidenceContent const& residences, MapStyle const& style, View const& view,
                                    core::Box const& ground) {
    RadiusRule const radius(view, symbol_factor(residences, style, view));
    core::Box const near = ground.grown(static_cast<double>(radius(usual_dwellings)) * view.metres_per_px);
    bool const has_buildings = footprint_use(residences, view) != FootprintUse::none;
    auto const* const buildings = has_buildings ? residences.footprints->areas.get() : nullptr;
    auto const is_in = [&](std::uint32_t i, ResidenceMark const& mark) {
        if (near.contains(mark.at) || mark.dwellings > usual_dwellings) {
            double const reach = static_cast<double>(radius(mark.dwellings)) * view.metres_per_px;
            if (ground.contains(mark.at) || ground.grown(reach).contains(mark.at)) return true;
        }
        return buildings != nullptr && i < buildings->boxes.size() && ground.meets(buildings->boxes[i]);
    };
    auto const& all = residences.marks;
    std::vector<std::uint32_t> marks;
    if (residences.index) {
        marks = residences.index->near(near, has_buildings ? std::span(residences.footprints->far_reaching) : std::span<std::uint32_t const>());
        std::erase_if(marks, [&](std::uint32_t i) { return !is_in(i, all[i]); });
        return marks;
    }
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (is_in(i, all[i])) marks.push_back(i);
    return marks;
}

namespace {

/// On a map of what stands out, that is drawn over the rest.
bool is_raised(ResidenceContent const& residences, ResidenceMark const& mark) {
    return is_local(residences.colouring) && mark.local.is_tested &&
           (residences.colouring == Colouring::raw_significance ? mark.local.p.step() < significance_steps.size()
                                                                : mark.local.is_significant);
}

/// What is drawn over what: by class, by what stands out, or by the class of a figure, what has no value first. Four bits
std::uint64_t draw_order(ResidenceContent const& residences, ResidenceMark const& mark) {
    if (residences.colouring == Colouring::measure && residences.classing)
        return mark.step < residences.classing->classes() ? mark.step + 1U : 0U;
    return (is_raised(residences, mark) ? 8U : 0U) | static_cast<std::uint64_t>(draw_rank(mark.severity));
}

/// Grows along the draw order; ends with the mark.
std::uint64_t draw_key(ResidenceContent const& residences, std::uint32_t i) {
    auto const& mark = residences.marks[i];
    constexpr std::uint64_t most = (1U << 27) - 1;
    auto const dwellings = std::min(static_cast<std::uint64_t>(std::max(0, mark.dwellings)), most);
    return (static_cast<std::uint64_t>(!mark.is_filtered_out) << 63) |
           (draw_order(residences, mark) << 59) | ((most - dwellings) << 32) | i;
}

std::uint32_t mark_of(std::uint64_t draw_key) { return static_cast<std::uint32_t>(draw_key); }

}

void sort_for_drawing(std::vector<std::uint32_t>& marks, ResidenceContent const& residences) {
    std::vector<std::uint64_t> keys;
    keys.reserve(marks.size());
    for (auto const i : marks) keys.push_back(draw_key(residences, i));
    std::ranges::sort(keys);
    std::ranges::transform(keys, marks.begin(), mark_of);
}

std::size_t merge_dense(std::vector<std::uint32_t>& marks, ResidenceContent const& residences, MapStyle const& style,
                        View const& view) {
    if (marks.size() <= most_discs) return 0;
    RadiusRule const radius(view, symbol_factor(residences, style, view));
    double const cell = merge_cell_px * view.ui_scale * view.metres_per_px;
    float const largest = largest_merged_radius * static_cast<float>(view.ui_scale);
    // Cells of the ground, not of the view: the same marks stay while the map is dragged.
    core::Box seen;
    for (auto const i : marks) seen.include(residences.marks[i].at);
    double const west = std::floor(seen.min_x / cell), south = std::floor(seen.min_y / cell);
    auto const columns = static_cast<std::size_t>(std::floor(seen.max_x / cell) - west) + 1;
    auto const rows = static_cast<std::size_t>(std::floor(seen.max_y / cell) - south) + 1;
    std::vector<std::uint64_t> last(columns * rows, 0); // in draw order, hence of the worst class; 0 = an empty cell
    std::vector<std::uint32_t> kept;
    for (auto const i : marks) {
        auto const& mark = residences.marks[i];
        if (radius(mark.dwellings) >= largest) {
            kept.push_back(i);
            continue;
        }
        auto const column = static_cast<std::size_t>(std::floor(mark.at.x / cell) - west);
        auto const row = static_cast<std::size_t>(std::floor(mark.at.y / cell) - south);
        auto& worst = last[row * columns + column];
        worst = std::max(worst, draw_key(residences, i) + 1);
    }
    for (auto const key : last)
        if (key != 0) kept.push_back(mark_of(key - 1));
    std::size_t const merged = marks.size() - kept.size();
    marks = std::move(kept);
    return merged;
}

void draw_footprints(std::vector<DrawItem>& items, ResidenceContent const& residences, MapStyle const& style, View const& view) {
    FootprintUse const use = footprint_use(residences, view);
    if (use == FootprintUse::none) return;
    Theme const& theme = *style.theme;
    constexpr std::uint8_t not_drawn = 255;
    bool const is_filled = use == FootprintUse::filled;
    Colours const colours(theme, residences);
    auto const filtered_out = static_cast<std::uint8_t>(colours.all.size());

    auto const& buildings = residences.footprints->areas;
    FillAreas fill{.layer = buildings, .palette = {}, .hatched = {}, .fill_of = nullptr, .hatch = theme.hatch};
    for (auto const c : colours.all) fill.palette.push_back(with_alpha(c, is_filled ? 1 : tint_share));
    for (auto const c : colours.all)
        fill.palette.push_back(with_alpha(c, is_filled ? filtered_out_share : filtered_out_share * tint_share));
    fill.hatched.assign(fill.palette.size(), false);
    fill.hatched[colours.all.size() - 1] = true;

    std::vector<std::uint8_t> fill_of(buildings->areas.size(), not_drawn);
    std::vector<std::uint8_t> outlined(fill_of.size(), not_drawn);
    for (std::uint32_t i = 0; i < fill_of.size() && i < residences.marks.size(); ++i) {
        if (is_filled && !is_drawn_as_footprint(residences, i, use, view)) continue;
        auto const& mark = residences.marks[i];
        auto const entry = static_cast<std::uint8_t>(colours.tone(mark));
        fill_of[i] = mark.is_filtered_out ? static_cast<std::uint8_t>(entry + filtered_out) : entry;
        if (!mark.is_filtered_out) outlined[i] = 0;
    }
    fill.fill_version = fingerprint(fill_of);
    fill.fill_of = std::make_shared<std::vector<std::uint8_t> const>(std::move(fill_of));
    items.emplace_back(std::move(fill));
    if (!is_filled) return;
    items.emplace_back(StrokeAreas{.layer = buildings,
                                   .stroke = {theme.symbol_line, static_cast<float>(1.25 * view.ui_scale), {}},
                                   .drawn = std::make_shared<std::vector<std::uint8_t> const>(std::move(outlined))});
}

namespace {

/// Where a mark's letter stands: on its disc, or on its largest building where its point lies between several.
core::Projected letter_place(ResidenceContent const& residences, std::uint32_t i, FootprintUse use, View const& view) {
    auto const& mark = residences.marks[i];
    if (!is_drawn_as_footprint(residences, i, use, view)) return mark.at;
    auto const& buildings = residences.footprints->areas->areas[i];
    if (core::contains(buildings, mark.at)) return mark.at;
    auto const largest = std::ranges::max_element(buildings, {}, [](core::Polygon const& each) { return core::area_m2({each}); });
    auto const middle = core::centroid({*largest});
    return core::contains(buildings, middle) ? middle : mark.at;
}

/// Those of `marks` that are to have a letter and whose letter no disc above covers, in draw order.
std::vector<std::uint32_t> uncovered(std::vector<std::uint32_t> const& marks, ResidenceContent const& residences, FootprintUse use,
                                     RadiusRule const& radius_of, View const& view, auto const& has_letter) {
    std::vector<std::uint32_t> free;
    auto const lowest = std::ranges::find_if(marks, has_letter);
    Occupancy covered(64 * view.ui_scale, {0, 0, view.width_px, view.height_px});
    double const reach = 12 * letter_share * view.ui_scale;
    for (auto it = marks.end(); it != lowest;) { // from the top down, to the lowest that matters
        auto const& mark = residences.marks[*--it];
        auto const letter = has_letter(*it) ? view.to_pixel(letter_place(residences, *it, use, view)) : View::Pixel{};
        if (has_letter(*it) && covered.is_free(PxBox::around(letter.x, letter.y, reach, reach))) free.push_back(*it);
        auto const at = view.to_pixel(mark.at);
        if (!is_drawn_as_footprint(residences, *it, use, view)) covered.add_disc(at.x, at.y, radius_of(mark.dwellings));
    }
    std::ranges::reverse(free);
    return free;
}

}

void draw_residences(std::vector<DrawItem>& items, std::vector<std::uint32_t> const& marks, ResidenceContent const& residences,
                     MapStyle const& style, View const& view, TextMeasure const& text) {
    FootprintUse const use = footprint_use(residences, view);
    double const factor = symbol_factor(residences, style, view);
    RadiusRule const radius_of(view, factor);
    auto const room = static_cast<float>(factor / style.symbol_factor);
    DrawSymbols discs{.symbols = {}, .hatch = style.theme->hatch}, badges = discs;
    DrawOverlay letters, opinions;
    Colours const colours(*style.theme, residences);
    discs.symbols.reserve(marks.size());
    auto const has_letter = [&](std::uint32_t i) {
        auto const& mark = residences.marks[i];
        bool const has_room = is_drawn_as_footprint(residences, i, use, view) ||
                              radius_of(mark.dwellings) >= 8 * static_cast<float>(view.ui_scale);
        bool const is_by_class = residences.colouring != Colouring::measure;
        return has_room && is_by_class && core::is_complex(mark.severity) && !mark.is_filtered_out;
    };
    auto const lettered = uncovered(marks, residences, use, radius_of, view, has_letter);
    for (auto const i : marks) {
        auto const& mark = residences.marks[i];
        if (!is_drawn_as_footprint(residences, i, use, view)) discs.symbols.push_back(disc_of(mark, radius_of(mark.dwellings), colours, style, view));
        if (mark.is_filtered_out) continue;
        float const radius = radius_of(mark.dwellings);
        if (arrow_of(mark, colours.colouring) != 0) add_badge(badges, mark, colours.colouring, radius, room, style, view);
        if (mark.opinion) add_opinion(badges, opinions, mark, radius, style, view, text);
    }
    for (auto const i : lettered) {
        auto const& mark = residences.marks[i];
        add_letter(letters, mark.severity, view.to_pixel(letter_place(residences, i, use, view)), letter_ink(mark, colours, *style.theme), view, text);
    }
    if (!discs.symbols.empty()) items.emplace_back(std::move(discs));
    if (!letters.items.empty()) items.emplace_back(std::move(letters));
    if (!badges.symbols.empty()) items.emplace_back(std::move(badges));
    if (!opinions.items.empty()) items.emplace_back(std::move(opinions));
}

}
