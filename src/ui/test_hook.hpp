#pragma once

#include <map>
#include <string>
#include <vector>

namespace vigie::ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] bool contains(float px, float py) const { return px >= x && py >= y && px < x + w && py < y + h; }
};

/// Where items and labels of the last frame lie, by name, so that a test says `click("mode.compare")` rather than pixels.
class TestHook {
  public:
    struct Label {
        std::string text;
        float width = 0;    ///< the text needs
        float room = 0;     ///< its box offers
    };
    bool is_on = false;

    void begin_frame() { items_.clear(), labels_.clear(); }
    void item(std::string const& id, Rect const& rect) {
        if (is_on) items_[id] = rect;
    }
    void label(std::string const& text, float width, float room) {
        if (is_on) labels_.push_back({text, width, room});
    }
    [[nodiscard]] std::map<std::string, Rect> const& items() const { return items_; }
    [[nodiscard]] std::vector<Label> const& labels() const { return labels_; }

  private:
    std::map<std::string, Rect> items_;
    std::vector<Label> labels_;
};

}
