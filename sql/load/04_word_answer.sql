-- Makes: the wording of an answer out of its polarity and the words for its date, its quantity and its place or text.
create temp macro word_answer(value_kind, polarity, date_words, quantity_words, value_words) as case
    when value_kind in ('text', 'none') and polarity = 'denied' then coalesce('no: ' || value_words, 'no')
    when value_kind in ('text', 'none') then coalesce(value_words, date_words, quantity_words, 'yes')
    when polarity = 'denied' then concat_ws(' ', 'no', '(not ' || coalesce(date_words, quantity_words) || ')')
    when value_kind = 'date' then coalesce(date_words, quantity_words, 'no date given')
    when value_kind = 'quantity' then coalesce(quantity_words, date_words, 'no figure given')
    else concat_ws(', ', 'yes', date_words, quantity_words)
end;
