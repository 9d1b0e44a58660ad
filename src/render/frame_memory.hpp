#pragma once

namespace vigie::render {

/// Has the allocator keep what a frame frees for the next one: a map takes and gives back the same megabytes each time it is drawn, and
/// pages that go back to the system come back empty, one fault each (a quarter of the time of a dense map). At most `kept_bytes` are kept
/// that nothing uses. Once, before threads begin; does nothing where the C library has no such setting.
void keep_frame_memory();
inline constexpr int kept_bytes = 256 << 20;

}
