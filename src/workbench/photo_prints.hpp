#pragma once

#include "core/photo.hpp"
#include "store/project.hpp"

#include <string>
#include <vector>

namespace vigie::workbench {

/// A picture as a sheet prints it.
struct PhotoPrint {
    core::PhotoFile file; ///< 300 dpi where it is printed
    std::string caption;  ///< words, then the day
};

/// The latest ones of a residence, the newest first; one that cannot be read is left out.
/// \param is_partner  only those cleared for partners
[[nodiscard]] std::vector<PhotoPrint> photo_prints(store::Project const& project, core::ResidenceId residence,
                                                   bool is_partner = false);

/// « 35 m de la résidence »: how far a picture says that it was taken.
[[nodiscard]] std::string photo_place_words(core::Residence const& residence, core::Projected at);

}
