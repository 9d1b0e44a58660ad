#pragma once

#include "core/date.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

struct _cairo;

/// Files with pictures: PDF, SVG, PNG. Light theme always; units are points (1/72 inch), y downward.
namespace vigie::report {

class MarkSink;

/// What the file says about itself, in the current language. No path, no user name.
struct DocumentInfo {
    std::string title;
    std::string author = "Vigie";
    std::string subject;
    core::Date date{};
};

inline constexpr double points_per_mm = 72 / 25.4;

/// Sheets may take several pages, which only a PDF holds.
/// \throws core::Error(usage) when the name does not end with .pdf
void require_pdf(std::filesystem::path const& path);

/// One file being drawn, written beside its place and renamed by finish(): a failure leaves the former file whole.
class Canvas {
  public:
    /// Format by extension: .pdf .svg .png.
    /// \param dpi  of a PNG; vector files ignore it
    /// \throws core::Error(usage) for another extension, core::Error(failed) when the folder cannot be written
    Canvas(std::filesystem::path path, double width_pt, double height_pt, DocumentInfo const& info, double dpi = 150);
    ~Canvas();
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;

    /// What waits is drawn first: what comes next lies over it.
    [[nodiscard]] _cairo* cairo() const;
    void set_author(std::string const& author); ///< in place of the one given first
    /// Called when the page ends, and before anything is drawn beside. Empty = nobody waits.
    void set_waiting(std::function<void(_cairo*, MarkSink&)> draw);
    [[nodiscard]] bool is_pdf() const;
    [[nodiscard]] double width_pt() const { return width_pt_; }
    [[nodiscard]] double height_pt() const { return height_pt_; }

    void next_page(); ///< \pre a PDF: only it holds more than one page
    /// Writes the file. \throws core::Error(failed) with the system's reason
    void finish();

  private:
    void settle() const;

    struct Surface;
    std::unique_ptr<Surface> surface_;
    std::filesystem::path path_;
    double width_pt_, height_pt_;
};

}
