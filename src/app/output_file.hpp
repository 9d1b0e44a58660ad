#pragma once

#include <functional>
#include <iosfwd>
#include <string>

namespace vigie::app {

/// Runs `write` on a stream that becomes `path` only when all of it is on disk: written beside, then renamed.
/// \throws core::Error(failed) when the folder or the disk refuses; the former file stays whole
void write_file(std::string const& path, std::function<void(std::ostream&)> const& write);

/// The same, or on stdout when no file is named.
void write_file_or_stdout(std::string const& path, std::function<void(std::ostream&)> const& write);

}
