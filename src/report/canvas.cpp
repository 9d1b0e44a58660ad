#include "report/canvas.hpp"

#include "core/error.hpp"
#include "report/detail/page_content.hpp"
#include "report/detail/pdf_notes.hpp"
#include "text/language.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fstream>

namespace vigie::report {

namespace {

enum class Format { pdf, svg, png };

Format format_of(std::filesystem::path const& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (extension == ".pdf") return Format::pdf;
    if (extension == ".svg") return Format::svg;
    if (extension == ".png") return Format::png;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is not a kind of picture. End the name with .pdf, .png or .svg."),
                                               {path.filename().string()}});
}

[[noreturn]] void fail(std::filesystem::path const& path, std::string const& detail) {
    throw core::Error(core::ErrorCode::failed,
                      {VIGIE_N_("“{0}” could not be written. Check that the folder exists, that it can be written to and that the "
                                "disk is not full."),
                       {path.string()}},
                      detail);
}

}

void require_pdf(std::filesystem::path const& path) {
    if (format_of(path) != Format::pdf)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("A sheet is written as a PDF. End the name “{0}” with .pdf."), {path.filename().string()}});
}

/// Marks go into the PDF as they come; what cairo has no way to write is noted, and written when the file is finished.
struct Canvas::Surface final : MarkSink {
    Format format = Format::pdf;
    std::filesystem::path part;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    std::string pdf; ///< as it grows
    PdfNotes notes;
    std::function<void(cairo_t*, MarkSink&)> waiting;

    void begin(Mark const& mark) override {
        if (format != Format::pdf) return;
        cairo_tag_begin(cairo, mark.tag.c_str(), nullptr);
        if (mark.tag == "Figure") notes.figures.push_back(mark.alternative);
        if (mark.tag == "TH") notes.heads.push_back(mark.scope);
    }
    void end(std::string const& tag) override {
        if (format == Format::pdf) cairo_tag_end(cairo, tag.c_str());
    }

    Surface() = default;
    Surface(Surface const&) = delete;
    Surface& operator=(Surface const&) = delete;
    ~Surface() override {
        if (cairo) cairo_destroy(cairo);
        if (surface) cairo_surface_destroy(surface);
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
    }
};

Canvas::Canvas(std::filesystem::path path, double width_pt, double height_pt, DocumentInfo const& info, double dpi)
    : surface_(std::make_unique<Surface>()), path_(std::move(path)), width_pt_(width_pt), height_pt_(height_pt) {
    surface_->format = format_of(path_);
    std::filesystem::path part = path_;
    part += ".part";
    surface_->part = part;
    double const scale = dpi / 72;
    switch (surface_->format) {
    case Format::pdf: {
        if (std::ofstream const probe(part, std::ios::binary); !probe) fail(path_, "cannot be opened");
        auto const grow = [](void* closure, unsigned char const* data, unsigned length) {
            static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(data), length);
            return CAIRO_STATUS_SUCCESS;
        };
        surface_->surface = cairo_pdf_surface_create_for_stream(grow, &surface_->pdf, width_pt, height_pt);
        surface_->notes.language = text::language() == text::Language::fr ? "fr-FR" : "en-GB";
        auto const set = [&](cairo_pdf_metadata_t key, std::string const& value) {
            if (!value.empty()) cairo_pdf_surface_set_metadata(surface_->surface, key, value.c_str());
        };
        set(CAIRO_PDF_METADATA_TITLE, info.title);
        set(CAIRO_PDF_METADATA_AUTHOR, info.author);
        set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
        set(CAIRO_PDF_METADATA_CREATOR, "Vigie");
        // The clock stays out: same input and date, same bytes.
        set(CAIRO_PDF_METADATA_CREATE_DATE, core::iso(info.date) + "T00:00:00Z");
        set(CAIRO_PDF_METADATA_MOD_DATE, core::iso(info.date) + "T00:00:00Z");
        break;
    }
    case Format::svg: surface_->surface = cairo_svg_surface_create(part.c_str(), width_pt, height_pt); break;
    case Format::png:
        surface_->surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(std::lround(width_pt * scale)),
                                                       static_cast<int>(std::lround(height_pt * scale)));
        break;
    }
    if (cairo_surface_status(surface_->surface) != CAIRO_STATUS_SUCCESS)
        fail(path_, cairo_status_to_string(cairo_surface_status(surface_->surface)));
    surface_->cairo = cairo_create(surface_->surface);
    if (surface_->format == Format::png) cairo_scale(surface_->cairo, scale, scale);
    cairo_set_source_rgb(surface_->cairo, 1, 1, 1);
    if (surface_->format == Format::pdf) surface_->begin({"Document"});
    else cairo_paint(surface_->cairo);
}

Canvas::~Canvas() = default;

void Canvas::settle() const {
    if (surface_->waiting) surface_->waiting(surface_->cairo, *surface_);
}

_cairo* Canvas::cairo() const {
    settle();
    return surface_->cairo;
}

void Canvas::set_waiting(std::function<void(_cairo*, MarkSink&)> draw) { surface_->waiting = std::move(draw); }
void Canvas::set_author(std::string const& author) {
    if (is_pdf()) cairo_pdf_surface_set_metadata(surface_->surface, CAIRO_PDF_METADATA_AUTHOR, author.c_str());
}

bool Canvas::is_pdf() const { return surface_->format == Format::pdf; }

void Canvas::next_page() {
    assert(is_pdf());
    settle();
    cairo_show_page(surface_->cairo);
}

void Canvas::finish() {
    settle();
    surface_->end("Document");
    cairo_status_t status = cairo_status(surface_->cairo);
    if (status == CAIRO_STATUS_SUCCESS && surface_->format == Format::png)
        status = cairo_surface_write_to_png(surface_->surface, surface_->part.c_str());
    if (surface_->format != Format::png) cairo_show_page(surface_->cairo);
    cairo_surface_finish(surface_->surface);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_->surface);
    if (status != CAIRO_STATUS_SUCCESS) fail(path_, cairo_status_to_string(status));
    if (surface_->format == Format::pdf) {
        add_notes(surface_->pdf, surface_->notes);
        std::ofstream out(surface_->part, std::ios::binary);
        out.write(surface_->pdf.data(), static_cast<std::streamsize>(surface_->pdf.size())).flush();
        if (!out) fail(path_, "cannot be written");
    }
    std::error_code error;
    std::filesystem::rename(surface_->part, path_, error);
    if (error) fail(path_, error.message());
}

}
