#pragma once

#include <csignal>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vigie::support {

/// A program started beside the test, ended with it.
class Child {
  public:
    /// \param environment  « NAME=value », on top of the test's own
    Child(std::vector<std::string> arguments, std::vector<std::string> environment = {}, int kept_descriptor = -1) {
        pid_ = fork();
        if (pid_ != 0) return;
        int const nothing = open("/dev/null", O_RDWR);
        for (int const standard : {STDIN_FILENO, STDOUT_FILENO}) dup2(nothing, standard);
        if (kept_descriptor >= 0) fcntl(kept_descriptor, F_SETFD, 0);
        std::vector<char*> words;
        for (auto& argument : arguments) words.push_back(argument.data());
        words.push_back(nullptr);
        for (auto& variable : environment) putenv(variable.data());
        execvp(words[0], words.data());
        _exit(127);
    }
    ~Child() {
        if (pid_ <= 0) return;
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;
    [[nodiscard]] pid_t pid() const { return pid_; }

  private:
    pid_t pid_ = -1;
};

}
