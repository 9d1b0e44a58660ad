#pragma once

#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vigie::support {

/// A PostgreSQL of the test's own on the loopback address, gone at its end. Accounts are let in without a password, but
/// « secretive », whose word is « Sésame-12 ».
class PostgresServer {
public:
    /// Why there can be none here; empty: there can.
    static std::string missing() {
        if (!std::filesystem::exists(bin() + "/initdb")) return "PostgreSQL (postgresql-15) is not installed";
        if (!std::filesystem::exists("/usr/share/postgresql/15/extension/postgis.control"))
            return "PostGIS (postgresql-15-postgis-3) is not installed";
        return geteuid() == 0 && owner() == nullptr ? "initdb refuses root, and there is no other account" : "";
    }

    PostgresServer() {
        if (geteuid() == 0) std::system(("chown " + std::string(owner()) + " " + quoted(dir_.text(""))).c_str());
        run(bin() + "/initdb -D " + quoted(dir_.text("data")) + " -A trust -U admin -E UTF8 --locale=C.UTF-8 >" +
            quoted(dir_.text("said")) + " 2>&1");
        std::ofstream(dir_ / "data/pg_hba.conf")
            << "host all secretive 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n";
        start();
        sql("postgres", "CREATE ROLE secretive LOGIN PASSWORD 'Sésame-12'");
    }
    PostgresServer(PostgresServer const&) = delete;
    PostgresServer& operator=(PostgresServer const&) = delete;
    ~PostgresServer() { stop(); }

    void start() {
        port_ = free_port();
        run(bin() + "/pg_ctl -D " + quoted(dir_.text("data")) + " -w -l " + quoted(dir_.text("log")) + " -o \"-p " +
            std::to_string(port_) +
            " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off\" start >" +
            quoted(dir_.text("said")) + " 2>&1");
    }
    /// As a power cut would.
    void stop() {
        std::system(as_owner(bin() + "/pg_ctl -D " + quoted(dir_.text("data")) + " -m immediate stop >" +
                             quoted(dir_.text("said")) + " 2>&1")
                        .c_str());
    }

    /// A database of its own for a test, with PostGIS unless said.
    std::string database(std::string const& name, bool has_postgis = true) {
        sql("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        sql("postgres", "CREATE DATABASE " + name);
        if (has_postgis) sql(name, "CREATE EXTENSION postgis");
        return name;
    }
    /// An account that may come in and do nothing.
    void account(std::string const& name) {
        sql("postgres", "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '" + name +
                            "') THEN CREATE ROLE " + name + " LOGIN; END IF; END $$");
    }
    [[nodiscard]] std::string target(std::string const& database, std::string const& user = "admin") const {
        return "PG:host=127.0.0.1 port=" + std::to_string(port_) + " dbname=" + database + " user=" + user;
    }
    [[nodiscard]] int port() const { return port_; }

    struct Answer {
        int exit = -1;
        std::string out, err; ///< one line a row, columns between « | »
    };
    [[nodiscard]] Answer ask(std::string const& database, std::string const& statement,
                             std::string const& user = "admin") const {
        TempDir const dir;
        int const status = std::system((psql(database, user) + " -c " + quoted(statement) + " >" +
                                        quoted(dir.text("out")) + " 2>" + quoted(dir.text("err")))
                                           .c_str());
        return {WEXITSTATUS(status), file_text(dir / "out"), file_text(dir / "err")};
    }
    /// What the statement gives, without the last line end; it must work.
    std::string sql(std::string const& database, std::string const& statement,
                    std::string const& user = "admin") const {
        auto answer = ask(database, statement, user);
        INFO(statement << ": " << answer.err);
        REQUIRE(answer.exit == 0);
        if (!answer.out.empty()) answer.out.pop_back();
        return answer.out;
    }
    [[nodiscard]] std::string psql(std::string const& database, std::string const& user) const {
        return bin() + "/psql -h 127.0.0.1 -p " + std::to_string(port_) + " -U " + user + " -d " + database +
               " -qAtX -v ON_ERROR_STOP=1";
    }

private:
    static std::string bin() { return "/usr/lib/postgresql/15/bin"; }
    static char const* owner() {
        return getpwnam("postgres") != nullptr ? "postgres" : getpwnam("nobody") != nullptr ? "nobody" : nullptr;
    }
    static std::string as_owner(std::string const& command) {
        if (geteuid() != 0) return command;
        return "setpriv --reuid=" + std::string(owner()) + " --regid=" + std::to_string(getpwnam(owner())->pw_gid) +
               " --clear-groups sh -c " + quoted(command);
    }
    void run(std::string const& command) {
        int const status = std::system(as_owner(command).c_str());
        INFO(command << ": " << file_text(dir_ / "said") << file_text(dir_ / "log"));
        REQUIRE(status == 0);
    }
    static int free_port() {
        int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), length) == 0);
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
        ::close(socket);
        return ntohs(address.sin_port);
    }

    TempDir dir_;
    int port_ = 0;
};

}
