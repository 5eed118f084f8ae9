-- KEYS: the claims of an operation, its pause. ARGV: the process, for how long it uses its shares, for how long a new store
-- grants only parts; and for each limit: count, window, want, part, held. Returns the shares, and the rest of the pause.
--
-- The field of a process holds, as numbers: until when it uses its shares; and for each limit what it wants, what is
-- reserved for it, and until when.
local PROCESS, USED_FOR, SETTLING = 'process ' .. ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local limits = (#ARGV - 3) / 5
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local others, since, is_known = {}, nil, false
local fields = redis.call('HGETALL', KEYS[1])
for at = 1, #fields, 2 do
    local field, numbers, ends = fields[at], {}, 0
    for number in string.gmatch(fields[at + 1], '%d+') do
        numbers[#numbers + 1] = tonumber(number)
    end
    for limit = 1, limits do
        ends = math.max(ends, numbers[3 * limit + 1] or 0)
    end
    if field == 'since' then
        since = numbers[1]
    elseif #numbers ~= 3 * limits + 1 or now >= math.max(ends, numbers[1]) or numbers[1] > now + USED_FOR then
        -- It has ended, is garbage, or is of a time before the clock was set back.
        redis.call('HDEL', KEYS[1], field)
    else
        is_known = is_known or now < numbers[1]
        if field ~= PROCESS then others[#others + 1] = numbers end
    end
end
if not is_known or not since or since > now then
    since = now
    redis.call('HSET', KEYS[1], 'since', now)
end

-- Each process gets what it wants, or an equal part of what is left by those that want less.
local function fair(count, wants, want)
    wants[#wants + 1] = want
    table.sort(wants)
    local rest = count
    for at, other in ipairs(wants) do
        local share = math.min(math.ceil(rest / (#wants - at + 1)), other)
        if other == want then return share end
        rest = rest - share
    end
end

local record, shares, longest = { string.format('%d', now + USED_FOR) }, {}, 0
for limit = 1, limits do
    local at = 5 * limit - 2
    local count, window = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
    local want, part, held = tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4]), tonumber(ARGV[at + 5])
    local wants, reserved = {}, 0
    for _, other in ipairs(others) do
        if now < other[1] then wants[#wants + 1] = other[3 * limit - 1] end
        if now < other[3 * limit + 1] then reserved = reserved + other[3 * limit] end
    end
    local share = fair(count, wants, want)
    if now < since + SETTLING then share = math.min(share, part) end
    shares[limit] = math.max(math.min(share, count - reserved), 0)
    local numbers = string.format('%d %d %d', want, math.max(shares[limit], held), now + USED_FOR + window)
    record[#record + 1] = numbers
    longest = math.max(longest, window)
end
redis.call('HSET', KEYS[1], PROCESS, table.concat(record, ' '))
redis.call('PEXPIRE', KEYS[1], USED_FOR + longest)
return { shares, redis.call('PTTL', KEYS[2]) }
