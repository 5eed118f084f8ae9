-- Keys of the inbox, the same for each script. After them come the keys of seen events, one for each item.
local DUE, EVENTS, LINE, QUEUED, TRIES, ASIDE, REASONS, COUNT, CLOCK = unpack(KEYS, 1, 9)
local SEEN = 9

-- If the server's clock was set back, time waits for it: an event that was queued before is due all the same.
local time = redis.call('TIME')
local now = math.max(time[1] * 1000 + math.floor(time[2] / 1000), tonumber(redis.call('GET', CLOCK) or 0))
redis.call('SET', CLOCK, now)

-- The first event in the line of a ticket. One whose record is missing is dropped, or it would hold up the others.
local function first_in_line(ticket)
    while true do
        local member = redis.call('ZRANGEBYLEX', LINE, '[' .. ticket .. '\0', '(' .. ticket .. '\1', 'LIMIT', 0, 1)[1]
        if not member then return nil end
        local id = string.sub(member, #ticket + 23)
        if redis.call('HEXISTS', EVENTS, id) == 1 then return id, member end
        redis.call('ZREM', LINE, member)
    end
end

-- Queues an event whose record exists or is written next: due now, or behind the others of its ticket.
local function queue(id, ticket)
    local first = ticket ~= '' and first_in_line(ticket)
    if ticket ~= '' then
        redis.call('ZADD', LINE, 0, ticket .. '\0' .. string.format('%020d', redis.call('INCR', COUNT)) .. '\0' .. id)
    end
    redis.call('ZADD', QUEUED, now, id)
    if not first then redis.call('ZADD', DUE, now, id) end
end

-- Takes an event out of the queue, and makes the next of its ticket due. A NUL is a ticket that cannot be read.
local function leave(id, ticket)
    redis.call('ZREM', DUE, id)
    redis.call('ZREM', QUEUED, id)
    redis.call('HDEL', TRIES, id)
    if ticket == '\0' then
        for _, member in ipairs(redis.call('ZRANGE', LINE, 0, -1)) do
            local of, owner = string.match(member, '^(%Z*)%z%d+%z(.*)$')
            if owner == id then ticket = of end
        end
    end
    if ticket == '' or ticket == '\0' then return end
    local first, member = first_in_line(ticket)
    if first == id then
        redis.call('ZREM', LINE, member)
        first = first_in_line(ticket)
    end
    if first then redis.call('ZADD', DUE, 'NX', now, first) end
end

-- How often an event was taken, and the receipt of the last time.
local function tries_of(id)
    local attempts, receipt = string.match(redis.call('HGET', TRIES, id) or '', '^(%d+):(%d+)$')
    return tonumber(attempts) or 0, receipt
end
