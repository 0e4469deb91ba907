-- Makes: the wording of a question with its optional parts decided: "[ in {place}]" stands where the place is named,
--        "[in {place}|there]" reads "there" where it is not.
create temp macro word_option(template, part, is_named) as regexp_replace(
    template,
    '\[([^\[\]|]*\{[^{}]*' || part || '\??\}[^\[\]|]*)\|?([^\[\]]*)\]',
    case when is_named then '\1' else '\2' end,
    'g'
);
