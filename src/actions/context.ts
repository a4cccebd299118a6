import type { Tenant } from '../db/database.ts';
import type { Files } from '../files/files.ts';
import type { Model } from '../llm/model.ts';
import type { Transport } from '../mail/transports.ts';

/** Through which door a change came. `system` is time: milestones and sweeps. */
export type Door = 'web' | 'api' | 'link' | 'system';

/** Starts workflows through their bindings. All may be called again without harm. */
export type Starters = {
  dispatch(): Promise<void>;
  lifecycle(eventId: string, generation: number): Promise<void>;
  /** The first ones of up to a hundred new events. */
  lifecycles(eventIds: string[]): Promise<void>;
  report(reportId: string): Promise<void>;
};

/** The way to servers that somebody named: one request, redirects not followed. `allowed`: private hosts let through. */
export type Outside = {
  readonly allowed: readonly string[];
  fetch(url: string, init: { headers: Record<string, string>; signal: AbortSignal }): Promise<Response>;
};

/** Made once at a door; nothing below reads the environment or the machine's clock. */
export type Context = Tenant & {
  /** `user:<id>`, `token:<name>`, `link:<invitation id>` or `system` */
  readonly actor: string;
  readonly door: Door;
  /** Epoch milliseconds of the product's clock. */
  now(): number;
  /** A new id, `prefix_…`. With an Idempotency-Key the n-th id of a repeated request is the same again. */
  newId(prefix: string): string;
  readonly linkSecret: string;
  /** Where links lead, without a slash at the end. */
  readonly baseUrl: string;
  readonly mailFrom: string;
  readonly start: Starters;
  /** Whether the organization may look at what others share once more (limited on Cloudflare only). */
  mayLook(): Promise<boolean>;
  readonly outside: Outside;
  readonly transport: Transport;
  readonly files: Files;
  readonly model: Model | null;
};

/** The same context, acting for another organization (time's door, which serves all of them). */
export function actingFor(context: Context, organizationId: string): Context {
  return { ...context, organizationId };
}
