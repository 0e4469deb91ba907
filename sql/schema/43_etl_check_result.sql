-- Grain: one check.
create table etl_check_result (
    check_name text not null,
    question text,
    passed boolean,
    n_offenders bigint,
    sample text
);

comment on table etl_check_result is 'What the checks found in this file.';
comment on column etl_check_result.check_name is 'name of the check, sql/checks/<name>.sql';
comment on column etl_check_result.question is 'what the check asks';
comment on column etl_check_result.passed is 'no offending row was found';
comment on column etl_check_result.n_offenders is 'offending rows';
comment on column etl_check_result.sample is 'the first offenders, as JSON';
