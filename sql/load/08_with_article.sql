-- Makes: a name as it stands inside a sentence.
create temp macro with_article(name) as case when takes_article(name) then 'the ' || name else name end;
