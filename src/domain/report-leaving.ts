import { REPORT_FORMS, type ReportForm } from './draft/draft.ts';

type One = { id: string; text: string; sources: readonly string[]; verdict: 'supported' | 'flagged'; kept?: object };
type Sections = readonly { sentences: readonly One[] }[];

/** Whether a sentence may leave the house: a supported one, or a flagged one that a person kept. */
export const leaves = ({ verdict, kept }: Pick<One, 'verdict' | 'kept'>): boolean =>
  verdict === 'supported' || kept !== undefined;

/** The sentences that stay behind when a version is made final, by form. */
export function leftBehind(
  texts: Partial<Record<ReportForm, { sections: Sections }>>,
): { form: ReportForm; id: string; text: string }[] {
  return REPORT_FORMS.flatMap((form) =>
    (texts[form]?.sections ?? []).flatMap(({ sentences }) =>
      sentences.filter((one) => !leaves(one)).map(({ id, text }) => ({ form, id, text })),
    ),
  );
}

/** The facts that no sentence that leaves the house rests on. */
export function untold<F extends { id: string }>(sections: Sections, facts: readonly F[]): F[] {
  const told = new Set(sections.flatMap(({ sentences }) => sentences.filter(leaves).flatMap(({ sources }) => sources)));
  return facts.filter(({ id }) => !told.has(id));
}
