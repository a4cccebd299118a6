import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { actingFor } from '../src/actions/context.ts';
import { advanceEvent } from '../src/actions/milestones.ts';
import { systemContext } from '../src/context.ts';
import { organizationOfEvent } from '../src/db/events.ts';

type Params = { eventId: string; generation: number };

/**
 * Owns an event's time: does what is due, sleeps until the next, ends when nothing is left or a newer generation took
 * over. It holds no truth: what is due stands in D1, and being killed, replayed or replaced changes nothing owed.
 */
export class LifecycleWorkflow extends WorkflowEntrypoint<Env, Params> {
  async run({ payload }: WorkflowEvent<Params>, step: WorkflowStep): Promise<void> {
    for (let round = 0; ; round++) {
      const { wait } = await step.do(`advance ${round}`, async () => {
        const ctx = systemContext(this.env);
        const organizationId = await organizationOfEvent(ctx.db, payload.eventId);
        return organizationId
          ? advanceEvent(actingFor(ctx, organizationId), payload.eventId, payload.generation)
          : { wait: null };
      });
      if (wait === null) return;
      await step.sleep(`until ${round}`, wait);
    }
  }
}
