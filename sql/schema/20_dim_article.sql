-- Grain: one article.
create table dim_article (
    article_key text not null,
    article_path text,
    article_no integer,
    source_key text,
    outlet text,
    outlet_how text,
    title text,
    byline text,
    dateline text,
    published date,
    published_how text,
    language text,
    version integer,
    url text,
    retrieved date,
    encoding text,
    content_hash text,
    text_hash text,
    text_group text,
    text text,
    raw_start integer,
    raw_end integer,
    offsets struct(clean_start integer, clean_end integer, raw_start integer, raw_end integer)[],
    fixes text[]
);

comment on table dim_article is 'One piece of reporting. A raw file can hold several.';
comment on column dim_article.article_key is 'hash of article_path and article_no';
comment on column dim_article.article_path is 'raw file relative to the raw folder';
comment on column dim_article.article_no is '1-based position of the article in its file';
comment on column dim_article.source_key is 'the outlet';
comment on column dim_article.outlet is 'name of the outlet, null where unknown';
comment on column dim_article.outlet_how is 'how the outlet was known: sidecar, header, text, unknown';
comment on column dim_article.title is 'headline';
comment on column dim_article.byline is 'credited writers';
comment on column dim_article.dateline is 'place and agency line before the first sentence';
comment on column dim_article.published is 'publication date, the reference date of the article; null where unknown';
comment on column dim_article.published_how is 'how it was known: sidecar, header, text, unknown';
comment on column dim_article.language is 'ISO 639-1 code, null where unknown';
comment on column dim_article.version is
'1-based rank of this article among those of one outlet and one title, by date and path';
comment on column dim_article.url is 'address of the article, null where unknown';
comment on column dim_article.retrieved is 'day on which it was fetched, null where unknown';
comment on column dim_article.encoding is 'character encoding of the raw file';
comment on column dim_article.content_hash is 'SHA-256 of the raw file';
comment on column dim_article.text_hash is 'hash of the cleaned text';
comment on column dim_article.text_group is
'article_key of the first of its near-duplicates; its own where there is none';
comment on column dim_article.text is 'cleaned text that all spans count in, code points from 0';
comment on column dim_article.raw_start is 'first code point of the article in the decoded raw file';
comment on column dim_article.raw_end is 'end of the article in the decoded raw file, exclusive';
comment on column dim_article.offsets is 'pieces of the text with their place in the raw article';
comment on column dim_article.fixes is 'names of the cleaning fixes that changed something, in order';
