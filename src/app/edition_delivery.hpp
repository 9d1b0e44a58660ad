#pragma once

#include "dossier/edition.hpp"
#include "dossier/minutes.hpp"
#include "dossier/snapshot.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// Partner editions are made and written down at once, by the commands and by the window.
namespace vigie::app {

/// Writes what is made for someone, and writes it down: both, or neither.
/// \param what  as the log says it
/// \return the number of the copy
std::string deliver(store::Project& project, dossier::EditionRequest const& whom, std::string const& what, std::string const& format,
                    std::function<void(dossier::Edition const&)> const& make);

std::string deliver_site_sheet(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                               std::uint32_t row, std::string const& campaign, std::filesystem::path const& target);
/// What a batch came to.
struct DeliveredSheets {
    std::string number;             ///< one for all of them
    std::size_t written = 0;        ///< PDFs
    std::vector<std::string> empty; ///< names of residences of which all is protected: they have no sheet
};

/// A sheet each, named after the residence and not by its code, in a folder that shows them all at once, or none.
/// \param with_pages  the accessible page beside each
/// \throws core::Error(refused) when no sheet would have anything to say
DeliveredSheets deliver_site_sheets(store::Project& project, dossier::Snapshot const& snapshot,
                                    dossier::EditionRequest const& whom, std::span<std::uint32_t const> rows,
                                    std::string const& campaign, std::filesystem::path const& folder, bool with_pages,
                                    std::function<void(double)> const& progress, std::stop_token const& stop);
/// « All that 2 residences hold is protected: no sheet of them was made. Les Iris, Le Môle. »; empty for none
[[nodiscard]] std::string empty_words(DeliveredSheets const& sheets);

std::string deliver_story(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                          core::Story const& story, std::filesystem::path const& target);
std::string deliver_minutes(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                            dossier::MinutesRequest const& request, std::filesystem::path const& target);
std::string deliver_zones_sheet(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                                std::string const& layer, std::vector<std::string> const& codes,
                                std::string const& campaign, std::filesystem::path const& target);

}
