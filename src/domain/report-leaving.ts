import { REPORT_FORMS, type ReportForm } from './draft/draft.ts';
import type { Fact } from './facts.ts';
import { tellsWhole } from './verification/wholly.ts';

type One = { id: string; text: string; sources: readonly string[]; verdict: 'supported' | 'flagged'; kept?: object };
/** A fact as a version keeps it; old ones lack what can be checked. */
type Told = { id: string } & Partial<Pick<Fact, 'kind' | 'data'>>;
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

/** The facts that no sentence that leaves the house rests on, and those of which none says the whole. */
export function untold<F extends Told>(sections: Sections, facts: readonly F[]): F[] {
  const told = new Map<string, string[]>();
  for (const { text, sources } of sections.flatMap(({ sentences }) => sentences.filter(leaves)))
    for (const id of sources) told.set(id, [...(told.get(id) ?? []), text]);
  return facts.filter((fact) => !told.get(fact.id)?.some((text) => tellsWhole(text, fact)));
}
