import { env } from 'cloudflare:workers';
import { applyD1Migrations } from 'cloudflare:test';
import { test } from 'vitest';
test('probe', async () => {
  await applyD1Migrations(env.DB, (env as any).MIGRATIONS);
  const db = env.DB as any;
  console.log(Object.getOwnPropertyNames(db), Object.getOwnPropertyNames(Object.getPrototypeOf(db)));
  for (const k of Object.getOwnPropertyNames(db)) console.log(k, typeof db[k], db[k]?.constructor?.name, db[k] && typeof db[k]==='object' ? Object.getOwnPropertyNames(db[k]) : '');
  const s = db.prepare('select 1');
  console.log(Object.getOwnPropertyNames(s), Object.getOwnPropertyNames(Object.getPrototypeOf(s)));
});
test('worker', async () => {
  const worker = (await import('the-worker')).default as any;
  const r = await worker.fetch(new Request('https://pendopo.example/api/v1/openapi.json'), env, { waitUntil() {}, passThroughOnException() {} });
  console.log(r.status, (await r.text()).length);
  const db = env.DB as any;
  const f = db.fetcher;
  const fetcher = { async fetch(url: any, init: any) { console.log(String(url?.url ?? url), init?.method, typeof init?.body, String(init?.body).slice(0, 200)); const res = await f.fetch(url, init); console.log((await res.clone().text()).slice(0, 300)); return res; } };
  const session = Object.assign(Object.create(Object.getPrototypeOf(db.alwaysPrimarySession)), db.alwaysPrimarySession, { fetcher });
  const counted = Object.assign(Object.create(Object.getPrototypeOf(db)), { alwaysPrimarySession: session, fetcher });
  await counted.prepare('select count(*) from events').raw();
  await counted.batch([counted.prepare('select ?1').bind(3), counted.prepare("insert into settings values ('a','b') returning key")]);
});
