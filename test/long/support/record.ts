import type { Product } from '../../product.ts';
import { rowsOf } from './ledger.ts';

/** Who is signed in and how often somebody guessed wrong is no part of the record. */
const PASSING = ['sessions', 'verifications', 'attempts', 'settings', 'd1_migrations'];
const TABLES = `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'
  and name not in (${PASSING.map((name) => `'${name}'`).join(', ')}) order by name`;

/** Every row of every organization. The seal of an audit entry is left out: the sweep adds it some time after. */
export async function everyRow(product: Product): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(product, TABLES);
  const rows = await Promise.all(tables.map(({ name }) => rowsOf(product, `select * from "${name}"`)));
  return tables
    .flatMap(({ name }, i) => (rows[i] ?? []).map((row) => `${name} ${JSON.stringify({ ...row, hash: undefined })}`))
    .sort();
}
