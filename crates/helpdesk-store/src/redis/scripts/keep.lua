-- For each event: id, ticket, record. Returns 1 for each that is new.
local kept = {}
for at = 1, #KEYS - SEEN do
    local id, ticket, record = ARGV[3 * at - 2], ARGV[3 * at - 1], ARGV[3 * at]
    local seen = redis.call('GET', KEYS[SEEN + at]) == 'done' or redis.call('HEXISTS', EVENTS, id) == 1
    if not seen then
        queue(id, ticket)
        -- Last, so that an event of which any write has failed is new when it comes again.
        redis.call('HSET', EVENTS, id, record)
    end
    kept[at] = seen and 0 or 1
end
return kept
