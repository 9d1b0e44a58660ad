#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <stdlib.h>
#include <sys/wait.h>

namespace vigie::support {

/// A folder of the test's own, removed at its end; kept when VIGIE_KEEP_TEST_STORE is set.
class TempDir {
  public:
    TempDir() {
        std::string pattern = (std::filesystem::temp_directory_path() / "vigie-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    TempDir(TempDir const&) = delete;
    TempDir& operator=(TempDir const&) = delete;
    ~TempDir() {
        std::error_code ignored;
        if (std::getenv("VIGIE_KEEP_TEST_STORE") == nullptr) std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path operator/(std::string const& name) const { return path_ / name; }
    [[nodiscard]] std::string text(std::string const& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

inline std::string file_text(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Ran {
    int exit = -1; ///< 128 + n when signal n killed it
    std::string out;
    std::string err;
};

inline std::string quoted(std::string const& word) {
    std::string out = "'";
    for (char const c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// Runs the program under test (VIGIE_BINARY) with no display.
inline Ran run_vigie(std::vector<std::string> const& arguments, std::string const& environment = "") {
    TempDir const dir;
    std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY " + environment + " timeout 120 " + quoted(std::getenv("VIGIE_BINARY"));
    for (auto const& argument : arguments) command += " " + quoted(argument);
    command += " >" + quoted(dir.text("out")) + " 2>" + quoted(dir.text("err"));
    int const status = std::system(command.c_str());
    Ran ran;
    ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = file_text(dir / "out");
    ran.err = file_text(dir / "err");
    return ran;
}

/// Folder of real data next to the project, or empty: tests that need it skip and say so.
inline std::string shared_data() {
    char const* const root = std::getenv("VIGIE_SHARED");
    if (root == nullptr || !std::filesystem::exists(std::string(root) + "/data")) return {};
    return root;
}

}
