-- One load for wrk: `wrk … -s load.lua URL -- METHOD [BODY]`.
-- The request is made once; `done` prints what wrk counted as one line of JSON.

function init(arguments)
   wrk.method = arguments[1]
   if arguments[2] then
      wrk.body = arguments[2]
      wrk.headers["Content-Type"] = "application/json"
   end
end

function done(summary, latency, requests)
   local errors = summary.errors
   print(string.format(
      'RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"errors":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}',
      summary.requests, summary.duration, summary.bytes,
      errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
