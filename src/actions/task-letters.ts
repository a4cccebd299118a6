import type { OwnedTask, PlannedEvent } from '../db/events.ts';
import type { DeliveryRow } from '../db/invitations.ts';
import { findOwner } from '../db/task-owners.ts';
import { daysBetween, longDate } from '../domain/dates.ts';
import { whatsappLink } from '../domain/phones.ts';
import { daysText } from '../domain/plan.ts';
import { type LetterEvent, whenLine, whereLine } from '../mail/letter-event.ts';
import { type Composed, composeOwnerChase, composeTasksAssigned, type Sender } from '../mail/letters.ts';
import { WHATSAPP_ID } from '../messages/whatsapp.id.ts';
import type { Context } from './context.ts';
import { ownerLink } from './links.ts';

/** Composes what is owed to an owner of tasks as they stand now; null when none of them is open any more, or he is gone. */
export async function composeForOwner(
  ctx: Context,
  delivery: DeliveryRow,
  { tasks }: PlannedEvent,
  common: { event: LetterEvent; sender: Sender; messageId: string; sentAt: number },
): Promise<Composed | null> {
  const owner = await findOwner(ctx, delivery.subjectId ?? '');
  if (!owner) return null;
  const open = tasks.filter((task) => task.ownerId === owner.id && task.doneAt === null);
  const { name, agency } = owner;
  const mail = {
    ...common,
    to: { email: delivery.recipient, name, position: null, agency },
    link: ownerLink(ctx, owner),
  };
  if (delivery.kind === 'task_assigned') return open.length ? composeTasksAssigned({ ...mail, tasks: open }) : null;
  // those chased on this occasion: marked in the batch that owed this mail
  const late = open.filter((task) => task.chasedAt === delivery.createdAt);
  return late.length ? composeOwnerChase({ ...mail, tasks: late }) : null;
}

/** A WhatsApp draft to an owner of tasks, which a person sends: his open tasks and his link. */
export function ownerDraft(
  ctx: Context,
  event: LetterEvent,
  owner: NonNullable<OwnedTask['owner']>,
  tasks: readonly { title: string; dueOn: string }[],
): string {
  return whatsappLink(
    owner.phone,
    WHATSAPP_ID.tasks({
      addressee: [owner.name, owner.agency].filter(Boolean).join(', '),
      host: event.host,
      title: event.title,
      when: whenLine(event),
      where: whereLine(event),
      tasks: tasks.map(
        ({ title, dueOn }) => `${title} (${daysText(daysBetween(dueOn, event.startsAt))}, ${longDate(dueOn)})`,
      ),
      link: ownerLink(ctx, owner),
    }),
  );
}
