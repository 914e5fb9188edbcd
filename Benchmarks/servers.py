"""The server processes of the benchmark `bench`, and rounds of wrk against them."""

import atexit
import http.client
import json
import os
import pathlib
import socket
import subprocess
import shutil
import tempfile
import time

from common import HERE, Failure, busy_ticks, pinned, python_with

HOST = "127.0.0.1"
CONNECTIONS = 32
TICKS = os.sysconf("SC_CLK_TCK")


def built(program):
    """What the build made."""
    binary = HERE / ".build" / "release" / program
    if not binary.exists():
        where = binary.relative_to(HERE)
        raise Failure(f"{program}: {where} is missing; build it, or choose others with --servers and --only")
    return binary


class Folder:
    """A folder that lasts as long as the run: the files to be served, and the bodies to be sent."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="starling-bench-"))
        # nginx drops its privileges where it has any.
        self.path.chmod(0o755)
        atexit.register(shutil.rmtree, self.path, ignore_errors=True)

    def file(self, name, content):
        """The path of a file with that content."""
        path = self.path / name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        return path


FOLDER = Folder()


def nginx_command(port):
    """nginx as its documentation has it for files: by sendfile, without a log. One process, so that one clock is read."""
    configuration = f"""
        daemon off; master_process off; pid {FOLDER.path}/nginx.pid; error_log stderr error;
        events {{ }}
        http {{
            access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; default_type application/octet-stream;
            client_body_temp_path {FOLDER.path}/nginx; proxy_temp_path {FOLDER.path}/nginx; fastcgi_temp_path {FOLDER.path}/nginx;
            uwsgi_temp_path {FOLDER.path}/nginx; scgi_temp_path {FOLDER.path}/nginx;
            server {{ listen {HOST}:{port}; root {FOLDER.path}; }}
        }}
    """
    path = FOLDER.file(f"nginx-{port}.conf", configuration.encode())
    return ["nginx", "-p", FOLDER.path, "-e", "stderr", "-c", path]


def command_of(program, port):
    """What starts a server at a port."""
    if program == "nginx":
        return nginx_command(port)
    if program == "litestar":
        return [python_with(HERE / "Litestar"), HERE / "Litestar" / "server.py", "--port", port]
    return [built(program), "--port", port]


class Server:
    """A server's process. It has the name of what it shows; the program may have another one."""

    def __init__(self, name, core, program=None):
        self.name = name
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = probe.getsockname()[1]
        self.output = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            pinned(core, *command_of(program or name, self.port)),
            env={**os.environ, "BENCH_FILES": str(FOLDER.path / "files")},
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=self.output,
            start_new_session=True,
        )

    def wait_for_port(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            self.check_alive()
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise Failure(f"{self.name}: nothing listens on port {self.port} after 20 s{self.said()}")

    def check_alive(self):
        if self.process.poll() is not None:
            raise Failure(f"{self.name}: ended with code {self.process.returncode}{self.said()}")

    def said(self):
        self.output.seek(0)
        text = self.output.read()[-2000:].decode(errors="replace").strip()
        return f"; it said:\n{text}" if text else ""

    def verify(self, load):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            headers = {"content-type": load.media} if load.body else {}
            connection.request(load.method, load.path, load.body, headers)
            answer = connection.getresponse()
            fields = [(name.lower(), value) for name, value in answer.getheaders()]
            fault = load.fault(answer.status, fields, answer.read())
        except (OSError, http.client.HTTPException) as error:
            fault = repr(error)
        finally:
            connection.close()
        if fault:
            raise Failure(f"{self.name}: {load.method} {load.path}: {fault}")

    def cpu_seconds(self):
        """User + system time of the process so far. The kernel's clock of it (see clock_getcpuclockid(3)) counts
        nanoseconds, and /proc/PID/stat the same time in ticks of 10 ms."""
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=3)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.output.close()


class Round:
    """One run of wrk against one server with one load."""

    # From this share of one core on, used by neither the server nor wrk, a round counts as disturbed.
    DISTURBED = 0.1

    def __init__(self, server, load, core, seconds):
        command = ["taskset", "-c", str(core), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
        command += ["-s", str(HERE / "load.lua"), f"http://{HOST}:{server.port}{load.path}", "--", load.method]
        command += [load.media, FOLDER.file(load.path.strip("/"), load.body)] if load.body else []
        children = os.times()
        machine, before, start = busy_ticks(), server.cpu_seconds(), time.monotonic()
        where = f"{server.name}: {load.method} {load.path}"
        try:
            wrk = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 30)
        except subprocess.TimeoutExpired as error:
            raise Failure(f"{where}: wrk did not end") from error
        elapsed = time.monotonic() - start
        server.check_alive()
        used, machine = server.cpu_seconds() - before, (busy_ticks() - machine) / TICKS
        now = os.times()
        wrk_used = now.children_user + now.children_system - children.children_user - children.children_system

        line = next((line for line in wrk.stdout.splitlines() if line.startswith("RESULT ")), None)
        if wrk.returncode != 0 or line is None:
            raise Failure(f"{where}: wrk failed:\n{wrk.stdout}{wrk.stderr}")
        result = json.loads(line.removeprefix("RESULT "))
        errors = {kind: count for kind, count in result["errors"].items() if count}
        if errors:
            raise Failure(f"{where}: wrk saw errors: {errors}")
        if not result["requests"]:
            raise Failure(f"{where}: no request was answered")
        self.cost = used * 1_000_000 / result["requests"]
        self.rate = result["requests"] * 1_000_000 / result["microseconds"]
        # What neither the server nor wrk used, as a share of one core.
        self.others = max(0.0, (machine - used - wrk_used) / elapsed)

    def __str__(self):
        disturbed = f"  (others: {self.others:.0%} of a core)" if self.others > self.DISTURBED else ""
        return f"{self.cost:8.2f} µs {self.rate:9.0f} requests/s{disturbed}"
