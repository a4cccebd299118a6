import type { Product } from '../../product.ts';
import { rowsOf } from './ledger.ts';

/** Who is signed in and how often somebody guessed wrong is no part of the record. */
const PASSING = ['sessions', 'verifications', 'attempts', 'settings', 'd1_migrations'];
const TABLES = `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'
  and name not in (${PASSING.map((name) => `'${name}'`).join(', ')}) order by name`;

async function rowsNow(product: Product): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(product, TABLES);
  const rows = await Promise.all(tables.map(({ name }) => rowsOf(product, `select * from "${name}"`)));
  return tables.flatMap(({ name }, i) => (rows[i] ?? []).map((row) => `${name} ${JSON.stringify(row)}`)).sort();
}

/** Every row of every organization, once the sweep, which comes every second, leaves it as it is. */
export async function everyRow(product: Product): Promise<string[]> {
  for (let last = ''; ; ) {
    const rows = await rowsNow(product);
    const now = rows.join('\n');
    if (now === last) return rows;
    last = now;
    await new Promise((done) => setTimeout(done, 1500));
  }
}
