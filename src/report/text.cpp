#include "report/text.hpp"

#include "report/detail/ink.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

namespace vigie::report {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T> using Object = std::unique_ptr<T, Unref>;
struct FreeAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

constexpr double tracking_em = -0.014, tracked_under_pt = 9;

PangoWeight pango_weight(scene::FontWeight weight) {
    switch (weight) {
    case scene::FontWeight::regular: return PANGO_WEIGHT_NORMAL;
    case scene::FontWeight::medium: return PANGO_WEIGHT_MEDIUM;
    case scene::FontWeight::semibold: return PANGO_WEIGHT_SEMIBOLD;
    case scene::FontWeight::bold: return PANGO_WEIGHT_BOLD;
    }
    return PANGO_WEIGHT_NORMAL;
}

guint16 channel(std::uint8_t value) { return static_cast<guint16>(value * 257); }

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

/// Width and lines of what was measured, by all that they depend on. Sheets measure the same words again and again, to find room
/// and then to draw, and a batch says the same words on every sheet. Bounded: it begins again when it is full.
class Measured {
public:
    struct Entry {
        double width = 0;
        int lines = 1;
    };

    static std::string key_of(Paragraph const& paragraph) {
        std::string key;
        for (auto const& run : paragraph.runs) {
            key += static_cast<char>('0' + static_cast<int>(run.weight));
            key += run.is_italic ? '/' : '|';
            key += run.text;
            key += '\0';
        }
        key += paragraph.is_label ? 'l' : 't';
        for (double const part : {paragraph.size, paragraph.width})
            key.append(reinterpret_cast<char const*>(&part), sizeof part);
        return key;
    }
    [[nodiscard]] Entry const* find(std::string const& key) const {
        auto const found = entries_.find(key);
        return found == entries_.end() ? nullptr : &found->second;
    }
    void add(std::string key, Entry entry) {
        if (entries_.size() >= most) entries_.clear();
        entries_.emplace(std::move(key), entry);
    }

private:
    static constexpr std::size_t most = 20'000; ///< some megabytes
    std::unordered_map<std::string, Entry> entries_;
};

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}

namespace {

/// Fonts are found and opened once a thread, whatever the number of sheets.
PangoFontMap* fonts_of_thread() {
    thread_local Object<PangoFontMap> const fonts = [] {
        Object<PangoFontMap> made(pango_cairo_font_map_new());
        pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(made.get()), 72);
        return made;
    }();
    return fonts.get();
}

}

struct Typesetter::Impl {
    Object<PangoContext> context;

    Impl() {
        context.reset(pango_font_map_create_context(fonts_of_thread()));
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context.get(), options);
        cairo_font_options_destroy(options);
        pango_context_set_round_glyph_positions(context.get(), FALSE);
    }

    [[nodiscard]] Object<PangoLayout> layout(Paragraph const& paragraph) const {
        Object<PangoLayout> made(pango_layout_new(context.get()));
        std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_from_string("Inter, DejaVu Sans"));
        pango_font_description_set_absolute_size(font.get(), paragraph.size * PANGO_SCALE);
        pango_layout_set_font_description(made.get(), font.get());
        std::unique_ptr<PangoAttrList, FreeAttributes> attributes(pango_attr_list_new());
        std::string text;
        for (auto const& run : paragraph.runs) {
            std::size_t const from = text.size();
            text += run.text;
            add(attributes.get(), pango_attr_weight_new(pango_weight(run.weight)), from, text.size());
            if (run.is_italic) add(attributes.get(), pango_attr_style_new(PANGO_STYLE_ITALIC), from, text.size());
            if (auto const c = run.colour)
                add(attributes.get(), pango_attr_foreground_new(channel(c->r), channel(c->g), channel(c->b)), from, text.size());
        }
        auto const* const features = paragraph.is_label ? "tnum=0,kern=0,calt=0,liga=0" : "tnum=1";
        add(attributes.get(), pango_attr_font_features_new(features), 0, text.size());
        if (paragraph.size < tracked_under_pt)
            add(attributes.get(), pango_attr_letter_spacing_new(static_cast<int>(std::lround(tracking_em * paragraph.size * PANGO_SCALE))),
                0, text.size());
        pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_attributes(made.get(), attributes.get());
        if (paragraph.width > 0) {
            pango_layout_set_width(made.get(), static_cast<int>(paragraph.width * PANGO_SCALE));
            pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
        }
        pango_layout_set_alignment(made.get(), paragraph.align == Align::left     ? PANGO_ALIGN_LEFT
                                               : paragraph.align == Align::centre ? PANGO_ALIGN_CENTER
                                                                                  : PANGO_ALIGN_RIGHT);
        return made;
    }
};

Typesetter::Typesetter() : impl_(std::make_unique<Impl>()) {}
Typesetter::~Typesetter() = default;

scene::TextMeasure::Extent Typesetter::measure(std::string const& text, scene::Font font) const {
    auto const layout = impl_->layout({.runs = {{text, font.weight, false, {}}}, .size = font.size, .is_label = true});
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    double const ascent = points(pango_layout_get_baseline(layout.get()));
    return {static_cast<float>(points(logical.width)), static_cast<float>(ascent), static_cast<float>(points(logical.height) - ascent)};
}

Typesetter::Size Typesetter::size(Paragraph const& paragraph) const {
    thread_local Measured measured; // one context is as good as another: the same fonts, the same options
    auto key = Measured::key_of(paragraph);
    auto const size_of = [&](Measured::Entry const& entry) {
        return Size{entry.width, entry.lines * paragraph.size * paragraph.leading, entry.lines};
    };
    if (auto const* known = measured.find(key)) return size_of(*known);
    auto const layout = impl_->layout(paragraph);
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    Measured::Entry const entry{points(logical.width), pango_layout_get_line_count(layout.get())};
    measured.add(std::move(key), entry);
    return size_of(entry);
}

Typesetter::Size Typesetter::draw(_cairo* cairo, Paragraph const& paragraph, double x, double y) const {
    auto const layout = impl_->layout(paragraph);
    pango_cairo_update_layout(cairo, layout.get());
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    double shift = 0;
    if (paragraph.width <= 0 && paragraph.align != Align::left)
        shift = points(logical.width) * (paragraph.align == Align::centre ? 0.5 : 1);
    set_source(cairo, paragraph.colour);
    // Lines by hand, each on its own baseline: the leading is exact whatever fallback font a line needs.
    PangoLayoutIter* line = pango_layout_get_iter(layout.get());
    int index = 0;
    do {
        PangoRectangle extent;
        pango_layout_iter_get_line_extents(line, nullptr, &extent);
        double const leading = paragraph.size * paragraph.leading;
        double const baseline = y + index * leading + leading / 2 + paragraph.size * 0.36;
        cairo_move_to(cairo, x - shift + points(extent.x), baseline);
        auto* const words = pango_layout_iter_get_line_readonly(line);
        if (paragraph.is_outline) {
            pango_cairo_layout_line_path(cairo, words);
            cairo_fill(cairo);
        } else {
            pango_cairo_show_layout_line(cairo, words);
        }
        ++index;
    } while (pango_layout_iter_next_line(line));
    pango_layout_iter_free(line);
    return {points(logical.width), index * paragraph.size * paragraph.leading, index};
}

void Typesetter::draw_line(_cairo* cairo, scene::PxText const& text) const {
    auto const layout = impl_->layout({.runs = {{text.text, text.font.weight, false, {}}}, .size = text.font.size, .is_label = true});
    pango_cairo_update_layout(cairo, layout.get());
    auto* line = pango_layout_get_line_readonly(layout.get(), 0);
    if (text.halo_width > 0) {
        cairo_move_to(cairo, text.x, text.y);
        pango_cairo_layout_line_path(cairo, line);
        set_source(cairo, text.halo);
        cairo_set_line_width(cairo, 2.0 * text.halo_width);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        cairo_set_dash(cairo, nullptr, 0, 0);
        cairo_stroke(cairo);
    }
    cairo_move_to(cairo, text.x, text.y);
    set_source(cairo, text.colour);
    pango_cairo_show_layout_line(cairo, line);
}

}
