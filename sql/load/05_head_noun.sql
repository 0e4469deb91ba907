-- Makes: the noun that a name turns on: its last word before any preposition.
-- Gives: Coalition of "Global Coalition against ISIS", forces of "US forces", Republic of "Republic of Moldova".
create temp macro head_noun(name) as regexp_extract(
    regexp_replace(name, '\s(of|in|on|for|to|at|from|against)\s.*$', ''), '[^\s-]+$'
);
