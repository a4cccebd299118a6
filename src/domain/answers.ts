import * as z from 'zod';
import { line, lines } from './input.ts';
import { isEmail, isPhone } from './phones.ts';

export const ANSWERS = ['accepted', 'represented', 'declined', 'tentative'] as const;
export const TOLD_CHANNELS = ['phone', 'whatsapp', 'letter', 'in_person'] as const;

const contact = () => line(254).refine((s) => isEmail(s) || isPhone(s), { params: { rule: 'contact' } });

const common = {
  answer: z.enum(ANSWERS),
  note: lines(1000).optional(),
  filled_by: line(200).optional(),
};

/** The invitee's own form. Empty fields are left out by the door before this. */
export const answerForm = z
  .object({
    ...common,
    representative_name: line(200).optional(),
    representative_position: line(200).optional(),
    representative_contact: contact().optional(),
  })
  .superRefine((form, ctx) => {
    if (form.answer === 'represented' && !form.representative_name) {
      ctx.addIssue({ code: 'custom', path: ['representative_name'], params: { rule: 'representative_required' } });
    }
  });

/** An answer heard by phone, WhatsApp, letter or in person. */
export const toldAnswer = z
  .object({
    ...common,
    representative: z
      .object({ name: line(200), position: line(200).optional(), contact: contact().optional() })
      .optional(),
    channel: z.enum(TOLD_CHANNELS),
  })
  .superRefine((told, ctx) => {
    if (told.answer === 'represented' && !told.representative) {
      ctx.addIssue({ code: 'custom', path: ['representative.name'], params: { rule: 'representative_required' } });
    }
  });

export type Representative = { name: string; position: string | null; contact: string | null };
/** An answer through whichever door. A representative counts only with `represented`. */
export type GivenAnswer = {
  answer: (typeof ANSWERS)[number];
  representative: Representative | null;
  note: string | null;
  filledBy: string | null;
  channel: 'link' | (typeof TOLD_CHANNELS)[number];
};

/** The form's fields as one answer by link. */
export function answerOfForm(form: z.output<typeof answerForm>): GivenAnswer {
  const named = form.answer === 'represented' && form.representative_name;
  return {
    answer: form.answer,
    representative: named
      ? { name: named, position: form.representative_position ?? null, contact: form.representative_contact ?? null }
      : null,
    note: form.note ?? null,
    filledBy: form.filled_by ?? null,
    channel: 'link',
  };
}

/** What an operator was told, as one answer. */
export function answerOfTold(told: z.output<typeof toldAnswer>): GivenAnswer {
  const named = told.answer === 'represented' ? told.representative : undefined;
  return {
    answer: told.answer,
    representative: named
      ? { name: named.name, position: named.position ?? null, contact: named.contact ?? null }
      : null,
    note: told.note ?? null,
    filledBy: told.filled_by ?? null,
    channel: told.channel,
  };
}
