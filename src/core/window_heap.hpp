#pragma once

namespace vigie::core {

/// Sets how the window's process keeps memory; once, before threads begin; does nothing where the C library has no such settings.
///
/// - One heap, its first `large_page_bytes` in the system's large pages: a project of 200 000 residences fills some 60 000 small
///   ones, each handed out by a fault of its own, which took as long as reading it. Only room that is used is taken.
/// - What is freed is kept for the next use, at most `kept_bytes` beyond them: a map takes and gives back the same megabytes each
///   time it is drawn (a quarter of the time of a dense map).
///
/// For the window alone: threads that all ask for memory all the time, as those of a command that writes hundreds of sheets, wait for
/// one another in one heap (a tenth of their time).
void ready_window_heap();

inline constexpr int large_page_bytes = 512 << 20;
inline constexpr int kept_bytes = 256 << 20;

}
