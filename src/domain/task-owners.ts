import * as z from 'zod';
import { isDate } from './dates.ts';
import { email, line, phone } from './input.ts';

const fields = { name: line(200), agency: line(200), email: email(), phone: phone() };

/** Who sees to a task: a person, a position or an agency, with where to reach him. Nothing of it is nobody. */
export const taskOwner = z.object(fields).partial();
export type TaskOwner = z.output<typeof taskOwner>;

/** Whether it names or reaches anybody. */
export const isOwner = (owner: TaskOwner | undefined): owner is TaskOwner =>
  owner !== undefined && Object.values(owner).some((value) => value !== undefined);

/** What is the same for one owner of an event's tasks: his e-mail, else name, agency and phone; case and spaces aside. */
export function ownerKey(owner: TaskOwner): string {
  const fold = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return owner.email
    ? fold(owner.email)
    : [owner.name, owner.agency, owner.phone?.replace(/\D/g, '')].map(fold).join('\n');
}

const days = z.number().int().min(-365).max(365);
const date = z.string().refine((s) => isDate(s), { params: { rule: 'date' } });

/** A new task; due the day before the event unless said otherwise. */
export const taskInput = z.object({
  title: line(300),
  due_on: date.optional(),
  days_before: days.optional(),
  owner: taskOwner.optional(),
});
export type NewTaskInput = z.output<typeof taskInput>;

/** A change of a task: what is left out stays; `owner: {}` takes it from its owner. */
export const taskChange = taskInput.partial();
export type TaskChange = z.output<typeof taskChange>;

/** Several tasks given to one owner in one go. */
export const assignment = z.object({ tasks: z.array(line(100)).min(1).max(200), owner: taskOwner });
