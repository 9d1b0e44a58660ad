#pragma once

#include "dossier/site_file.hpp"

#include <string>

/// What the sheet of a residence and its accessible page say in the same words.
namespace vigie::report {

/// site_situation.cpp. \pre file.change
[[nodiscard]] std::string change_words(dossier::SiteFile const& file);
/// Who stands before and after it, and by what.
[[nodiscard]] std::string neighbour_words(dossier::Snapshot const& snapshot, dossier::SiteFile const& file);

/// site_cluster.cpp
[[nodiscard]] std::string cluster_sentence(dossier::Snapshot const& snapshot, dossier::SiteFile const& file);

/// site_follow_up.cpp. \param campaign  whose grid it is
[[nodiscard]] std::string method_words(dossier::Snapshot const& snapshot, std::string const& campaign);

/// The cells of one indicator. site_indicators.cpp
struct IndicatorWords {
    std::string name, site, interval, median, level, source;
};
[[nodiscard]] IndicatorWords words_of(dossier::IndicatorLine const& line);

}
