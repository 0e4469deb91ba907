-- Question: Which claims hold a value that its column does not know?
select
    claim_id,
    polarity,
    modality,
    when_relation,
    quantity_qualifier,
    speech
from fact_claim
where
    polarity is null
    or polarity not in ('affirmed', 'denied')
    or modality is null
    or modality not in ('asserted', 'planned', 'expected', 'possible', 'demanded', 'conditional')
    or when_relation not in ('on', 'by', 'until', 'until_at_least', 'since', 'after', 'before', 'during')
    or quantity_qualifier not in ('exact', 'approximate', 'at_least', 'at_most', 'range', 'vague')
    or speech is null
    or speech not in ('direct', 'indirect', 'narrated');
