/**
 * Logs what nobody expected: which error, where in the code, for which request. Messages are left out, for they may hold
 * what people wrote (a failed query carries its values).
 */
export function logUnexpected(error: unknown, about: Record<string, string>): void {
  const chain: { error: string; at: string[] }[] = [];
  for (let e: unknown = error; e instanceof Error && chain.length < 4; e = e.cause) {
    const at = (e.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    chain.push({ error: e.name, at: at.slice(0, 5).map((line) => line.trim()) });
  }
  console.error(JSON.stringify({ ...about, chain }));
}
