-- Makes: the ids of all members that this run's rows name. The cache may hold more, from files that are gone.
create temp table used_member as
select member as member_id
from mention_in
where member is not null
union
select unnest([force_id, place_id, place_to_id, speaker_id, via_id, outlet_id, origin]) as member_id
from claim_in
union
select member_id
from chain_in
union
select source_id as member_id
from outlet_in
union
select unnest(['force/unknown', 'place/unknown', 'source/unknown', 'speaker/unknown']) as member_id;
