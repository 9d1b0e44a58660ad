#pragma once

#include "core/geometry.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// GeoPackage geometry blobs: little-endian header « GP », envelope for areas and lines, then WKB. 2D only.
namespace vigie::store {

/// Empty vector for monostate (bind NULL then).
[[nodiscard]] std::vector<std::byte> encode(core::Geometry const& geometry, int srs_id);

/// The same into a buffer that is used again and again.
/// \return the envelope, empty for monostate
core::Box encode_into(std::vector<std::byte>& blob, core::Geometry const& geometry, int srs_id);

/// Reads what encode() and other GeoPackage writers make (either byte order; Z and M skipped; Point, LineString, Polygon and their
/// multiples). Counts are never trusted: every read is bounds-checked.
/// \return absent for a malformed, empty, nested or non-finite geometry
[[nodiscard]] std::optional<core::Geometry> decode(std::span<std::byte const> blob);

/// May other code be given the blob? True for what decode() reads and for a well-formed empty geometry.
[[nodiscard]] bool is_sound(std::span<std::byte const> blob);

/// The envelope, from the header when it has one. Absent for a malformed or empty geometry.
[[nodiscard]] std::optional<core::Box> envelope(std::span<std::byte const> blob);

}
