-- The id, its ticket, and for an event to be discarded how long its id is remembered.
local id, ticket, remembered = ARGV[1], ARGV[2], ARGV[3]
if redis.call('ZREM', ASIDE, id) == 0 then return 0 end
redis.call('HDEL', REASONS, id)
if remembered == '' then
    queue(id, ticket)
else
    redis.call('HDEL', EVENTS, id)
    redis.call('SET', KEYS[SEEN + 1], 'done', 'PX', remembered)
end
return 1
