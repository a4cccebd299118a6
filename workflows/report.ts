import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { draftReport } from '../src/actions/report-drafts.ts';
import { systemContext } from '../src/context.ts';

/** Drafts one promised version of a report, and lets the word that it is ready go out where one is owed. */
export class ReportWorkflow extends WorkflowEntrypoint<Env, { reportId: string }> {
  async run({ payload }: WorkflowEvent<{ reportId: string }>, step: WorkflowStep): Promise<void> {
    await step.do('draft', () => draftReport(systemContext(this.env), payload.reportId));
    await step.do('tell', () => systemContext(this.env).start.dispatch());
  }
}
