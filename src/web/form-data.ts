import { createHash } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import type { WebEnv } from './environment.ts';

/** A form's body. Not by text(): the engine warns of each body whose type does not say text. */
export const formText = async (c: HonoContext<WebEnv>) => new TextDecoder().decode(await c.req.arrayBuffer());

/** What a form sent, as typed; line breaks as \n. Browsers send CR LF. */
export async function typedIn(c: HonoContext<WebEnv>): Promise<URLSearchParams> {
  const sent = new URLSearchParams(await formText(c));
  const typed = new URLSearchParams();
  for (const [name, value] of sent) typed.append(name, value.replace(/\r\n?/g, '\n'));
  return typed;
}

/** What was typed in a field, trimmed; undefined for an empty or absent one. */
export function filled(typed: URLSearchParams, name: string): string | undefined {
  return typed.get(name)?.trim() || undefined;
}

/** The fields of those named that were filled in, as an input for a schema. */
export function filledIn(typed: URLSearchParams, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = filled(typed, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * A whole number as people type it ("1250" or "1.250"); what is none comes back as typed, for the schema to refuse.
 * Undefined for an empty field.
 */
export function filledNumber(typed: URLSearchParams, name: string): number | string | undefined {
  const text = filled(typed, name);
  if (text === undefined) return undefined;
  return /^\d{1,9}$|^\d{1,3}(\.\d{3}){1,2}$/.test(text) ? Number(text.replaceAll('.', '')) : text;
}

/**
 * What tells one sending of a form from another: the same form sent twice gives the same, one changed after going back in
 * the browser another. Undefined for a form that brings no nonce of its showing.
 */
export function sendingOf(typed: URLSearchParams, more = ''): string | undefined {
  if (!filled(typed, 'nonce')) return undefined;
  return createHash('sha256').update(`${more}\n${typed}`).digest('base64url').slice(0, 32);
}
