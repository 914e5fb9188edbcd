// The floor for bodies: a thread for each connection and blocking calls, no more than it takes to move the same bytes.
// It reads a request up to its blank line and its Content-Length, looks at the path alone, and answers:
//
//   GET /text/N     N bytes of text, which are in memory
//   GET /files/N    the file N of the folder that BENCH_FILES names, by open, sendfile and close
//   POST anything   the number of bytes that came, as JSON
//
// usage: blocking --port N

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static char text[1000000];
static int files;

static int send_all(int socket, const char *bytes, size_t count, int flags) {
    while (count > 0) {
        ssize_t sent = send(socket, bytes, count, flags);
        if (sent <= 0) return -1;
        bytes += sent;
        count -= (size_t)sent;
    }
    return 0;
}

static int answer(int socket, const char *media, const char *body, size_t length) {
    char head[256];
    int count = snprintf(
        head, sizeof head, "HTTP/1.1 200 OK\r\ncontent-length: %zu\r\ncontent-type: %s\r\n\r\n", length, media);
    if (send_all(socket, head, (size_t)count, length > 0 ? MSG_MORE : 0) < 0) return -1;
    return body ? send_all(socket, body, length, 0) : 0;
}

static int answer_file(int socket, const char *name) {
    struct stat facts;
    off_t offset = 0;
    int file = openat(files, name, O_RDONLY | O_CLOEXEC), result = -1;
    if (file < 0) return -1;
    if (fstat(file, &facts) == 0 && answer(socket, "application/octet-stream", NULL, (size_t)facts.st_size) == 0) {
        while (offset < facts.st_size && sendfile(socket, file, &offset, (size_t)(facts.st_size - offset)) > 0) {}
        result = offset == facts.st_size ? 0 : -1;
    }
    close(file);
    return result;
}

/// One connection, to its end.
static void *serve(void *argument) {
    int socket = (int)(long)argument;
    char *buffer = malloc(64 << 10);
    for (;;) {
        size_t have = 0;
        char *end = NULL;
        while (!end) {
            ssize_t count = have < (64 << 10) - 1 ? recv(socket, buffer + have, (64 << 10) - 1 - have, 0) : 0;
            if (count <= 0) goto done;
            have += (size_t)count;
            buffer[have] = 0;
            end = strstr(buffer, "\r\n\r\n");
        }
        *end = 0;
        size_t body = have - (size_t)(end + 4 - buffer), length = 0;
        const char *field = strcasestr(buffer, "\r\ncontent-length:");
        if (field) length = strtoul(field + 17, NULL, 10);
        char name[32] = "";
        sscanf(buffer, "%*s %*[/a-z-]%31[0-9]", name);
        int is_post = buffer[0] == 'P', is_text = strstr(buffer, " /text/") != NULL;
        while (body < length) {
            ssize_t count = recv(socket, buffer, 64 << 10, 0);
            if (count <= 0) goto done;
            body += (size_t)count;
        }
        int result;
        if (is_post) {
            char json[64];
            int count = snprintf(json, sizeof json, "{\"bytes\":%zu}", length);
            result = answer(socket, "application/json", json, (size_t)count);
        } else if (is_text) {
            size_t count = strtoul(name, NULL, 10);
            result = answer(socket, "text/plain; charset=utf-8", text, count < sizeof text ? count : sizeof text);
        } else {
            result = answer_file(socket, name);
        }
        if (result < 0) goto done;
    }
done:
    free(buffer);
    close(socket);
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 3 || strcmp(arguments[1], "--port") != 0) {
        fprintf(stderr, "usage: blocking --port N\n");
        return 64;
    }
    const char *folder = getenv("BENCH_FILES");
    files = open(folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t index = 0; index < sizeof text; index++) text[index] = (char)('a' + index % 26);
    signal(SIGPIPE, SIG_IGN);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(arguments[2]))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 128) < 0) {
        perror("blocking");
        return 1;
    }
    for (;;) {
        int socket = accept(listener, NULL, NULL);
        if (socket < 0) continue;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        pthread_t thread;
        if (pthread_create(&thread, NULL, serve, (void *)(long)socket) == 0) pthread_detach(thread);
        else close(socket);
    }
}
