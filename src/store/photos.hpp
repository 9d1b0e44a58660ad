#pragma once

#include "core/photo.hpp"

#include <vector>

/// Pictures of residences; each call that writes is a step of the history. The bytes of a picture are kept once,
/// whoever refers to them, and stay until purge_photos(): a picture taken out can come back.
namespace vigie::store {

class Project;

/// Fills in id, file, sha256 and size. \throws core::Error(usage) for a picture that the residence has already
void add_photo(Project& project, core::Photo& photo, core::PhotoFile const& file);
/// May be shown to partners from then on; taken back when the role is empty.
void clear_photo(Project& project, std::int64_t id, core::Date on, std::string const& role);
void remove_photo(Project& project, std::int64_t id);
[[nodiscard]] std::vector<core::Photo> photos(Project const& project); ///< by residence, then order of entry
[[nodiscard]] std::vector<core::Photo> photos_of(Project const& project, core::ResidenceId residence);
[[nodiscard]] std::vector<std::byte> photo_bytes(Project const& project,
                                                 std::int64_t file); ///< the JPEG; empty when it is gone
/// Bytes that no picture refers to. No step of the history: what is purged does not come back. \return how many
/// pictures
std::size_t purge_photos(Project& project);

}
