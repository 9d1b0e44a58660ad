#pragma once

#include "ui/panels.hpp"

namespace vigie::ui {

/// « − 5 classes + ». \param id  of the buttons, before « .fewer » and « .more » \param shown  the number that is said
/// \return how many are asked for
std::optional<int> draw_class_count(Ui const& ui, std::string const& id, Rect const& r, int classes, int shown, bool is_enabled, scene::Rgba ink);

/// The values with a handle on each limit, dragged or moved by the arrows: that makes the limits set by hand.
void draw_measure_histogram(Desk& desk, Rect const& r, wb::MeasureView const& view, std::vector<MeasureIntent>& out);

}
