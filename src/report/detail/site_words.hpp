#pragma once

#include "workbench/site_file.hpp"

#include <string>

/// What the sheet of a residence and its accessible page say in the same words.
namespace vigie::report {

/// site_situation.cpp. \pre file.change
[[nodiscard]] std::string change_words(workbench::SiteFile const& file);
/// Who stands before and after it, and by what.
[[nodiscard]] std::string neighbour_words(workbench::Snapshot const& snapshot, workbench::SiteFile const& file);

/// site_cluster.cpp
[[nodiscard]] std::string cluster_sentence(workbench::Snapshot const& snapshot, workbench::SiteFile const& file);

/// site_follow_up.cpp. \param campaign  whose grid it is
[[nodiscard]] std::string method_words(workbench::Snapshot const& snapshot, std::string const& campaign);

/// The cells of one indicator. site_indicators.cpp
struct IndicatorWords {
    std::string name, site, interval, median, level, source;
};
[[nodiscard]] IndicatorWords words_of(workbench::IndicatorLine const& line);

}
