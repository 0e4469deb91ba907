-- Makes: whether English puts "the" before a name: the Global Coalition, the Houthis, the PKK, the Kurdistan Region.
-- Caution: by the noun that the name turns on; names in small letters that end in a plural (US forces) take none.
create temp macro takes_article(name) as not regexp_matches(name, '^(?i)(the|a|an|another|one|some|both|its|their)\s')
and not regexp_matches(name, '^\S+[''’]s\s')
and (
    (is_plural(name) and regexp_matches(head_noun(name), '^\p{Lu}'))
    or regexp_full_match(name, '[BCDFGHJKLMNPQRSTVWXYZ]{2,5}')
    or regexp_full_match(
        head_noun(name),
        '(?i)administration|agency|alliance|army|association|authority|battalion|battlegroup|brigade|bureau|cabinet|'
        || 'coalition|command|commission|committee|community|company|congress|contingent|corps|council|department|'
        || 'division|embassy|faction|federation|fleet|force|front|garrison|government|group|guard|house|'
        || 'initiative|junta|kremlin|league|legion|military|militia|ministry|mission|movement|nations|navy|'
        || 'network|observatory|office|opposition|organi[sz]ation|parliament|party|pentagon|peshmerga|police|'
        || 'presidency|regiment|regime|resistance|secretariat|senate|side|squadron|taliban|treasury|troika|union|unit|'
        || 'balkans|bank|border|capital|caucasus|donbas|emirates|frontier|gulf|heights|horn|islands|kingdom|'
        || 'netherlands|peninsula|philippines|region|republic|river|sahel|sea|states|strait|strip|valley|zone'
    )
    or regexp_full_match(name, '(Middle|Near|Far) East|Gambia|Maldives|Comoros|Bahamas|White House|Green Zone')
);
