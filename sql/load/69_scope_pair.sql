-- Makes: one pair for every two questions that differ only in a force and what it is part of, or in a place and what
--        it lies in: related, but never in conflict.
create temp table scope_pair as
with recursive force_line as (
    select
        force_key as part_key,
        parent_key as whole_key
    from dim_force
    where parent_key is not null
    union
    select
        force_line.part_key,
        dim_force.parent_key as whole_key
    from force_line
    inner join dim_force on force_line.whole_key = dim_force.force_key
    where dim_force.parent_key is not null
),

foremost as (
    select
        position.*,
        key_of(position.force_id) as force_key,
        key_of(position.place_id) as place_key,
        question_scope.speaker_id,
        question_scope.is_additive
    from position
    inner join question_scope on position.question_key = question_scope.question_key
    where position.position_no = 1
),

-- a part that supports the whole's figure is paired with it already
supporting as (
    select distinct
        own_question_key,
        question_key
    from position
    where is_rolled_up
)

select
    part.claim_id,
    whole.claim_id as other_claim_id,
    part.question_key,
    whole.question_key as other_question_key,
    'scope_mismatch' as relation,
    'force' as dimension,
    'a force and what it is part of' as rule,
    part.origin_key = whole.origin_key as is_same_origin
from foremost as part
inner join force_line as line on part.force_key = line.part_key
inner join foremost as whole
    on
        line.whole_key = whole.force_key
        and part.topic = whole.topic
        and part.place_key = whole.place_key
        and part.speaker_id = whole.speaker_id
        and part.question_key <> whole.question_key
union all
select
    part.claim_id,
    whole.claim_id as other_claim_id,
    part.question_key,
    whole.question_key as other_question_key,
    'scope_mismatch' as relation,
    'place' as dimension,
    case
        when part.is_additive and part.quantity_low > whole.quantity_high then 'a part greater than the whole'
        else 'a place and what it lies in'
    end as rule,
    part.origin_key = whole.origin_key as is_same_origin
from foremost as part
inner join place_line as line on part.place_id = line.part_id
inner join foremost as whole
    on
        line.whole_id = whole.place_id
        and part.topic = whole.topic
        and part.force_key = whole.force_key
        and part.speaker_id = whole.speaker_id
        and part.question_key <> whole.question_key
anti join supporting
    on part.question_key = supporting.own_question_key and whole.question_key = supporting.question_key;
