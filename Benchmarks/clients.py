"""What the clients of the soak do: each kind is a coroutine that does one thing once, and counts what came of it."""

import asyncio
import base64
import os
import random
import socket
import ssl
import struct

HOST = "127.0.0.1"
HELLO = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"
BATCH = 64
PIECE = os.urandom(16_384)


class Broken(Exception):
    """The server has not done what it should."""


class Target:
    """Where the server is, and what has been done to it."""

    def __init__(self, port, tls_port):
        self.port, self.tls_port = port, tls_port
        self.done, self.faults = {}, []
        self.tls = ssl.create_default_context()
        # The certificate is one for development; what is tried here is that nothing leaks.
        self.tls.check_hostname, self.tls.verify_mode = False, ssl.CERT_NONE

    def count(self, kind, number=1):
        self.done[kind] = self.done.get(kind, 0) + number

    async def open(self, tls=False):
        return await asyncio.open_connection(HOST, self.tls_port if tls else self.port, ssl=self.tls if tls else None)


async def answer(reader):
    """Reads one answer: its status and body."""
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    if status < 200:
        return await answer(reader)
    if fields.get(b"transfer-encoding") == b"chunked":
        body = b""
        while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readuntil(b"\r\n")
        return status, body
    return status, await reader.readexactly(int(fields.get(b"content-length", 0)))


def expect(condition, what):
    if not condition:
        raise Broken(what)


def reset(writer):
    """Ends a connection as a client that crashes does."""
    # asyncio hands out a stand-in for the socket that can be asked for its options.
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def leave(writer):
    """Ends a connection in one of the ways that clients have."""
    if random.random() < 0.5:
        return reset(writer)
    writer.close()
    try:
        await writer.wait_closed()
    except OSError:
        pass


async def keep_alive(target, tls=False):
    reader, writer = await target.open(tls)
    kind = "TLS" if tls else "keep-alive"
    for _ in range(random.randint(1, 100)):
        writer.write(HELLO)
        status, body = await answer(reader)
        expect(status == 200 and body == b"Hello, World!", f"{kind}: {status} {body[:80]}")
        target.count(kind)
    await leave(writer)


async def over_tls(target):
    await keep_alive(target, tls=True)


async def pipelined(target):
    """Keeps the server busy: many requests in one write, whose answers are all of one length."""
    loop = asyncio.get_running_loop()
    with socket.create_connection((HOST, target.port)) as client:
        client.setblocking(False)
        await loop.sock_sendall(client, HELLO)
        length = len(await loop.sock_recv(client, 65_536))
        for _ in range(200):
            await loop.sock_sendall(client, HELLO * BATCH)
            missing = length * BATCH
            while missing:
                received = len(await loop.sock_recv(client, min(missing, 262_144)))
                expect(received, "pipelined: the server has closed")
                missing -= received
            target.count("pipelined", BATCH)


async def upload(target):
    size = random.choice([10, 5_000, 300_000, 2_000_000])
    reader, writer = await target.open()
    writer.write(b"POST /upload-stream HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\n")
    if random.random() < 0.5:
        writer.write(b"content-length: %d\r\n\r\n" % size)
        for start in range(0, size, len(PIECE)):
            writer.write(PIECE[: size - start])
            await writer.drain()
    else:
        writer.write(b"transfer-encoding: chunked\r\n\r\n")
        for start in range(0, size, len(PIECE)):
            piece = PIECE[: size - start]
            writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            await writer.drain()
        writer.write(b"0\r\n\r\n")
    status, body = await answer(reader)
    expect(status in (200, 201) and str(size).encode() in body, f"upload: {status} {body[:80]}")
    target.count("uploads")
    await leave(writer)


async def upload_that_breaks_off(target):
    _, writer = await target.open()
    writer.write(b"POST /upload-stream HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\n")
    if random.random() < 0.5:
        writer.write(b"content-length: 1000000\r\n\r\n" + PIECE[: random.randint(0, len(PIECE))])
    else:
        writer.write(b"transfer-encoding: chunked\r\n\r\n4000\r\n" + PIECE[: random.randint(0, len(PIECE))])
    await asyncio.sleep(random.random() / 10)
    target.count("uploads broken off")
    await leave(writer)


async def stream(target):
    reader, writer = await target.open()
    writer.write(b"GET /stream/1000000 HTTP/1.1\r\nhost: x\r\n\r\n")
    status, body = await answer(reader)
    expect(status == 200 and len(body) == 1_000_000, f"stream: {status}, {len(body)} bytes")
    target.count("streams")
    await leave(writer)


async def stream_that_breaks_off(target):
    reader, writer = await target.open()
    writer.write(b"GET /stream/20000000 HTTP/1.1\r\nhost: x\r\n\r\n")
    await reader.readexactly(random.choice([1, 10_000, 500_000]))
    target.count("streams broken off")
    await leave(writer)


async def slow(target):
    """Sends byte by byte; some have enough of it before the end."""
    reader, writer = await target.open()
    for byte in HELLO:
        writer.write(bytes([byte]))
        await asyncio.sleep(random.random() / 5)
        if random.random() < 0.01:
            return await leave(writer)
    status, _ = await answer(reader)
    expect(status == 200, f"slow: {status}")
    target.count("slow")
    await leave(writer)


async def slow_reader(target):
    reader, writer = await target.open()
    writer.write(b"GET /stream/1000000 HTTP/1.1\r\nhost: x\r\n\r\n")
    for _ in range(20):
        await asyncio.sleep(0.1)
        await reader.read(5_000)
    target.count("slow readers")
    await leave(writer)


async def half_closed(target):
    reader, writer = await target.open()
    writer.write(HELLO * 3)
    writer.write_eof()
    for _ in range(3):
        status, _ = await answer(reader)
        expect(status == 200, f"half-closed: {status}")
    expect(await reader.read() == b"", "half-closed: more than the answers")
    target.count("half-closed")
    writer.close()


async def malformed(target):
    reader, writer = await target.open()
    writer.write(
        random.choice(
            [
                b"GET / HTTP/1.1\r\n\r\n",
                b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n",
                b"GET / HTTP/1.1\r\nhost: x\r\n" + b"a: b\r\n" * 200 + b"\r\n",
                b"\x16\x03\x01\x02\x00\n\n",
            ]
        )
    )
    status, _ = await answer(reader)
    expect(400 <= status < 500, f"malformed: {status}")
    target.count("malformed")
    await leave(writer)


def frame(opcode, payload):
    """A masked frame of a client (RFC 6455, section 5.2)."""
    mask = os.urandom(4)
    length = bytes([0x80 | len(payload)]) if len(payload) < 126 else struct.pack("!BH", 0xFE, len(payload))
    return bytes([0x80 | opcode]) + length + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))


async def frame_of(reader):
    first, second = await reader.readexactly(2)
    length = second & 0x7F
    if length == 126:
        (length,) = struct.unpack("!H", await reader.readexactly(2))
    return first & 0x0F, await reader.readexactly(length)


async def web_socket(target):
    reader, writer = await target.open()
    key = base64.b64encode(os.urandom(16))
    writer.write(
        b"GET /echo HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n"
        b"sec-websocket-key: %s\r\n\r\n" % key
    )
    head = await reader.readuntil(b"\r\n\r\n")
    expect(head.startswith(b"HTTP/1.1 101 "), f"WebSocket: {head[:80]}")
    for _ in range(random.randint(1, 100)):
        message = PIECE[: random.choice([1, 64, 125, 126, 2_000])]
        writer.write(frame(2, message))
        opcode, payload = await frame_of(reader)
        while opcode in (9, 10):
            opcode, payload = await frame_of(reader)
        expect(payload == message, f"WebSocket: another message, of kind {opcode}")
        target.count("WebSocket messages")
    if random.random() < 0.5:
        writer.write(frame(8, struct.pack("!H", 1000)))
        opcode, _ = await frame_of(reader)
        expect(opcode == 8, "WebSocket: no answer to the end")
    await leave(writer)


# How many clients of each kind there are at once.
KINDS = {
    "keep-alive": (keep_alive, 8),
    "pipelined": (pipelined, 4),
    "upload": (upload, 4),
    "upload-broken": (upload_that_breaks_off, 8),
    "stream": (stream, 2),
    "stream-broken": (stream_that_breaks_off, 4),
    "slow": (slow, 50),
    "slow-reader": (slow_reader, 20),
    "half-closed": (half_closed, 4),
    "malformed": (malformed, 4),
    "tls": (over_tls, 4),
    "websocket": (web_socket, 8),
}
