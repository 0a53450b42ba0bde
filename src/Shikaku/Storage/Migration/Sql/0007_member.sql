-- What searches for one member go by, and the notices (届) by which single members are changed.

-- 記号 and 番号 are compared after width folding and without spaces (ID-22).
CREATE FUNCTION register.identifier_form(identifier text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(
    identifier,
    '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～' || U&' \3000\00A0\0009',
    '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~');

-- The second search drops the hyphens too; only the first may find more than one.
CREATE FUNCTION register.identifier_form_without_hyphens(identifier text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(register.identifier_form(identifier), U&'-\2010\2011\2012\2013\2014\2015\2212\FE63\2500\2501\30FC\FF70', '');

-- These follow from sealed columns and are no further statements. Under row-level security an index serves only plain columns, not expressions.
ALTER TABLE register.qualification
    ADD COLUMN symbol_search text GENERATED ALWAYS AS (register.identifier_form_without_hyphens(coalesce(symbol, ''))) STORED,
    ADD COLUMN number_search text GENERATED ALWAYS AS (register.identifier_form_without_hyphens(number)) STORED,
    ADD COLUMN kanji_search text GENERATED ALWAYS AS (translate(name_kanji, U&' \3000\00A0', '')) STORED;

DROP INDEX register.qualification_by_number;
DROP INDEX register.qualification_by_kana;
CREATE INDEX qualification_by_number ON register.qualification (insurer_number, number_search, symbol_search) WHERE upper_inf(recorded);
CREATE INDEX qualification_by_kana ON register.qualification
    (insurer_number, kana_search COLLATE "C", member_id COLLATE "C") WHERE upper_inf(recorded);
CREATE INDEX qualification_by_kanji ON register.qualification
    (insurer_number, kanji_search COLLATE "C", member_id COLLATE "C") WHERE upper_inf(recorded);
CREATE INDEX qualification_by_birth ON register.qualification
    (insurer_number, birth_date, member_id COLLATE "C") WHERE upper_inf(recorded);

-- A notice that comes again finds what became of it (LIF-08). The digest is keyed: a notice may hold an individual number.
CREATE TABLE register.notice (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    notice_id text NOT NULL CHECK (notice_id <> ''),
    content_digest bytea NOT NULL,
    change_id uuid NOT NULL,
    version_id uuid,
    result text NOT NULL,
    findings text[] NOT NULL,
    PRIMARY KEY (insurer_number, notice_id)
);

ALTER TABLE register.notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON register.notice TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON register.notice FOR SELECT TO shikaku_operator USING (true);
GRANT SELECT, INSERT ON register.notice TO shikaku_application;
GRANT SELECT ON register.notice TO shikaku_operator;
