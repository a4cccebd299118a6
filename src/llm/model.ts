import { createOpenAI } from '@ai-sdk/openai';
import { generateText, NoObjectGeneratedError, Output } from 'ai';
import type * as z from 'zod';
import type { Answered, Counted, Question } from './question.ts';
import { askWorkersAi, type WorkersAi } from './workers-ai.ts';

/**
 * A language model: behind any OpenAI-compatible chat-completions server (OpenAI, AI Gateway, one's own), or Workers AI by
 * its binding. `where` is what people are told of where facts go: a host name. `timeoutMs`: for one draft in all.
 */
export type Model = { name: string; where: string; timeoutMs: number } & (
  | { via: 'openai'; baseUrl: string | undefined; apiKey: string }
  | { via: 'workers-ai'; ai: WorkersAi }
);

/** An answer of a few thousand tokens is some 20 KB; what is longer is no answer. */
const LONGEST_ANSWER = 512 * 1024;

/** The server's answer up to a bound; redirects are not followed, for the key goes to the configured server only. */
const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input as string, { ...init, redirect: 'manual' });
  let size = 0;
  const bounded = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, out) {
        size += part.byteLength;
        if (size > LONGEST_ANSWER) out.error(new RangeError('the answer is too long'));
        else out.enqueue(part);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(bounded ?? null, { status, statusText, headers });
};

/**
 * One call for an answer of a schema's shape, bounded by `timeoutMs` and by tokens, without tools, never retried here. Never throws for what a server does:
 * late, 5xx, broken or endless JSON.
 */
export async function askModel<T>(model: Model, question: Question, schema: z.ZodType<T>): Promise<Answered<T>> {
  if (model.via === 'workers-ai') return askWorkersAi(model.ai, model.name, question, schema);
  const provider = createOpenAI({
    apiKey: model.apiKey,
    fetch: boundedFetch,
    ...(model.baseUrl ? { baseURL: model.baseUrl } : {}),
  });
  try {
    const answer = await generateText({
      model: provider.chat(model.name),
      system: question.system,
      prompt: question.prompt,
      output: Output.object({ schema }),
      temperature: 0,
      maxOutputTokens: question.maxOutputTokens,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(question.timeoutMs),
    });
    return { ok: true, value: answer.output, ...counted(answer.usage) };
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error)) return { ok: false, reason: 'malformed', ...counted(error.usage) };
    return { ok: false, reason: 'failed', inputTokens: 0, outputTokens: 0 };
  }
}

function counted(usage: { inputTokens?: number | undefined; outputTokens?: number | undefined } | undefined): Counted {
  return { inputTokens: usage?.inputTokens ?? 0, outputTokens: usage?.outputTokens ?? 0 };
}
