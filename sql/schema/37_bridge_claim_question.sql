-- Grain: one claim and question that it answers.
create table bridge_claim_question (
    claim_id text not null,
    question_key text not null,
    answer_key text,
    is_rolled_up boolean
);

comment on table bridge_claim_question is
'The questions that each claim answers: its own, and those about a larger place whose figure it supports.';
comment on column bridge_claim_question.claim_id is 'the claim';
comment on column bridge_claim_question.question_key is 'the question';
comment on column bridge_claim_question.answer_key is 'the value that it supports there';
comment on column bridge_claim_question.is_rolled_up is
'the claim is about a part of the place, and gives the same figure as the whole';
