import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { dispatchBatch } from '../src/actions/dispatch.ts';
import { systemContext } from '../src/context.ts';

/** Empties the ledger of mails owed, a batch a step, until nothing is left that no other instance has in hand. */
export class DispatchWorkflow extends WorkflowEntrypoint<Env, unknown> {
  async run(_event: WorkflowEvent<unknown>, step: WorkflowStep): Promise<void> {
    for (let batch = 0; ; batch++) {
      const { more } = await step.do(`batch ${batch}`, () => dispatchBatch(systemContext(this.env)));
      if (!more) return;
    }
  }
}
