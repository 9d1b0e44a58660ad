#include "workbench/view_preview.hpp"

#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

constexpr std::size_t most_dots = 400;

/// The residences' box, widened or heightened to the picture's shape.
core::Box shaped(core::Box box) {
    constexpr double around = 0.06;
    box = box.grown(around * std::max({box.width(), box.height(), 100.0}));
    double const wanted = static_cast<double>(preview_shape) * box.height();
    double const more_x = std::max(0.0, wanted - box.width()) / 2;
    double const more_y = std::max(0.0, box.width() / static_cast<double>(preview_shape) - box.height()) / 2;
    return {box.min_x - more_x, box.min_y - more_y, box.max_x + more_x, box.max_y + more_y};
}

/// Not scored first, then from the best to the worst: the worst lie on top.
int depth(core::SeverityClass c) { return c == core::SeverityClass::not_scored ? -1 : static_cast<int>(c); }

}

PreviewView preview_view(Workbench const& workbench) {
    PreviewView view;
    auto const& s = workbench.snapshot();
    view.residences = static_cast<std::int64_t>(s.residences.size());
    view.is_fictitious = s.info.is_fictitious;
    if (auto const* campaign = workbench.campaign()) view.campaign = campaign->campaign.name;
    auto const& marks = s.located.marks;
    core::Box box;
    for (auto const& mark : marks) box.include(mark.at);
    if (box.is_empty()) return view;
    box = shaped(box);
    auto const figures = workbench.figures();
    std::size_t const step = (marks.size() + most_dots - 1) / most_dots; // of a large stock one of so many: its shape and its shares
    for (std::size_t i = 0; i < marks.size(); i += step) {
        auto const& mark = marks[i];
        view.dots.push_back({static_cast<float>((mark.at.x - box.min_x) / box.width()),
                             static_cast<float>((box.max_y - mark.at.y) / box.height()), mark.dwellings, figures.severity(mark.index)});
    }
    std::ranges::stable_sort(view.dots, {}, [](auto const& dot) { return depth(dot.severity); });
    return view;
}

}
