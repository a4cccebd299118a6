import * as z from 'zod';
import { isPhone } from './phones.ts';

/** Characters that take room but show nothing: fillers and the blank of braille. */
const UNSEEN = /[\u115F\u1160\u2800\u3164\uFFA0]/gu;
/** Overrides and isolates that turn what is behind them around; names and sayings need none. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\n\r]/u;

const unturned = (text: string) => text.replace(TURNING, '');
const visible = (text: string) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(UNSEEN, ''));

/** A rule's name in the message catalogue travels in `params.rule`; doors turn it into words. */
function broken(rule: string, more: Record<string, unknown> = {}) {
  return { params: { rule, ...more } };
}

/** One line of text, 1 to `max` characters, trimmed, without control characters, with something to see. */
export const line = (max = 200) =>
  z
    .string()
    .overwrite(unturned)
    .trim()
    .min(1)
    .max(max)
    .refine((s) => !CONTROL.test(s), broken('control'))
    .refine((s) => s.isWellFormed(), broken('control'))
    .refine((s) => s === '' || visible(s), broken('invisible'));

/** One line as `line`, or nothing: an empty one takes back what stood there. */
export const lineOrNone = (max = 200) =>
  z
    .string()
    .overwrite(unturned)
    .trim()
    .max(max)
    .refine((s) => !CONTROL.test(s) && s.isWellFormed(), broken('control'))
    .refine((s) => s === '' || visible(s), broken('invisible'));

/** Text of several lines: as `line`, but line breaks may stand in it. */
export const lines = (max: number) =>
  z
    .string()
    .overwrite(unturned)
    .trim()
    .min(1)
    .max(max)
    .refine((s) => !CONTROL_BUT_BREAKS.test(s), broken('control'))
    .refine((s) => s.isWellFormed(), broken('control'))
    .refine((s) => s === '' || visible(s), broken('invisible'));

const EMAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/** An e-mail address as mail servers take it: ASCII, one @, at most 254 characters. */
export const email = () =>
  z
    .string()
    .trim()
    .max(254)
    .refine((s) => EMAIL.test(s), broken('email'));

/** A telephone number, by the rule of `isPhone`. */
export const phone = () => z.string().trim().max(40).refine(isPhone, broken('phone'));

/** A whole number from 0; JSON numbers only. */
export const count = (max: number) => z.number().int().min(0).max(max);

/** Deeper than any input of ours: what lies below is not looked into. */
const DEEP = 12;

/** What an input lacks or holds null for counts as left out, at any depth. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object' || depth > DEEP) return value;
  if (Array.isArray(value)) return value.map((inner) => withoutNulls(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner, depth + 1)]])),
  );
}

/** What is wrong with one field: a rule's name and its parameters, for the message catalogue. */
export type FieldProblem = { field: string; rule: string; params: Record<string, unknown> };

function ruleOf(issue: z.core.$ZodIssue): { rule: string; params: Record<string, unknown> } {
  switch (issue.code) {
    case 'invalid_type':
      return { rule: issue.input === undefined ? 'required' : 'type', params: { expected: issue.expected } };
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { rule: 'required', params: {} };
      return { rule: `small_${issue.origin}`, params: { minimum: issue.minimum } };
    case 'too_big':
      return { rule: `big_${issue.origin}`, params: { maximum: issue.maximum } };
    case 'invalid_value':
      return issue.input === undefined
        ? { rule: 'required', params: {} }
        : { rule: 'choice', params: { values: issue.values.join(' · ') } };
    case 'custom':
      return { rule: String(issue.params?.rule ?? 'invalid'), params: issue.params ?? {} };
    default:
      return { rule: 'invalid', params: {} };
  }
}

/** Field names as people and programs write them: `invitees[2].email`. */
const fieldOf = (path: PropertyKey[]) =>
  path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part}]` : name ? `${name}.${String(part)}` : String(part)),
    '',
  );

/** Validates an input from any door. Nulls count as left out; one problem a field. */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
): { ok: true; value: z.output<S> } | { ok: false; problems: FieldProblem[] } {
  const parsed = schema.safeParse(withoutNulls(input), { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = new Map<string, FieldProblem>();
  for (const issue of parsed.error.issues) {
    const field = fieldOf(issue.path);
    if (!problems.has(field)) problems.set(field, { field, ...ruleOf(issue) });
  }
  return { ok: false, problems: [...problems.values()] };
}
