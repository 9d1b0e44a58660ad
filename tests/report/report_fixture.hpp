#pragma once

#include "report/page.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

namespace vigie::report::test {

/// A folder of its own, removed at the end.
class TempFolder {
  public:
    TempFolder() : path_(std::filesystem::temp_directory_path() / ("vigie-report-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;
    [[nodiscard]] std::filesystem::path operator/(char const* name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

/// Sets a language for one test; the tests after it read English again.
class InLanguage {
  public:
    explicit InLanguage(text::Language language) { text::set_language(language); }
    ~InLanguage() { text::set_language(text::Language::en); }
    InLanguage(InLanguage const&) = delete;
    InLanguage& operator=(InLanguage const&) = delete;
};

inline std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

/// What a command prints; absent when it fails or is not installed.
inline std::optional<std::string> output_of(std::string const& command) {
    std::string all;
    FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r");
    if (!pipe) return std::nullopt;
    char buffer[4096];
    while (auto const n = std::fread(buffer, 1, sizeof buffer, pipe)) all.append(buffer, n);
    if (::pclose(pipe) != 0) return std::nullopt;
    return all;
}

/// What a reader can search and copy; absent when pdftotext is not installed.
inline std::optional<std::string> text_of_pdf(std::filesystem::path const& path) {
    return output_of("pdftotext -layout '" + path.string() + "' -");
}

inline bool holds(std::string const& all, std::string const& words) { return all.find(words) != std::string::npos; }

/// The laws of every sheet: nothing under 7 pt, no text on another, none out of its block, no block out of the page.
inline void check_layout(PageRecord const& record, double width_mm, double height_mm) {
    constexpr double hair = 0.3; // mm: leading around the ink
    for (std::size_t i = 0; i < record.texts.size(); ++i) {
        auto const& a = record.texts[i];
        CAPTURE(a.text, a.block, a.page);
        CHECK(a.size_pt >= 7.0);
        CHECK(a.box.x >= 3);
        CHECK(a.box.y >= 3);
        CHECK(a.box.x + a.box.width <= width_mm - 3);
        CHECK(a.box.y + a.box.height <= height_mm - 3);
        for (std::size_t j = i + 1; j < record.texts.size(); ++j) {
            auto const& b = record.texts[j];
            if (a.page != b.page) continue;
            bool const meet = a.box.x + hair < b.box.x + b.box.width && b.box.x + hair < a.box.x + a.box.width &&
                              a.box.y + hair < b.box.y + b.box.height && b.box.y + hair < a.box.y + a.box.height;
            if (meet) {
                CAPTURE(b.text, b.block);
                CHECK_FALSE(meet);
            }
        }
        for (auto const& block : record.blocks) {
            if (block.name != a.block || block.page != a.page) continue;
            CAPTURE(block.box.x, block.box.y, block.box.width, block.box.height, a.box.x, a.box.y, a.box.width, a.box.height);
            CHECK(a.box.x >= block.box.x - hair);
            CHECK(a.box.x + a.box.width <= block.box.x + block.box.width + hair);
            CHECK(a.box.y >= block.box.y - 1.0); // the fictional mark sits on the header's line
            CHECK(a.box.y + a.box.height <= block.box.y + block.box.height + hair);
        }
    }
}

}
