#pragma once

#include "core/story.hpp"
#include "dossier/story_page.hpp"
#include "text/language.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vigie::workbench {

/// The presenter's story as the room sees it with the padlock closed: all its pages, made by a job.
struct PartnerShow {
    core::Story story; ///< they are made of
    std::uint64_t generation = 0;
    std::string profile; ///< of the edition, as edition_profile() takes it
    text::Language language = text::Language::fr;
    std::uint64_t job = 0;
    std::vector<dossier::StoryPage> pages;

    [[nodiscard]] bool is_of(core::Story const& told, std::uint64_t now, std::string const& for_profile, text::Language in) const {
        return story == told && generation == now && profile == for_profile && language == in;
    }
};

}
