import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * An OpenAI-compatible chat-completions server for tests, that answers as it is told.
 */

export type FactOut = { id: string; label: string; value: string; verbatim?: true };
export type Said = { text: string; sources: string[] };
/** A call as the server got it: the whole text, the facts in its fence, and whether it asks to repair. */
export type Call = {
  prompt: string;
  heading: string;
  facts: FactOut[];
  repair: boolean;
  /** Rough notes in the fence, where it holds these instead of facts. */
  notes?: string;
  body: Record<string, unknown>;
};
export type Reply = { status: number; body: string } | 'never';

/** What a model says, as the server sends it; a token is counted for four characters. */
export function completion(content: string, asked = 0): Reply {
  const [prompt_tokens, completion_tokens] = [Math.ceil(asked / 4), Math.ceil(content.length / 4)];
  return {
    status: 200,
    body: JSON.stringify({
      id: 'x',
      object: 'chat.completion',
      created: 1,
      model: 'uji',
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
    }),
  };
}

/** A call's parts; throws where the prompt has no fence of the promised shape. */
export function readCall(body: Record<string, unknown>): Call {
  const messages = body.messages as { content: string | { text: string }[] }[];
  const prompt = messages
    .map(({ content }) => (typeof content === 'string' ? content : content.map(({ text }) => text).join('\n')))
    .join('\n');
  const [, nonce = '', data = ''] = /<<(?:FAKTA|CATATAN) (\S+)>>\n(.*)\n<<AKHIR \1>>/.exec(prompt) ?? [];
  if (!nonce) throw new Error('no fence in the prompt');
  const heading = /^Bagian laporan: (.*)\. Susun kalimat/m.exec(prompt)?.[1] ?? '';
  const held = JSON.parse(data);
  if (!Array.isArray(held))
    return { prompt, heading, facts: [], notes: held.catatan, repair: prompt.includes('Jawaban sebelumnya'), body };
  return { prompt, heading, facts: held, repair: prompt.includes(`<<KELUHAN ${nonce}>>`), body };
}

/** Starts one on a free port of the loopback. `answer` may be changed while it runs. */
export async function startModelServer(answer: (call: Call, nth: number) => Reply) {
  const model = { calls: [] as Call[], answer };
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = readCall(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    model.calls.push(call);
    const reply = model.answer(call, model.calls.length);
    if (reply === 'never') return;
    response.writeHead(reply.status, { 'Content-Type': 'application/json' });
    response.end(reply.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return Object.assign(model, {
    url: `http://127.0.0.1:${port}/v1`,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}
