-- How many, for how many milliseconds they are hidden, and how many bytes all may have.
local most, hidden, bytes = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local taken = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', DUE, '-inf', now, 'LIMIT', 0, most)) do
    local record = redis.call('HGET', EVENTS, id)
    bytes = bytes - #(record or '')
    if bytes < 0 and #taken > 0 then break end
    local attempts = tries_of(id) + 1
    local receipt = redis.call('INCR', COUNT)
    redis.call('HSET', TRIES, id, attempts .. ':' .. receipt)
    redis.call('ZADD', DUE, now + hidden, id)
    taken[#taken + 1] = { id, record or '', attempts, receipt }
end
return taken
