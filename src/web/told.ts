import type { Context as HonoContext } from 'hono';
import { recordTold } from '../actions/answers.ts';
import type { InvitationView } from '../db/invitations.ts';
import { answerOfTold, toldAnswer } from '../domain/answers.ts';
import { parseInput } from '../domain/input.ts';
import type { WebEnv } from './environment.ts';
import { filled, filledIn } from './form-data.ts';
import { type Form, withProblems } from './forms.tsx';
import { REPRESENTATIVE } from './representative-fields.tsx';

type Done = { ok: true } | { ok: false; form: Form } | { ok: false; form?: undefined };

/** Records the answer of a form of ToldForm's: kept, or the form again with its problems, or (no form) the event ended. */
export async function takeTold(c: HonoContext<WebEnv>, view: InvitationView, typed: URLSearchParams): Promise<Done> {
  const said = filledIn(typed, REPRESENTATIVE);
  const representative = {
    name: said.representative_name,
    position: said.representative_position,
    contact: said.representative_contact,
  };
  const represented = filled(typed, 'answer') === 'represented';
  const input = {
    ...filledIn(typed, ['answer', 'channel', 'filled_by', 'note']),
    // the fields of a representative stay in the form when another answer is pressed
    ...(represented && Object.keys(said).length ? { representative } : {}),
  };
  const parsed = parseInput(toldAnswer, input);
  if (!parsed.ok)
    return { ok: false, form: withProblems({ typed, problems: {}, language: c.get('language') }, parsed.problems) };
  const seen = Number(filled(typed, 'dilihat') ?? 0) || 0;
  return recordTold(c.get('ctx'), view, answerOfTold(parsed.value), seen).then((done) =>
    done.ok ? done : { ok: false },
  );
}
