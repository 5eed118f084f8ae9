-- The id after which to begin, and how many. Returns id, head of the record, and reason of each.
local listed = {}
local from = ARGV[1] == '' and '-' or '(' .. ARGV[1]
for _, id in ipairs(redis.call('ZRANGEBYLEX', ASIDE, from, '+', 'LIMIT', 0, ARGV[2])) do
    local head = redis.call('HGET', EVENTS, id) or ''
    if #head >= 4 then head = string.sub(head, 1, 4 + struct.unpack('<I4', head)) end
    listed[#listed + 1] = { id, head, redis.call('HGET', REASONS, id) or '' }
end
return listed
