-- One load for wrk: `wrk … -s load.lua URL -- METHOD [MEDIA-TYPE FILE]`; the body is what the file has.
-- The request is made once; `done` prints what wrk counted as one line of JSON.

function init(arguments)
   wrk.method = arguments[1]
   if arguments[2] then
      local file = assert(io.open(arguments[3], "rb"))
      wrk.body = file:read("*a")
      file:close()
      wrk.headers["Content-Type"] = arguments[2]
   end
end

function done(summary, latency, requests)
   local errors = summary.errors
   print(string.format(
      'RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}',
      summary.requests, summary.duration, summary.bytes,
      errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
