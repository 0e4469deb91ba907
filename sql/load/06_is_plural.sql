-- Makes: whether a name takes a verb in the plural: US forces, Houthis, Marines; not ISIS, Hamas, United States.
create temp macro is_plural(name) as regexp_full_match(head_noun(name), '.*(police|[a-rt-z]s)')
and not regexp_full_match(
    head_noun(name), '(?i).*(us|is|corps|headquarters|states|nations|emirates|affairs|netherlands|philippines|hamas)'
);
