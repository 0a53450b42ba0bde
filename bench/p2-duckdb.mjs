// The peer of P2: DuckDB compares five fields in memory on one thread, each to a level as Splink's comparisons write it
// (equal, Jaro-Winkler >= 0.92 or one edited digit of a date, else), and counts the vectors.
// Usage: node p2-duckdb.mjs DUCKDB_FOLDER PAIRS.tsv ROUNDS; prints the processor seconds of one pass over all pairs for each round.
import { createRequire } from 'node:module';

const [folder, pairs, rounds] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${folder}/`)('@duckdb/node-api');
const similar = (column) => `CASE WHEN l_${column} = r_${column} THEN 2 WHEN jaro_winkler_similarity(l_${column}, r_${column}) >= 0.92 THEN 1 ELSE 0 END`;
const vector = [
  similar('kanji'),
  similar('kana'),
  'CASE WHEN l_birth = r_birth THEN 2 WHEN damerau_levenshtein(l_birth, r_birth) <= 1 THEN 1 ELSE 0 END',
  'CASE WHEN l_sex = r_sex THEN 1 ELSE 0 END',
  similar('address'),
];

const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
await connection.run(`CREATE TABLE pairs AS SELECT * FROM read_csv('${pairs.replaceAll("'", "''")}', header = true, all_varchar = true, delim = '\t', quote = '')`);
for (let round = 0; round < Number(rounds); round++) {
  const start = process.cpuUsage();
  await connection.runAndReadAll(`SELECT ${vector.map((level, i) => `${level} AS g${i}`).join(', ')}, count(*) FROM pairs GROUP BY ALL`);
  const used = process.cpuUsage(start);
  console.log((used.user + used.system) / 1e6);
}
process.exit(0);
