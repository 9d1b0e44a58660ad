#include "support/xdnd.hpp"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <algorithm>

namespace vigie::support {

struct DragSource::X {
    ::Display* display;
    ::Window source = 0;

    [[nodiscard]] Atom atom(char const* name) const { return XInternAtom(display, name, False); }

    [[nodiscard]] std::string property(Window window, char const* name, long longest) const {
        Atom type = None;
        int format = 0;
        unsigned long count = 0, left = 0;
        unsigned char* bytes = nullptr;
        XGetWindowProperty(display, window, atom(name), 0, longest, False, AnyPropertyType, &type, &format, &count, &left, &bytes);
        std::string out;
        if (bytes != nullptr) out.assign(reinterpret_cast<char const*>(bytes), format == 32 ? count * sizeof(long) : count);
        if (bytes != nullptr) XFree(bytes);
        return out;
    }
    [[nodiscard]] long number(Window window, char const* name) const {
        auto const bytes = property(window, name, 1);
        long value = -1;
        if (bytes.size() >= sizeof value) std::copy_n(bytes.data(), sizeof value, reinterpret_cast<char*>(&value));
        return value;
    }

    void send(Window target, char const* type, long a, long b, long c, long d) {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = target;
        event.xclient.message_type = atom(type);
        event.xclient.format = 32;
        event.xclient.data.l[0] = static_cast<long>(source);
        event.xclient.data.l[1] = a;
        event.xclient.data.l[2] = b;
        event.xclient.data.l[3] = c;
        event.xclient.data.l[4] = d;
        XSendEvent(display, target, False, NoEventMask, &event);
        XFlush(display);
    }

    void serve(XSelectionRequestEvent const& request, std::string const& uri_list) {
        XChangeProperty(display, request.requestor, request.property, request.target, 8, PropModeReplace,
                        reinterpret_cast<unsigned char const*>(uri_list.data()), static_cast<int>(uri_list.size()));
        XEvent answer{};
        answer.xselection.type = SelectionNotify;
        answer.xselection.requestor = request.requestor;
        answer.xselection.selection = request.selection;
        answer.xselection.target = request.target;
        answer.xselection.property = request.property;
        answer.xselection.time = request.time;
        XSendEvent(display, request.requestor, False, NoEventMask, &answer);
        XFlush(display);
    }

    /// Answers what the window asks for meanwhile.
    std::optional<XClientMessageEvent> wait_for(char const* type, std::string const& uri_list, Deadline deadline) {
        while (becomes_true([this] { return XPending(display) > 0; }, deadline)) {
            XEvent event{};
            XNextEvent(display, &event);
            if (event.type == SelectionRequest) serve(event.xselectionrequest, uri_list);
            if (event.type == ClientMessage && event.xclient.message_type == atom(type)) return event.xclient;
        }
        return std::nullopt;
    }
};

DragSource::DragSource(std::string const& display) : x_(std::make_unique<X>(XOpenDisplay(display.c_str()))) {
    x_->source = XCreateSimpleWindow(x_->display, DefaultRootWindow(x_->display), 0, 0, 1, 1, 0, 0, 0);
}
DragSource::~DragSource() { XCloseDisplay(x_->display); }

DragSource::Window DragSource::target_of(pid_t pid) const {
    ::Window root = None, parent = None, *children = nullptr;
    unsigned count = 0;
    Window found = None;
    XQueryTree(x_->display, DefaultRootWindow(x_->display), &root, &parent, &children, &count);
    for (unsigned i = 0; i < count; ++i)
        if (x_->number(children[i], "_NET_WM_PID") == pid && x_->number(children[i], "XdndAware") >= 0) found = children[i];
    if (children != nullptr) XFree(children);
    return found;
}

std::string DragSource::title(Window window) const { return x_->property(window, "_NET_WM_NAME", 1000); }

bool DragSource::drop(Window target, std::string const& uri_list, Deadline deadline) {
    XSetSelectionOwner(x_->display, x_->atom("XdndSelection"), x_->source, CurrentTime);
    x_->send(target, "XdndEnter", 5L << 24, static_cast<long>(x_->atom("text/uri-list")), 0, 0);
    x_->send(target, "XdndPosition", 0, (100L << 16) | 100, CurrentTime, static_cast<long>(x_->atom("XdndActionCopy")));
    auto const status = x_->wait_for("XdndStatus", uri_list, deadline);
    if (!status || (status->data.l[1] & 1) == 0) return false;
    x_->send(target, "XdndDrop", 0, CurrentTime, 0, 0);
    auto const finished = x_->wait_for("XdndFinished", uri_list, deadline);
    return finished && finished->data.l[1] != 0; // GLFW 3.3 puts the list's length where XDND wants a 1
}

}
