#pragma once

#include "scene/draw_list.hpp"

#include <filesystem>

namespace vigie::render {

/// The file of Inter in this weight, or of DejaVu Sans where Inter is not installed; asks fontconfig when the usual folder has none.
/// \throws core::Error(failed) naming the packages to install when there is no font at all
[[nodiscard]] std::filesystem::path font_file(scene::FontWeight weight);

/// DejaVu Sans, for signs Inter does not have; an empty path when it is not installed.
[[nodiscard]] std::filesystem::path fallback_font_file(scene::FontWeight weight);

}
