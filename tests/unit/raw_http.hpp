#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

/// What came back on a connection, byte by byte as it was sent: a client library would tidy up the very
/// requests that a hostile page makes.
struct RawReply {
    int status = 0;  ///< 0: the connection was closed without an answer
    std::string head, body;

    std::string header(std::string_view name) const {
        const std::size_t at = head.find("\r\n" + std::string(name) + ": ");
        if (at == std::string::npos) return "";
        const std::size_t from = at + name.size() + 4;
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

/// Sends the bytes to 127.0.0.1 and reads until the server closes.
inline RawReply send_raw(int port, std::string_view request) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{10, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(fd);
        throw std::runtime_error("no connection");
    }
    std::string received;
    ::send(fd, request.data(), request.size(), MSG_NOSIGNAL);
    char buffer[4096];
    for (ssize_t n = 0; (n = ::recv(fd, buffer, sizeof buffer, 0)) > 0;) {
        received.append(buffer, static_cast<std::size_t>(n));
    }
    ::close(fd);
    RawReply reply;
    const std::size_t end = received.find("\r\n\r\n");
    reply.head = received.substr(0, end);
    if (end != std::string::npos) reply.body = received.substr(end + 4);
    if (reply.head.starts_with("HTTP/1.1 ")) reply.status = std::stoi(reply.head.substr(9, 3));
    return reply;
}

/// A well-formed request to that address, as a browser at the address bar makes it.
inline RawReply request(int port, std::string_view method, std::string_view target,
                        std::string_view more = {}) {
    return send_raw(port, std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" +
                              std::to_string(port) + "\r\n" + std::string(more) + "\r\n");
}
