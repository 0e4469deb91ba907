-- Makes: units that count the same thing under other names: bodies of people in arms. All others stand for themselves.
create temp table unit_family as
select
    unnest([
        'troops',
        'soldiers',
        'personnel',
        'forces',
        'servicemen',
        'service members',
        'servicemembers',
        'service personnel',
        'military personnel',
        'men',
        'people',
        'persons',
        'members',
        'fighters',
        'militants',
        'combatants',
        'insurgents',
        'prisoners', 'detainees', 'inmates', 'terrorists', 'rebels', 'gunmen'
    ]) as unit,
    'people' as family;
