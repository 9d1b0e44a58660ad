#pragma once

#include <csignal>
#include <functional>
#include <stdexcept>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace vigie::support {

/// Work in a process of its own, which can be killed at any instant. It speaks to the test by lines, and the test to
/// it. Fork while no project is open. What the work throws is its last line, « error: … ».
class Forked {
public:
    class Line {
    public:
        Line(int in, int out)
            : in_(in)
            , out_(out) {}
        /// One write: a line is there whole or not at all.
        void say(std::string const& text) const {
            std::string const line = text + '\n';
            if (write(out_, line.data(), line.size()) < 0) _exit(3);
        }
        [[nodiscard]] std::string hear() const {
            std::string line;
            for (char c = 0; read(in_, &c, 1) == 1 && c != '\n';)
                line += c;
            return line;
        }

    private:
        int in_, out_;
    };

    explicit Forked(std::function<void(Line const&)> const& work) {
        int down[2], up[2];
        if (pipe(down) != 0 || pipe(up) != 0) throw std::runtime_error("no pipe");
        pid_ = fork();
        if (pid_ == 0) {
            close(down[1]);
            close(up[0]);
            Line const line(down[0], up[1]);
            try {
                work(line);
            } catch (std::exception const& error) {
                line.say(std::string("error: ") + error.what());
            }
            _exit(0); // no destructor of the test's
        }
        close(down[0]);
        close(up[1]);
        in_ = up[0];
        out_ = down[1];
    }
    Forked(Forked const&) = delete;
    Forked& operator=(Forked const&) = delete;
    ~Forked() {
        kill();
        close(in_);
        if (out_ >= 0) close(out_);
    }

    [[nodiscard]] std::string hear() const { return Line(in_, out_).hear(); } ///< empty: it has ended
    void say(std::string const& text) const { Line(in_, out_).say(text); }
    void kill() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }
    /// Until it ends by itself.
    void wait() {
        close(out_);
        out_ = -1;
        if (pid_ > 0) waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }

private:
    pid_t pid_ = 0;
    int in_ = -1, out_ = -1;
};

}
