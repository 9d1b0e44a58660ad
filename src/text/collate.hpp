#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

/// Place of each text in the order of a French index: letters first whatever their accents and case, numbers by their
/// value (« Bâtiment 9 » before « Bâtiment 10 »); then without accent before with one, lower case before capitals.
/// Equal texts share a place. Cost O(bytes + n log n), without comparing texts that differ early more than once. \param
/// text_of  the text of an index; good until the next call
[[nodiscard]] std::vector<std::uint32_t> collated_places(std::size_t count,
                                                         std::function<std::string_view(std::size_t)> const& text_of);

/// What texts are first compared by, byte after byte; without a zero byte.
void append_collation_key(std::string& key, std::string_view text);

}
