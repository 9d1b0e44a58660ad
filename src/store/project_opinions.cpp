// Opinions from the field, with what they rest on.
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <cassert>

namespace vigie::store {

namespace {

std::optional<core::SeverityClass> maybe_class(Statement const& row, int column) {
    auto const letter = row.text(column);
    return letter.empty() ? std::nullopt : core::class_of_letter(letter.front());
}

std::optional<std::string> letter_or_null(std::optional<core::SeverityClass> severity) {
    return severity ? std::optional(std::string(1, core::letter(*severity))) : std::nullopt;
}

}

void Project::add_field_opinion(core::FieldOpinion& opinion) {
    assert(!opinion.role.empty() && !opinion.motive.empty());
    write(VIGIE_N_("Opinion from the field"), [&] {
        auto& db = *database_;
        db.prepare(sql::add_field_opinion)
            .bind(":residence", opinion.residence)
            .bind(":campaign", opinion.campaign)
            .bind(":act", opinion.proposed ? "give" : "withdraw")
            .bind(":class", letter_or_null(opinion.proposed))
            .bind(":computed", std::string(1, core::letter(opinion.computed)))
            .bind(":given_on", core::iso(opinion.given_on))
            .bind(":role", opinion.role)
            .bind(":motive", opinion.motive)
            .run();
        opinion.id = db.last_row_id();
        for (auto const& note : opinion.evidence) {
            db.prepare(sql::add_field_note)
                .bind(":residence", note.residence)
                .bind(":kind", core::code(note.kind))
                .bind(":noted_on", core::iso(note.date))
                .bind(":role", note.role)
                .bind(":body", note.body)
                .run();
            auto const note_id = db.last_row_id();
            db.prepare(sql::add_field_opinion_note).bind(":opinion", opinion.id).bind(":note", note_id).run();
        }
    });
}

std::vector<core::FieldOpinion> Project::field_opinions() const {
    std::vector<core::FieldOpinion> list;
    std::unordered_map<std::int64_t, std::size_t> place;
    {
        auto row = database_->prepare(sql::field_opinions);
        while (row.step()) {
            place.emplace(row.integer(0), list.size());
            list.push_back({row.integer(0),
                            {row.integer(1)},
                            {row.integer(2)},
                            maybe_class(row, 3),
                            maybe_class(row, 4).value_or(core::SeverityClass::not_scored),
                            maybe_date(row, 5).value_or(core::Date{}),
                            row.text(6),
                            row.text(7),
                            {}});
        }
    }
    auto note = database_->prepare(sql::field_opinion_notes);
    while (note.step())
        if (auto const found = place.find(note.integer(0)); found != place.end())
            list[found->second].evidence.push_back(
                {{note.integer(1)},
                 core::note_kind_of_code(note.text(2)).value_or(core::NoteKind::finding),
                 maybe_date(note, 3).value_or(core::Date{}),
                 note.text(4),
                 note.text(5)});
    return list;
}

}
