#pragma once

#include "store/project.hpp"

namespace vigie::store {

/// While it lives, what is read of the project is hardly kept: of a pass through whole tables no page comes up again, and memory for
/// tens of megabytes of them costs more than it saves. The project keeps pages as before afterwards.
class PassingThrough {
public:
    explicit PassingThrough(Project const& project);
    ~PassingThrough();
    PassingThrough(PassingThrough const&) = delete;
    PassingThrough& operator=(PassingThrough const&) = delete;

private:
    Project const& project_;
};

}
