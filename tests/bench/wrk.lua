-- wrk's figures as one line of JSON. Arguments after `--`: method, body, and `many` to come from many addresses.
local body = nil
local many = false
local count = 0

function init(args)
  if args[1] then wrk.method = args[1] end
  if args[2] and args[2] ~= '' then
    body = args[2]
    wrk.headers['Content-Type'] = 'application/x-www-form-urlencoded'
  end
  many = args[3] == 'many'
  math.randomseed(os.time())
  count = math.random(0, 16000000)
end

function request()
  if many then
    count = count + 1
    wrk.headers['X-Forwarded-For'] = string.format('10.%d.%d.%d', math.floor(count / 65536) % 256, math.floor(count / 256) % 256, count % 256)
  end
  return wrk.format(nil, nil, nil, body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"perSecond":%.3f,"p50":%.4f,"p99":%.4f,"failed":%d}\n',
    summary.requests / summary.duration * 1000000,
    latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
