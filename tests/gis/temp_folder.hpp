#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace vigie::support {

/// A folder of its own for one test, removed at its end.
class TempFolder {
  public:
    TempFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "vigie-gis-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    std::filesystem::path file(std::string const& name, std::string_view bytes) const {
        auto const at = path_ / name;
        std::ofstream(at, std::ios::binary) << bytes;
        return at;
    }

  private:
    std::filesystem::path path_;
};

}
