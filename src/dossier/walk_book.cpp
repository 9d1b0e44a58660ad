#include "dossier/walk_book.hpp"

#include <algorithm>

namespace vigie::dossier {

core::Walk const* WalkBook::walk() const {
    auto const found = std::ranges::find(walks, shown, &core::Walk::id);
    if (found != walks.end()) return &*found;
    return walks.empty() ? nullptr : &walks.back();
}

}
