/** What a piece of work cost the database: round trips, statements in them, rows as D1 bills them. */
export type Bill = { trips: number; statements: number; read: number; written: number };
export type Metered = { db: D1Database; bill: Bill; statements: string[] };

type Answered = { meta: { rows_read: number; rows_written: number } };
type Wire = { fetcher: Fetcher; alwaysPrimarySession: { fetcher: Fetcher } };

/**
 * The same database, metered where its client hands a request to the engine: whatever the code above calls (run, all,
 * raw, first, batch), one hand-over is one round trip, and the engine's own meta says how many rows.
 */
export function metered(real: D1Database): Metered {
  const { fetcher, alwaysPrimarySession } = real as unknown as Wire;
  const bill: Bill = { trips: 0, statements: 0, read: 0, written: 0 };
  const statements: string[] = [];
  const counting = {
    async fetch(input: RequestInfo, init?: RequestInit) {
      const sent = [JSON.parse(String(init?.body))].flat() as { sql: string }[];
      const response = await fetcher.fetch(input as string, init);
      const answered = [await response.clone().json()].flat() as Answered[];
      bill.trips += 1;
      bill.statements += sent.length;
      statements.push(...sent.map((s) => s.sql));
      for (const { meta } of answered) {
        bill.read += meta?.rows_read ?? 0;
        bill.written += meta?.rows_written ?? 0;
      }
      return response;
    },
  };
  const like = <T extends object>(original: T, own: object): T =>
    Object.assign(Object.create(Object.getPrototypeOf(original)), original, own);
  const session = like(alwaysPrimarySession, { fetcher: counting });
  return { db: like(real, { fetcher: counting, alwaysPrimarySession: session }), bill, statements };
}
