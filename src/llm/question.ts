import * as z from 'zod';
import type { Sentence } from '../domain/draft/draft.ts';

/** One call: what the model is told and shown, and how much it may write in how many milliseconds. */
export type Question = { system: string; prompt: string; maxOutputTokens: number; timeoutMs: number };

/** What a model is asked for: sentences, each naming the facts it rests on. */
export const answerSchema = z.object({
  sentences: z.array(z.object({ text: z.string(), sources: z.array(z.string()) })),
});

/** Tokens as the server counted them; 0 where it did not say. */
export type Counted = { inputTokens: number; outputTokens: number };
/** `malformed`: it answered, but not in the asked shape. `failed`: late, refused, unreachable. */
export type Answered<T> = Counted & ({ ok: true; value: T } | { ok: false; reason: 'malformed' | 'failed' });
export type ModelAnswer = Answered<{ sentences: Sentence[] }>;
