#pragma once

#include "workbench/view_preview.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace vigie::ui {

/// The small map of a recent project, kept beside the list of recent projects so that the start page opens no project.
void save_preview(std::filesystem::path const& project, workbench::PreviewView const& preview);
[[nodiscard]] std::optional<workbench::PreviewView> saved_preview(std::filesystem::path const& project);

/// « Modifié aujourd’hui à 9 h 42 », « Modifié le 18 mai 2026 »; empty when the file's date cannot be read.
[[nodiscard]] std::string changed_words(std::filesystem::path const& project);

}
