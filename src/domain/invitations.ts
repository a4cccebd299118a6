import * as z from 'zod';
import { email, line, phone } from './input.ts';
import { INVITEE_ROLES, REQUIREMENTS } from './kinds.ts';

/** One asked to an event: an office (position and agency) or a person. */
export const inviteeInput = z
  .object({
    position: line(200).optional(),
    name: line(200).optional(),
    agency: line(200),
    email: email().optional(),
    phone: phone().optional(),
    requirement: z.enum(REQUIREMENTS).default('may_delegate'),
    role: z.enum(INVITEE_ROLES).default('guest'),
  })
  .superRefine((invitee, ctx) => {
    if (!invitee.position && !invitee.name)
      ctx.addIssue({ code: 'custom', path: ['position'], params: { rule: 'position_or_name' } });
  });
export type InviteeInput = z.output<typeof inviteeInput>;

export const inviteesInput = z.object({ invitees: z.array(inviteeInput).min(1).max(2000) });

/** An invitation as it shall be from now: a name, e-mail or phone left out is emptied, the rest stays when left out. */
export const invitationChange = z.object({
  name: line(200).optional(),
  email: email().optional(),
  phone: phone().optional(),
  requirement: z.enum(REQUIREMENTS).optional(),
  role: z.enum(INVITEE_ROLES).optional(),
  /** Makes the old link void: whoever got it at a wrong address cannot answer with it. */
  new_link: z.boolean().optional(),
});
export type InvitationChangeInput = z.output<typeof invitationChange>;
