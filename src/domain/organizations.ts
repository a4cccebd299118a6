import * as z from 'zod';
import { email, line } from './input.ts';

export const MEMBER_ROLES = ['coordinator', 'viewer'] as const;

/** A colleague taken in; ownership is not given by a form. */
export const memberInput = z.object({ name: line(200), email: email(), role: z.enum(MEMBER_ROLES) });

/** What the organization is called and which regency or city it serves. */
export const organizationInput = z.object({ name: line(200), region: line(200) });
/** The regency or city alone: 'Kabupaten Sungai Rawa'. */
export const regionInput = organizationInput.pick({ region: true });

export const tokenInput = z.object({ token_name: line(100) });
