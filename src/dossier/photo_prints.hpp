#pragma once

#include "core/photo.hpp"
#include "core/walk.hpp"
#include "store/project.hpp"

#include <string>
#include <vector>

namespace vigie::dossier {

/// A picture as a sheet prints it.
struct PhotoPrint {
    core::PhotoFile file;     ///< 300 dpi where it is printed
    std::string caption;      ///< words, then the day
    bool begins_pair = false; ///< the one after it shows the same at a later day
};

/// The latest ones of a residence; one that cannot be read is left out. Two that bear the same words are a pair, the older first; pairs
/// come first, then the others, the newest first.
/// \param is_partner  only those cleared for partners
[[nodiscard]] std::vector<PhotoPrint> photo_prints(store::Project const& project, core::ResidenceId residence,
                                                   bool is_partner = false);

/// The latest ones taken at the stops of a walk, or of the residences where it stops, by stop; their words begin with its number.
[[nodiscard]] std::vector<PhotoPrint> walk_photo_prints(store::Project const& project, core::Walk const& walk);

/// « 35 m de la résidence »: how far a picture says that it was taken.
[[nodiscard]] std::string photo_place_words(core::Residence const& residence, core::Projected at);

}
