// A load generator for WebSocket echo servers: C connections, each with D messages of N bytes on their way at a time.
//
//     websocket-load PORT CONNECTIONS DEPTH BYTES SECONDS
//
// It prints how many messages came back within the time. Every echo is compared with what was sent, and a wrong one ends the run.

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 65536 };

struct connection {
    int socket;
    size_t filled;
    unsigned char *bytes;
};

static unsigned char request[MOST], answer[MOST];
static size_t request_size, answer_size;

static void fail(const char *what) {
    fprintf(stderr, "websocket-load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void send_all(int socket, const void *bytes, size_t size) {
    for (size_t sent = 0; sent < size;) {
        ssize_t count = send(socket, (const char *)bytes + sent, size - sent, MSG_NOSIGNAL);
        if (count <= 0) fail("send");
        sent += count;
    }
}

// A masked text frame of so many bytes, and the same without its mask, which is what comes back.
static void make_frames(size_t length) {
    static const unsigned char mask[4] = {0x37, 0xFA, 0x21, 0x3D};
    size_t header = length < 126 ? 2 : 4;
    request[0] = answer[0] = 0x81;
    if (length < 126) {
        answer[1] = length;
    } else {
        answer[1] = 126;
        answer[2] = request[2] = length >> 8;
        answer[3] = request[3] = length & 0xFF;
    }
    request[1] = answer[1] | 0x80;
    memcpy(request + header, mask, 4);
    for (size_t index = 0; index < length; index++) {
        unsigned char byte = 'a' + index % 26;
        answer[header + index] = byte;
        request[header + 4 + index] = byte ^ mask[index & 3];
    }
    request_size = header + 4 + length;
    answer_size = header + length;
}

static int open_socket(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1, handle = socket(AF_INET, SOCK_STREAM, 0);
    if (handle < 0 || connect(handle, (struct sockaddr *)&address, sizeof address) < 0) fail("connect");
    setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    static const char ask[] = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    send_all(handle, ask, sizeof ask - 1);
    char head[4096];
    size_t filled = 0;
    while (filled < 4 || memcmp(head + filled - 4, "\r\n\r\n", 4) != 0) {
        if (filled == sizeof head || recv(handle, head + filled, 1, 0) != 1) fail("handshake");
        filled++;
    }
    if (memcmp(head, "HTTP/1.1 101 ", 13) != 0) fail("no upgrade");
    return handle;
}

int main(int count, char **arguments) {
    if (count != 6) {
        fprintf(stderr, "usage: websocket-load PORT CONNECTIONS DEPTH BYTES SECONDS\n");
        return 2;
    }
    int port = atoi(arguments[1]), connections = atoi(arguments[2]), depth = atoi(arguments[3]);
    size_t length = atoi(arguments[4]);
    double seconds = atof(arguments[5]);
    if (length > 60000 || connections < 1 || depth < 1) return 2;
    make_frames(length);
    unsigned char *burst = malloc(request_size * depth);
    for (int index = 0; index < depth; index++) memcpy(burst + index * request_size, request, request_size);

    int poll = epoll_create1(0);
    struct connection *all = calloc(connections, sizeof *all);
    for (int index = 0; index < connections; index++) {
        all[index].socket = open_socket(port);
        all[index].bytes = malloc(answer_size * depth);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[index]};
        epoll_ctl(poll, EPOLL_CTL_ADD, all[index].socket, &event);
        send_all(all[index].socket, burst, request_size * depth);
    }
    unsigned long long echoes = 0;
    double end = now() + seconds;
    while (now() < end) {
        struct epoll_event events[64];
        int ready = epoll_wait(poll, events, 64, 1000);
        for (int index = 0; index < ready; index++) {
            struct connection *each = events[index].data.ptr;
            ssize_t got = recv(each->socket, each->bytes + each->filled, answer_size * depth - each->filled, 0);
            if (got <= 0) fail("the server ended the connection");
            each->filled += got;
            // What came back is sent anew, in one go.
            size_t whole = each->filled / answer_size;
            for (size_t frame = 0; frame < whole; frame++) {
                if (memcmp(each->bytes + frame * answer_size, answer, answer_size) != 0) fail("a wrong echo");
            }
            memmove(each->bytes, each->bytes + whole * answer_size, each->filled - whole * answer_size);
            each->filled -= whole * answer_size;
            echoes += whole;
            if (whole > 0) send_all(each->socket, burst, request_size * whole);
        }
    }
    printf("%llu\n", echoes);
    return 0;
}
