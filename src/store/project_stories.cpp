// What is played to a committee, step by step.
#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/detail/json.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>

namespace vigie::store {

namespace {

void require_room_fits(core::StoryStep const& step) {
    using namespace core::story_limits;
    auto const too_long = [&](std::size_t words, std::size_t most) {
        if (words > most)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("“{0}”: {1} words. At most {2} can be read from across a room; shorten it."),
                               {step.title, std::to_string(words), std::to_string(most)}});
    };
    too_long(core::word_count(step.title), title_words);
    too_long(core::word_count(step.sentence), sentence_words);
    if (step.figures.size() > figures)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("“{0}”: a step has at most {1} figures."), {step.title, std::to_string(figures)}});
}

void require_sound(core::Story const& story, std::vector<core::Story> const& others) {
    if (story.name.empty()) throw core::Error(core::ErrorCode::usage, VIGIE_N_("Give the story a name."));
    for (auto const& other : others)
        if (other.name == story.name && other.id != story.id)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("There is a story named “{0}” already. Choose another name."), {story.name}});
    if (story.steps.size() > core::story_limits::steps)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("A story has at most {0} steps."), {std::to_string(core::story_limits::steps)}});
    for (auto const& step : story.steps)
        require_room_fits(step);
}

std::vector<std::string> flat(std::vector<core::StoryFigure> const& figures) {
    std::vector<std::string> list;
    for (auto const& figure : figures)
        list.insert(list.end(), {figure.value, figure.caption});
    return list;
}

std::vector<std::string> keys_of(std::vector<core::StoryFigure> const& figures) {
    std::vector<std::string> list;
    for (auto const& figure : figures)
        list.push_back(figure.key);
    return list;
}

std::vector<core::StoryFigure> figures_of(std::vector<std::string> const& flat, std::vector<std::string> const& keys) {
    std::vector<core::StoryFigure> figures;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
        figures.push_back({flat[i], flat[i + 1], i / 2 < keys.size() ? keys[i / 2] : std::string()});
    return figures;
}

void put_step(Database& db, std::int64_t story, std::int64_t place, core::StoryStep& step) {
    auto const edge = [&](double value) { return step.ground.is_empty() ? std::nullopt : std::optional(value); };
    db.prepare(sql::put_story_step)
        .bind(":id", id_or_null(step.id))
        .bind(":story", story)
        .bind(":place", place)
        .bind(":topic", core::code(step.topic))
        .bind(":title", step.title)
        .bind(":sentence", step.sentence)
        .bind(":figures", json_of(flat(step.figures)))
        .bind(":notes", step.notes)
        .bind(":is_edited", step.is_edited ? 1 : 0)
        .bind(":campaign", step.campaign)
        .bind(":colouring", step.colouring)
        .bind(":min_x", edge(step.ground.min_x))
        .bind(":min_y", edge(step.ground.min_y))
        .bind(":max_x", edge(step.ground.max_x))
        .bind(":max_y", edge(step.ground.max_y))
        .bind(":hidden", json_of(step.hidden))
        .bind(":shown", json_of(step.shown))
        .bind(":filter", json_of(step.filter))
        .bind(":sites", json_of(step.sites))
        .bind(":zones", json_of(step.zones))
        .bind(":figure_keys", json_of(keys_of(step.figures)))
        .bind(":are_figures_chosen", step.are_figures_chosen ? 1 : 0)
        .bind(":are_notes_edited", step.are_notes_edited ? 1 : 0)
        .run();
    if (step.id <= 0) step.id = db.last_row_id();
}

core::StoryStep step_of(Statement const& row) {
    core::StoryStep step;
    step.id = row.integer(1);
    step.topic = core::story_topic_of_code(row.text(2)).value_or(core::StoryTopic::own);
    step.title = row.text(3);
    step.sentence = row.text(4);
    step.figures = figures_of(list_of_json(row.text(5)), list_of_json(row.text(19)));
    step.notes = row.text(6);
    step.is_edited = row.integer(7) != 0;
    step.campaign = row.text(8);
    step.colouring = row.text(9);
    if (!row.is_null(10)) step.ground = {row.real(10), row.real(11), row.real(12), row.real(13)};
    step.hidden = list_of_json(row.text(14));
    step.shown = list_of_json(row.text(15));
    step.filter = list_of_json(row.text(16));
    step.sites = list_of_json(row.text(17));
    step.zones = list_of_json(row.text(18));
    step.are_figures_chosen = row.integer(20) != 0;
    step.are_notes_edited = row.integer(21) != 0;
    return step;
}

}

void Project::put_story(core::Story& story) {
    auto const others = stories();
    require_sound(story, others);
    write({VIGIE_N_("Story “{0}”"), {story.name}}, [&] {
        database_->prepare(sql::put_story)
            .bind(":id", id_or_null(story.id))
            .bind(":name", story.name)
            .bind(":names_residences", story.names_residences ? 1 : 0)
            .bind(":language", story.language)
            .bind(":told_on", iso_or_null(story.told_on))
            .run();
        if (story.id <= 0) story.id = database_->last_row_id();
        auto const before = std::ranges::find(others, story.id, &core::Story::id);
        if (before != others.end())
            for (auto const& step : before->steps)
                if (std::ranges::find(story.steps, step.id, &core::StoryStep::id) == story.steps.end())
                    database_->prepare(sql::remove_story_step).bind(":id", step.id).run();
        std::int64_t place = 0;
        for (auto& step : story.steps)
            put_step(*database_, story.id, place++, step);
    });
}

void Project::remove_story(std::int64_t id) {
    write(VIGIE_N_("Story removed"), [&] { database_->prepare(sql::remove_story).bind(":id", id).run(); });
}

std::vector<core::Story> Project::stories() const {
    std::vector<core::Story> list;
    {
        auto row = database_->prepare(sql::stories);
        while (row.step())
            list.push_back({row.integer(0), row.text(1), row.integer(2) != 0, {}, row.text(3), maybe_date(row, 4)});
    }
    auto row = database_->prepare(sql::story_steps);
    while (row.step())
        if (auto const story = std::ranges::find(list, row.integer(0), &core::Story::id); story != list.end())
            story->steps.push_back(step_of(row));
    return list;
}

}
