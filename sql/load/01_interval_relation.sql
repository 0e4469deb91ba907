-- Makes: how interval a relates to interval b; bounds are closed, null = open.
-- Gives: same, narrower (a inside b), wider, meet, apart; null where one side holds no value at all.
create temp macro interval_relation(a_low, a_high, b_low, b_high) as case
    when (a_low is null and a_high is null) or (b_low is null and b_high is null) then null
    when coalesce(a_high < b_low, false) or coalesce(b_high < a_low, false) then 'apart'
    when
        coalesce(a_low = b_low, a_low is null and b_low is null)
        and coalesce(a_high = b_high, a_high is null and b_high is null) then 'same'
    when
        (b_low is null or coalesce(a_low >= b_low, false))
        and (b_high is null or coalesce(a_high <= b_high, false)) then 'narrower'
    when
        (a_low is null or coalesce(b_low >= a_low, false))
        and (a_high is null or coalesce(b_high <= a_high, false)) then 'wider'
    else 'meet'
end;
