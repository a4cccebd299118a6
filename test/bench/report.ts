import { REPORT_FORMS } from '../../src/domain/draft/draft.ts';
import { writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts } from '../../src/domain/facts.ts';
import { verifyDraft } from '../../src/domain/verification/verify.ts';
import { bigEvent } from '../eval/big-event.ts';

/** Computing time of the drafts of an event of 300 guests and 60 outcomes, all forms, verified, without a model. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const record = bigEvent();
for (const round of ['first', 'second']) {
  const began = cpu();
  const facts = computeFacts(record);
  const parts = REPORT_FORMS.map((form) => {
    const from = cpu();
    const draft = writeReport(facts, form);
    const wrote = cpu();
    const sentences = verifyDraft(draft, facts).sections.flatMap((section) => section.sentences);
    const flagged = sentences.filter(({ verdict }) => verdict === 'flagged').length;
    return `${form} ${(wrote - from).toFixed(0)} + ${(cpu() - wrote).toFixed(0)} ms (${sentences.length} sentences, ${flagged} flagged)`;
  });
  console.log(
    `report, 300 guests, 60 outcomes, ${round} time: ${(cpu() - began).toFixed(0)} ms; written + verified: ${parts.join('; ')}`,
  );
}
