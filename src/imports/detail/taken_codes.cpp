#include "imports/detail/taken_codes.hpp"

namespace vigie::imports {

TakenCodes::TakenCodes(ImportWork const& work)
    : project_(work.project.residence_codes())
    , is_new_vintage_(work.request.mode == ResidenceMode::update)
    , are_written_(!work.request.dry_run && !is_new_vintage_) {}

TakenCodes::By TakenCodes::by(std::string const& code) const {
    if (!are_written_ && file_.contains(code)) return By::file;
    if (is_new_vintage_) return By::none;
    auto const owner = project_.find(code);
    if (!owner) return By::none;
    return project_.is_new(*owner) ? By::file : By::project;
}

void TakenCodes::note(std::string const& code) {
    if (!are_written_) file_.add(code);
}

}
