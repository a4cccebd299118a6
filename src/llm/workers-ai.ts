import * as z from 'zod';
import type { Answered, Question } from './question.ts';

/** Cloudflare's `AI` binding, as far as it is used here. */
export type WorkersAi = { run(model: string, input: Record<string, unknown>): Promise<unknown> };

/** With a schema a model's `response` is an object already, else its text. */
const runSchema = z.object({
  response: z.unknown(),
  usage: z.object({ prompt_tokens: z.number().catch(0), completion_tokens: z.number().catch(0) }).optional(),
});

const LATE = Symbol('late');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One call by the binding, which takes no signal: what comes after `timeoutMs` is not waited for. Never throws. */
export async function askWorkersAi<T>(
  ai: WorkersAi,
  name: string,
  question: Question,
  schema: z.ZodType<T>,
): Promise<Answered<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((done) => {
    timer = setTimeout(() => done(LATE), question.timeoutMs);
  });
  const failed: Answered<T> = { ok: false, reason: 'failed', inputTokens: 0, outputTokens: 0 };
  try {
    const running = ai.run(name, {
      messages: [
        { role: 'system', content: question.system },
        { role: 'user', content: question.prompt },
      ],
      response_format: { type: 'json_schema', json_schema: z.toJSONSchema(schema) },
      max_tokens: question.maxOutputTokens,
      temperature: 0,
    });
    const run = runSchema.safeParse(await Promise.race([running, late]));
    if (!run.success) return failed;
    const { response, usage } = run.data;
    const tokens = { inputTokens: usage?.prompt_tokens ?? 0, outputTokens: usage?.completion_tokens ?? 0 };
    const answer = schema.safeParse(typeof response === 'string' ? parsed(response) : response);
    return answer.success ? { ok: true, value: answer.data, ...tokens } : { ok: false, reason: 'malformed', ...tokens };
  } catch {
    return failed;
  } finally {
    clearTimeout(timer);
  }
}
