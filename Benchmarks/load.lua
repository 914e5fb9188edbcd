-- One load for wrk: `wrk … -s load.lua URL -- METHOD DEPTH [MEDIA-TYPE FILE]`: so many requests are sent at once, and the body is what the
-- file has. They are made once; `done` prints what wrk counted as one line of JSON.

function init(arguments)
   wrk.method = arguments[1]
   if arguments[3] then
      local file = assert(io.open(arguments[4], "rb"))
      wrk.body = file:read("*a")
      file:close()
      wrk.headers["Content-Type"] = arguments[3]
   end
   local depth = tonumber(arguments[2])
   if depth > 1 then
      local requests = string.rep(wrk.format(), depth)
      request = function() return requests end
   end
end

function done(summary, latency, requests)
   local errors = summary.errors
   print(string.format(
      'RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}',
      summary.requests, summary.duration, summary.bytes,
      errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
