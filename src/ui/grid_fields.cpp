// Fields of the grid editor: numbers as people type them, labels in both languages, what is wrong beside them.
#include "text/language.hpp"
#include "ui/grid_parts.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vigie::ui {

std::string plain_number(double value) {
    if (std::isnan(value)) return {};
    std::array<char, 32> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    std::string words(digits.data(), end);
    if (text::language() == text::Language::fr) std::ranges::replace(words, '.', ',');
    return words;
}

std::optional<double> typed_number(std::string words) {
    for (auto const* space : {" ", "\u00A0", "\u202F"})
        for (auto at = words.find(space); at != std::string::npos; at = words.find(space))
            words.erase(at, std::char_traits<char>::length(space));
    if (auto const minus = words.find("\u2212"); minus == 0) words.replace(0, 3, "-");
    std::ranges::replace(words, ',', '.');
    double value = 0;
    auto const [end, failure] = std::from_chars(words.data(), words.data() + words.size(), value);
    bool const is_whole = failure == std::errc{} && end == words.data() + words.size() && std::isfinite(value);
    return is_whole ? std::optional(value) : std::nullopt;
}

void GridForm::heading(std::string const& words) {
    stack.skip(6);
    stack.title(words);
}

void GridForm::caption(Rect const& place, std::string const& words) const {
    ui.text(place, words, ui.fonts.caption_medium, ui.theme.text2);
}

std::vector<Rect> GridForm::columns(std::size_t count, std::vector<std::string> const& captions) {
    float const gap = ui.px(12), w = (stack.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    std::vector<Rect> places;
    for (std::size_t i = 0; i < count; ++i) {
        float const x = stack.x + (w + gap) * static_cast<float>(i);
        if (i < captions.size()) caption({x, stack.y, w, ui.px(22)}, captions[i]);
        places.push_back({x, stack.y + ui.px(22), w, ui.px(32)});
    }
    stack.skip(22);
    return places;
}

bool GridForm::typed(std::string const& id, Rect const& r, std::string const& before, bool may_be_empty,
                     std::optional<double>& value) const {
    auto& bad = desk.state.grid.bad_field;
    auto text = before;
    bool const is_typed = ui.text_field(id, r, text, {});
    if (bad == id && !ImGui::IsItemActive()) bad.clear();
    if (bad == id) ui.outline(r, ui.theme.danger, ui.px(2), ui.px(6));
    if (bad == id) ui.tooltip(text::tr("Type a number, such as {0}.", {plain_number(12.5)}));
    if (!is_typed) return false;
    auto const number = typed_number(text);
    bool const is_good = number || (may_be_empty && text.empty());
    if (!is_good)
        bad = id;
    else if (bad == id)
        bad.clear();
    if (!is_good || number == value) return false;
    value = number;
    return true;
}

bool GridForm::number(std::string const& id, Rect const& r, double& value) const {
    std::optional<double> edited = value;
    if (!typed(id, r, plain_number(value), false, edited)) return false;
    value = *edited;
    return true;
}

bool GridForm::number(std::string const& id, Rect const& r, std::optional<double>& value) const {
    return typed(id, r, value ? plain_number(*value) : std::string(), true, value);
}

bool GridForm::words(std::string const& id, Rect const& r, std::string& value, std::string const& hint) const {
    return ui.text_field(id, r, value, hint);
}

bool GridForm::label(std::string const& id, std::string const& words_, core::Label& value) {
    auto const places = columns(2, {text::tr("{0}, in French", {words_}), text::tr("{0}, in English", {words_})});
    bool const is_french = words(id + ".fr", places[0], value.fr), is_english = words(id + ".en", places[1], value.en);
    close_columns();
    return is_french || is_english;
}

bool GridForm::long_label(std::string const& id, std::string const& words_, core::Label& value) {
    bool has_changed = false;
    for (auto const* language : {"fr", "en"}) {
        bool const is_french = std::string_view(language) == "fr";
        auto& own = is_french ? value.fr : value.en;
        caption(stack.row(22),
                is_french ? text::tr("{0}, in French", {words_}) : text::tr("{0}, in English", {words_}));
        stack.skip(22);
        has_changed = words(id + "." + language, stack.row(32), own) || has_changed;
        stack.skip(36);
        if (ui.width(own, ui.fonts.body) > stack.w - ui.px(20)) stack.caption(own, ui.theme.text2);
        stack.skip(4);
    }
    return has_changed;
}

bool GridForm::check(std::string const& id, std::string const& words_, bool& value, std::string const& tip) {
    auto const r = stack.row(30);
    bool const is_pressed = ui.check_box(id, r, value);
    ui.tooltip(tip);
    ui.text({r.x + ui.px(40), r.y, r.w - ui.px(40), r.h}, words_, ui.fonts.body, ui.theme.text);
    stack.skip(30);
    if (is_pressed) value = !value;
    return is_pressed;
}

void GridForm::fault(core::GridField field) {
    auto const words_ = wb::fault_of(faults_, field);
    if (words_.empty()) return;
    stack.caption(words_, ui.theme.danger);
    stack.skip(6);
}

void GridForm::sentence(std::string const& words_) {
    if (words_.empty()) return;
    stack.caption(words_, ui.theme.text2);
    stack.skip(6);
}

}
