#pragma once

#include "core/zone.hpp"

#include <optional>
#include <string>
#include <vector>

/// How a context layer is drawn: its column, classes and colours, its opacity and its place among the others.
namespace vigie::workbench {

class Workbench;

struct LayerView {
    std::string name, title;
    core::ContextLook look;
    struct Column {
        std::string name; ///< empty = one colour
        std::string title, type;
    };
    std::vector<Column> columns; ///< one colour first
    std::size_t column = 0;      ///< chosen
    bool has_classes = false;    ///< the column is of numbers
    std::vector<std::pair<std::string, std::string>> methods, ramps; ///< code, words
    std::size_t method = 0, ramp = 0;
    std::vector<double> opacities;
    std::size_t opacity = 0;
    bool can_edit = false, can_rise = false, can_sink = false;
};
/// Absent when there is no such layer.
[[nodiscard]] std::optional<LayerView> layer_view(Workbench const& workbench, std::string const& name);

}
