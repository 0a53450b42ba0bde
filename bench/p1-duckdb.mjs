// The peer of P1: DuckDB merely reads the two files, joins them on the number and compares the five raw strings.
// Usage: node p1-duckdb.mjs DUCKDB_FOLDER MEMBERS RESIDENTS OUT THREADS; prints the seconds from before connecting to the written counts.
import { createRequire } from 'node:module';

const [folder, members, residents, out, threads] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(`${folder}/`)('@duckdb/node-api');
const text = (value) => `'${value.replaceAll("'", "''")}'`;
const csv = (path) => `read_csv(${text(path)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
const same = (column) => `m.${column} IS NOT DISTINCT FROM r.${column} AS ${column}`;

const start = performance.now();
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run('SET preserve_insertion_order = false');
await connection.run(`
  COPY (
    SELECT r.individual_number IS NOT NULL AS found,
           ${['name_kanji', 'name_kana', 'birth_date', 'sex', 'address'].map(same).join(', ')}, count(*) AS rows
    FROM ${csv(members)} m LEFT JOIN ${csv(residents)} r USING (individual_number)
    GROUP BY ALL
  ) TO ${text(out)} (HEADER)`);
console.log((performance.now() - start) / 1000);
process.exit(0);
