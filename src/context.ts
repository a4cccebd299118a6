import { EmailMessage } from 'cloudflare:email';
import { createHash, randomBytes } from 'node:crypto';
import type { Context, Door, Outside, Starters } from './actions/context.ts';
import { openDatabase } from './db/database.ts';
import { keepMail } from './db/mailbox.ts';
import { allowedHosts } from './domain/addresses.ts';
import { filesOf } from './files/files.ts';
import type { Model } from './llm/model.ts';
import { cloudflareTransport, mailboxTransport, smtpTransport, type Transport } from './mail/transports.ts';

/** Seconds a model may take for one draft, its repair included, before the deterministic writer drafts. */
const MODEL_SECONDS = 40;

/** Epoch milliseconds of the product's clock: the machine's, moved by what NOW said at the start. */
export function clockOf(env: Env): () => number {
  const offset = Number(env.CLOCK_OFFSET_MS ?? 0);
  return () => Date.now() + offset;
}

/** Where mail goes: SMTP where configured, the local mailbox on one machine, else Cloudflare's binding. */
export function transportOf(env: Env): Transport {
  if (env.SMTP_URL) return smtpTransport(env.SMTP_URL, env.SMTP_TLS_NAME ? { tlsName: env.SMTP_TLS_NAME } : {});
  if (env.ONE_MACHINE) {
    const db = openDatabase(env.DB);
    const now = clockOf(env);
    return mailboxTransport((mail) => {
      const raw = typeof mail.raw === 'string' ? mail.raw : new TextDecoder().decode(mail.raw);
      return keepMail(db, { messageId: mail.messageId, to: mail.to, subject: mail.subject, raw, at: now() });
    });
  }
  return cloudflareTransport(env.EMAIL, (from, to, raw) => new EmailMessage(from, to, raw));
}

/** The model the operator configured: any OpenAI-compatible server by its key, else Workers AI by its binding. */
function modelOf(env: Env): Model | null {
  const timeoutMs = Number(env.OPENAI_TIMEOUT_SECONDS ?? MODEL_SECONDS) * 1000;
  if (env.OPENAI_API_KEY) {
    const [name, baseUrl, apiKey] = [env.OPENAI_MODEL ?? 'gpt-5-mini', env.OPENAI_BASE_URL, env.OPENAI_API_KEY];
    const where = baseUrl ? hostOf(baseUrl) : 'api.openai.com';
    return { via: 'openai', name, where, baseUrl, apiKey, timeoutMs };
  }
  if (!env.AI || !env.WORKERS_AI_MODEL) return null;
  return { via: 'workers-ai', name: env.WORKERS_AI_MODEL, where: 'Cloudflare Workers AI', ai: env.AI, timeoutMs };
}

/** The host of a URL; of what is none, the text itself without a path. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : (url.split('/')[0] ?? '');
}

/** On one machine by way of its server, which knows what names resolve to; on Cloudflare nothing private can be reached. */
function outsideOf(env: Env): Outside {
  if (!env.ONE_MACHINE) return { allowed: [], fetch: (url, init) => fetch(url, { ...init, redirect: 'manual' }) };
  return {
    allowed: allowedHosts(env.ALLOW_PRIVATE_HOSTS),
    fetch(url, { headers, signal }) {
      // never by the engine itself: it would reach whatever this machine reaches
      if (!env.OUTSIDE) throw new Error('one machine fetches by way of its server');
      const named = { ...headers, 'x-pendopo-url': url };
      return env.OUTSIDE.fetch('http://outside.invalid/', { headers: named, signal, redirect: 'manual' });
    },
  };
}

/** Creates an instance unless one of that id is there: then the work is in hands already. */
async function createOnce(workflow: Workflow, id: string, params: unknown): Promise<void> {
  try {
    await workflow.create({ id, params });
  } catch (error) {
    if (!String(error).includes('already')) throw error;
  }
}

function startersOf(env: Env): Starters {
  const random = () => randomBytes(8).toString('hex');
  return {
    dispatch: () => createOnce(env.DISPATCH, `dispatch-${random()}`, {}),
    lifecycle: (eventId, generation) => createOnce(env.LIFECYCLE, `${eventId}-${generation}`, { eventId, generation }),
    async lifecycles(eventIds) {
      const instances = eventIds.map((eventId) => ({ id: `${eventId}-1`, params: { eventId, generation: 1 } }));
      // what is there already is not made again
      if (instances.length) await env.LIFECYCLE.createBatch({ instances });
    },
    report: (reportId) => createOnce(env.REPORT, `${reportId}-${random()}`, { reportId }),
  };
}

/** Ids of 100 bits. With a seed (an Idempotency-Key's) the n-th id is the same each time the request is made again. */
function idMaker(seed: string | undefined): Context['newId'] {
  let n = 0;
  return (prefix) => {
    const bytes =
      seed === undefined ? randomBytes(13) : createHash('sha256').update(`${seed}:${n++}`).digest().subarray(0, 13);
    return `${prefix}_${bytes.toString('hex')}`;
  };
}

/** Made once at a door: everything actions work with. `seed` repeats the ids of an earlier try of the same request. */
export function contextFor(
  env: Env,
  who: { organizationId: string; actor: string; door: Door },
  seed?: string,
): Context {
  return {
    ...who,
    db: openDatabase(env.DB),
    now: clockOf(env),
    newId: idMaker(seed),
    linkSecret: env.LINK_SECRET,
    baseUrl: env.BASE_URL,
    mailFrom: env.MAIL_FROM,
    start: startersOf(env),
    mayLook: async () => Boolean(env.ONE_MACHINE) || (await env.LOOKS.limit({ key: who.organizationId })).success,
    outside: outsideOf(env),
    transport: transportOf(env),
    files: filesOf(env.FILES),
    model: modelOf(env),
  };
}

/** The context of time: sweeps and workflows, over all organizations until `actingFor` one. */
export function systemContext(env: Env): Context {
  return contextFor(env, { organizationId: '', actor: 'system', door: 'system' });
}
