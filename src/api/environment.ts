import type { Context } from '../actions/context.ts';
import type { Language } from '../messages/index.ts';

/** What every handler of the API finds in its context. */
export type ApiEnv = {
  Bindings: Env;
  Variables: { ctx: Context; language: Language; requestId: string; body: unknown };
};
