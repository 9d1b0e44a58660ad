#pragma once

#include "text/language.hpp"
#include "workbench/minutes.hpp"
#include "workbench/partner_plan.hpp"
#include "workbench/story_page.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What a partner is shown of a committee: its story, step by step, and its minutes. Neighbourhoods and letters; every
/// figure is one that the edition's plan lets out.
namespace vigie::workbench {

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

/// A neighbourhood of the minutes.
struct PartnerMoves {
    std::string name;
    PartnerCell index;
    std::optional<int> entries, exits; ///< absent = protected
};

/// What partners read of a committee's minutes: how many stand where, moves by neighbourhood, actions without costs or
/// effects. Motives, roles, decisions in words and names of residences are left out.
struct PartnerMinutes {
    Minutes counts; ///< its lists of moves, decisions, effects and roles are empty
    bool gives_flow = false;
    bool has_layer = false; ///< neighbourhoods are given
    std::vector<PartnerMoves> moves;
    bool gives_actions = false;
    std::vector<core::Action> asked; ///< open, led by the recipient
};
/// \throws core::Error(refused) when no campaign is scored
[[nodiscard]] PartnerMinutes partner_minutes(Snapshot const& snapshot, store::Project const& project,
                                             StoryAudience const& audience, MinutesRequest const& request = {});

/// The presenter's story as the room sees it with the padlock closed: all its pages, made by a job.
struct PartnerShow {
    core::Story story; ///< they are made of
    std::uint64_t generation = 0;
    text::Language language = text::Language::fr;
    std::uint64_t job = 0;
    std::vector<StoryPage> pages;
};

}
