#pragma once

#include "ui/panels.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace vigie::ui {

/// The bar over a screen that shows one of several things: which one, then what can be done with it, from the left.
/// \tparam Intents  holds wb::RunAction among others
template <typename Intents>
class Toolbar {
public:
    Toolbar(Ui const& ui, Rect const& r, Intents& out)
        : x(r.x + ui.px(16))
        , y(r.y + (r.h - ui.px(32)) / 2)
        , h(ui.px(32))
        , ui_(ui)
        , width_(r.w)
        , out_(out) {}

    /// \param share  of the bar, at most \return the one that was chosen
    std::optional<std::size_t> choice(char const* id, std::vector<std::string> const& names, std::size_t shown, float share) {
        Rect const list{x, y, std::min(ui_.px(280), width_ * share), h};
        x = list.right() + ui_.px(8);
        return ui_.drop_down(id, list, names, shown);
    }

    void button(char const* id, std::string const& words, char const* action, bool is_enabled, std::string const& why_not) {
        float const w = ui_.width(words, ui_.fonts.body_medium) + ui_.px(28);
        if (ui_.button(id, {x, y, w, h}, words, ButtonKind::secondary, nullptr, is_enabled, why_not))
            out_.emplace_back(wb::RunAction{action});
        x += w + ui_.px(8);
    }

    float x, y, h; ///< where the next one stands

private:
    Ui const& ui_;
    float width_;
    Intents& out_;
};

}
