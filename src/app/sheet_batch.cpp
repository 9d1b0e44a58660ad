#include "app/sheet_batch.hpp"

#include "app/map_export.hpp"
#include "app/sheet_files.hpp"
#include "core/error.hpp"
#include "dossier/photo_prints.hpp"
#include "dossier/site_file.hpp"
#include "report/html_sheets.hpp"
#include "report/site_sheet.hpp"

#include <exception>
#include <memory>
#include <mutex>
#include <vector>

namespace vigie::app {

namespace {

void write_one(dossier::Snapshot const& snapshot, store::Project const& project, report::SheetOptions sheet,
               std::uint32_t row, SiteBatch const& batch) {
    auto const site = dossier::site_file(snapshot, project, row, batch.campaign);
    sheet.photos = dossier::photo_prints(project, site.residence.id);
    write_sheet(
        batch.html, batch.file(row), [&](std::filesystem::path const& out) { report::write_site_sheet(out, snapshot, site, sheet); },
        [&] { return report::site_page(snapshot, site, sheet); });
}

}

void write_site_sheets(dossier::Snapshot const& snapshot, std::span<std::uint32_t const> rows, SiteBatch const& batch,
                       core::Labour const& labour) {
    std::mutex guard;
    std::exception_ptr first;
    std::stop_source failed;
    std::stop_callback const forward(labour.stop, [&] { failed.request_stop(); });
    auto const say = [&](std::string const& words) {
        std::scoped_lock const lock(guard);
        if (batch.say) batch.say(words);
    };
    // A connection of its own each: none is used by two threads.
    std::vector<std::unique_ptr<store::Project>> projects(std::max(1U, labour.threads));
    projects[0] = std::make_unique<store::Project>(store::Project::open(snapshot.path, store::OpenMode::read_only));
    auto const sheet = sheet_options(*projects[0], labour.stop, batch.say ? std::function<void(std::string const&)>(say) : nullptr);
    auto const work = [&](unsigned worker, std::size_t from, std::size_t to) noexcept {
        try {
            if (!projects[worker])
                projects[worker] = std::make_unique<store::Project>(store::Project::open(snapshot.path, store::OpenMode::read_only));
            for (std::size_t i = from; i < to; ++i) write_one(snapshot, *projects[worker], sheet, rows[i], batch);
        } catch (...) {
            std::scoped_lock const lock(guard);
            if (!first) first = std::current_exception();
            failed.request_stop();
        }
    };
    core::in_blocks_by_worker(rows.size(), 1, {std::max(1U, labour.threads), failed.get_token(), labour.progress}, work);
    if (first) std::rethrow_exception(first);
    if (labour.stop.stop_requested()) throw core::cancelled();
}

}
