import type { Draft, Section, Sentence } from './draft.ts';

type Judged = { sections: Section<Sentence & { verdict: 'supported' | 'flagged' }>[] };

/**
 * A draft that leaves nothing recorded unsaid: for each fact that no supported sentence of `draft` rests on, the sentences
 * of `whole` that tell it are put at the end of the section of the same heading, or in a section of their own. `whole`
 * tells every fact.
 */
export function completeDraft(draft: Judged, whole: Draft): Draft {
  const told = new Set(
    draft.sections.flatMap((s) => s.sentences.filter((x) => x.verdict === 'supported').flatMap((x) => x.sources)),
  );
  const sections: Draft['sections'] = draft.sections.map((s) => ({
    ...(s.part && { part: s.part }),
    heading: s.heading,
    sentences: s.sentences.map(({ text, sources }) => ({ text, sources })),
  }));
  for (const part of whole.sections) {
    const lacking = part.sentences.filter((x) => x.sources.some((id) => !told.has(id)));
    if (!lacking.length) continue;
    const same = sections.find((s) => s.heading === part.heading && s.part === part.part);
    if (same) same.sentences.push(...lacking);
    else sections.push({ ...part, sentences: lacking });
  }
  return { sections };
}
