#include "scene/detail/context_points.hpp"

#include "scene/context_classes.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::scene::detail {

namespace {

constexpr double side_px = 6, classed_side_px = 8, cell_px = 4;

/// Which cells of the view have a symbol already.
class Cells {
public:
    explicit Cells(View const& view)
        : size_(cell_px * view.ui_scale)
        , columns_(static_cast<std::size_t>(view.width_px / size_) + 3)
        , rows_(static_cast<std::size_t>(view.height_px / size_) + 3)
        , taken_(columns_ * rows_, false) {}

    /// \return false where one is there, or out of the view
    bool take(View::Pixel at, bool& is_seen) {
        double const column = std::floor(at.x / size_) + 1, row = std::floor(at.y / size_) + 1;
        is_seen = column >= 0 && row >= 0 && column < static_cast<double>(columns_) && row < static_cast<double>(rows_);
        if (!is_seen) return false;
        auto const cell = static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column);
        if (taken_[cell]) return false;
        taken_[cell] = true;
        return true;
    }

private:
    double size_;
    std::size_t columns_, rows_;
    std::vector<bool> taken_;
};

}

void draw_context_points(DrawList& list, MapContent const& content, MapStyle const& style) {
    View const& view = list.view;
    Theme const& theme = *style.theme;
    long long hidden = 0;
    for (auto const& layer : content.context) {
        if (!layer.is_visible || !layer.points) continue;
        auto const colours = layer.classes ? layer.classes->colours(theme) : std::vector<Rgba>{theme.strong};
        auto const* classes = layer.classes && layer.classes->point_class ? layer.classes->point_class.get() : nullptr;
        double const side = (classes != nullptr ? classed_side_px : side_px) * std::min(1.0, style.symbol_factor) * view.ui_scale;
        Cells cells(view);
        DrawSymbols symbols{.symbols = {}, .hatch = theme.hatch};
        for (std::size_t i = 0; i < layer.points->points.size(); ++i) {
            auto const at = layer.points->points[i];
            bool is_seen = false;
            if (!cells.take(view.to_pixel(at), is_seen)) {
                hidden += is_seen ? 1 : 0;
                continue;
            }
            std::size_t const of = classes != nullptr ? (*classes)[i] : 0;
            Symbol symbol{.at = at, .radius = static_cast<float>(side / 2), .line_width = static_cast<float>(view.ui_scale),
                          .fill = with_alpha(colours[of], layer.opacity), .line = theme.halo, .shape = Shape::square};
            symbol.is_hatched = classes != nullptr && of + 1 == colours.size();
            symbols.symbols.push_back(symbol);
        }
        if (!symbols.symbols.empty()) list.items.emplace_back(std::move(symbols));
    }
    if (hidden > 0)
        list.notices.push_back(text::tr_n("{0} point of a layer is drawn under a neighbour", "{0} points of layers are drawn under a neighbour", hidden));
}

}
