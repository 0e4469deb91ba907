-- Makes: a short deterministic key of a natural key. md5 is the same in every DuckDB; hash() is not.
create temp macro key_of(natural_key) as substr(md5(natural_key), 1, 16);
