#include "dossier/content_version.hpp"

#include <atomic>

namespace vigie::dossier {

std::uint64_t next_version() {
    static std::atomic<std::uint64_t> version{0};
    return ++version;
}

}
