#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An nginx in front of a server: one process, and one connection to the server that it keeps.
struct ReverseProxy {
    /// Where nginx is; nil where it is not installed.
    static let path: String? = {
        let places: [String] = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"]
        return places.first { access($0, X_OK) == 0 }
    }()

    let port: Int
    private let folder: String
    private let process: pid_t

    /// A request as nginx has passed it on: its log says so after the answer.
    struct Passed: Equatable {
        /// What nginx called it, in `x-nonce`.
        var nonce: String
        /// What the server called it in its answer, in `x-echo`; nil where it answered otherwise.
        var echo: String?
        var status: Int
    }

    struct Failure: Error {
        var reason: String
    }

    /// Starts nginx.
    /// - Parameters:
    ///   - buffers: Whether nginx reads a body to its end before it passes the request on. If not, it passes chunks on as chunks.
    init(to server: Int, at port: Int, buffers: Bool) throws {
        guard let path = Self.path else { throw Failure(reason: "there is no nginx") }
        self.port = port
        folder = "/tmp/starling-nginx-\(UInt64.random(in: 0 ... .max))"
        mkdir(folder, 0o755)
        try Self.write(Self.configuration(folder, server, port, buffers), to: folder + "/nginx.conf")
        process = try Self.spawn([path, "-p", folder, "-e", folder + "/error.log", "-c", folder + "/nginx.conf"])
    }

    private static func configuration(_ folder: String, _ server: Int, _ port: Int, _ buffers: Bool) -> String {
        """
        daemon off; master_process off; pid \(folder)/nginx.pid;
        events { }
        http {
            log_format passed "$request_id $upstream_http_x_echo $upstream_status";
            access_log \(folder)/access.log passed;
            client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy; fastcgi_temp_path \(folder)/fastcgi;
            uwsgi_temp_path \(folder)/uwsgi; scgi_temp_path \(folder)/scgi;
            underscores_in_headers on; ignore_invalid_headers off; merge_slashes off;
            upstream engine { server 127.0.0.1:\(server); keepalive 1; }
            server {
                listen 127.0.0.1:\(port);
                location / {
                    proxy_pass http://engine;
                    proxy_http_version 1.1;
                    proxy_next_upstream off;
                    proxy_request_buffering \(buffers ? "on" : "off");
                    proxy_set_header Host $http_host;
                    proxy_set_header Connection "";
                    proxy_set_header X-Nonce $request_id;
                }
            }
        }

        """
    }

    /// Ends nginx.
    /// - Returns: What was passed on, without what nginx answered by itself.
    func stop() throws -> [Passed] {
        end()
        return try Self.read(folder + "/access.log").split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 3 else { throw Failure(reason: "nginx logs: \(line)") }
            guard let status = Int(words[2]) else { return nil }
            return Passed(nonce: String(words[0]), echo: words[1] == "-" ? nil : String(words[1]), status: status)
        }
    }

    private func end() {
        kill(process, SIGTERM)
        var status: CInt = 0
        waitpid(process, &status, 0)
    }

    /// Removes what nginx has left, and ends it if it runs.
    func remove() {
        end()
        for name in ["nginx.conf", "nginx.pid", "access.log", "error.log"] { unlink(folder + "/" + name) }
        for name in ["body", "proxy", "fastcgi", "uwsgi", "scgi", ""] { rmdir(folder + "/" + name) }
    }

    private static func spawn(_ words: [String]) throws -> pid_t {
        var process: pid_t = 0
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawn(&process, words[0], nil, nil, &arguments, nil) == 0 else {
            throw Failure(reason: "\(words[0]) does not start")
        }
        return process
    }

    private static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw Failure(reason: path) }
        defer { fclose(file) }
        fputs(text, file)
    }

    private static func read(_ path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw Failure(reason: path) }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
