#pragma once

#include "dossier/partner_plan.hpp"
#include "dossier/story_page.hpp"

#include <memory>
#include <string>

/// What a partner is shown of a committee's story, step by step. Neighbourhoods and letters; every figure is one that the
/// edition's plan lets out.
namespace vigie::dossier {

/// Whom it is for; empty on the screen of a room.
struct StoryAudience {
    EditionProfile profile;
    std::string recipient;
    std::string purpose; ///< stands for the story's own name, which a person wrote
    core::Date as_of = core::today();
};

/// The steps in the story's own order. Words and figures of a step are made again from what may be given, for its
/// topic; a step of a person's own says that it is not given, unless the profile clears what people wrote in stories.
class PartnerStory {
public:
    /// \throws core::Error(refused) when a step's campaign, or all of them, have no scores
    PartnerStory(Snapshot const& snapshot, store::Project const& project, core::Story const& story,
                 StoryAudience audience);
    ~PartnerStory();
    PartnerStory(PartnerStory const&) = delete;
    PartnerStory& operator=(PartnerStory const&) = delete;

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] StoryPage page(std::size_t step) const;
private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
