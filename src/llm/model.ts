import { createOpenAI } from '@ai-sdk/openai';
import { generateText, NoObjectGeneratedError, Output } from 'ai';
import * as z from 'zod';

/** A language model behind any OpenAI-compatible chat-completions server. `timeoutMs`: for one draft in all. */
export type Model = { name: string; baseUrl: string | undefined; apiKey: string; timeoutMs: number };

/** What a model is asked for: the shape of the report, each sentence naming the facts it rests on. */
const draftSchema = z.object({
  sections: z.array(
    z.object({
      heading: z.string(),
      sentences: z.array(z.object({ text: z.string(), sources: z.array(z.string()) })),
    }),
  ),
});
export type ModelDraft = z.infer<typeof draftSchema>;

/** `malformed`: it answered, but not in the asked shape; `raw` is what it said. */
export type ModelAnswer = { ok: true; draft: ModelDraft } | { ok: false; reason: 'malformed' | 'failed'; raw: string };

/**
 * One call, bounded by `timeoutMs`, never retried here. The system text and the prompt are the caller's; texts
 * of guests stand in the prompt as JSON data only. Never throws for what a server does: late, 5xx, broken JSON.
 */
export async function askModel(model: Model, system: string, prompt: string, timeoutMs: number): Promise<ModelAnswer> {
  const provider = createOpenAI({ apiKey: model.apiKey, ...(model.baseUrl ? { baseURL: model.baseUrl } : {}) });
  try {
    const answer = await generateText({
      model: provider.chat(model.name),
      system,
      prompt,
      output: Output.object({ schema: draftSchema }),
      temperature: 0,
      maxOutputTokens: 8000,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(timeoutMs),
    });
    return { ok: true, draft: answer.output };
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error))
      return { ok: false, reason: 'malformed', raw: (error.text ?? '').slice(0, 20_000) };
    return { ok: false, reason: 'failed', raw: error instanceof Error ? error.name : 'unknown' };
  }
}
