// What left the house.
#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/detail/sha256.hpp"
#include "store/edition_digest.hpp"
#include "store/project.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

std::string numbered(std::string const& year, std::int64_t place) {
    auto digits = std::to_string(place);
    return year + "-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

}

std::string edition_digest(std::string_view profile) { return sha256(profile); }

std::string Project::next_export_number(core::Date on) const {
    auto const year = core::iso(on).substr(0, 4);
    auto row = database_->prepare(sql::last_export);
    row.bind(":year", year);
    return numbered(year, row.step() ? row.integer(0) + 1 : 1);
}

void Project::log_export(ExportEntry& entry) {
    if (entry.recipient.empty() || entry.purpose.empty())
        throw core::Error(
            core::ErrorCode::usage,
            VIGIE_N_("A partner edition says for whom it is and why. Give both the recipient and the purpose."));
    without_history([&] {
        transaction([&] {
            entry.number = next_export_number(entry.exported_on);
            database_->prepare(sql::add_export)
                .bind(":number", entry.number)
                .bind(":exported_on", core::iso(entry.exported_on))
                .bind(":what", entry.what)
                .bind(":format", entry.format)
                .bind(":profile", entry.profile)
                .bind(":profile_digest", entry.profile_digest)
                .bind(":recipient", entry.recipient)
                .bind(":purpose", entry.purpose)
                .run();
        });
    });
}

std::vector<ExportEntry> Project::export_log() const {
    std::vector<ExportEntry> list;
    auto row = database_->prepare(sql::export_log);
    while (row.step())
        list.push_back({row.text(0), core::parse_date(row.text(1)).value_or(core::Date{}), row.text(2), row.text(3),
                        row.text(4), row.text(5), row.text(6), row.text(7)});
    return list;
}

}
