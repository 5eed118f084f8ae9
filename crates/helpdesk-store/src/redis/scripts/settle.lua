-- For each attempt: id, receipt, ticket, verb, milliseconds, text. Returns 1 for each whose receipt is the last one.
local settled = {}
for at = 1, #KEYS - SEEN do
    local id, receipt, ticket, verb, time, text = unpack(ARGV, 6 * at - 5, 6 * at)
    local attempts, last = tries_of(id)
    local held = last == receipt
    if held and verb == 'handled' then
        redis.call('SET', KEYS[SEEN + at], 'done', 'PX', time)
        redis.call('HDEL', EVENTS, id)
        leave(id, ticket)
    elseif held and verb == 'aside' then
        redis.call('HSET', REASONS, id, attempts .. ':' .. text)
        redis.call('ZADD', ASIDE, 0, id)
        leave(id, ticket)
    elseif held and verb == 'hide' then
        redis.call('ZADD', DUE, now + time, id)
    elseif held then
        redis.call('HSET', TRIES, id, (verb == 'again' and attempts or attempts - 1) .. ':0')
        redis.call('ZADD', DUE, now + time, id)
    end
    settled[at] = held and 1 or 0
end
return settled
