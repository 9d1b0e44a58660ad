#include "store/passing_through.hpp"

#include "store/detail/database.hpp"

namespace vigie::store {

PassingThrough::PassingThrough(Project const& project)
    : project_(project) {
    project_.database().keep_pages(Database::Pages::few);
}

PassingThrough::~PassingThrough() { project_.database().keep_pages(Database::Pages::usual); }

}
