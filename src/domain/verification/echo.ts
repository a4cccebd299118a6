import type { Fact } from '../facts.ts';
import type { OutcomeKind } from '../record.ts';
import { plain } from './matching.ts';

/** Under which headings a bare text is still what it is recorded as. */
const HEADINGS: Record<OutcomeKind, RegExp | null> = {
  emphasis: /penekanan|arahan|amanat/,
  remark: /pernyataan|sambutan|materi/,
  quote: null,
  risk: /hambatan|kendala|kerawanan|risiko/,
  decision: /keputusan/,
  follow_up: /tindak lanjut/,
  question: /pertanyaan|dialog/,
};

/** Whether a fact's value alone, without its label, says the same as with it. */
function speaksAlone(fact: Fact, heading: string | null): boolean {
  switch (fact.kind) {
    case 'title':
    case 'theme':
    case 'programme':
    case 'date':
    case 'time':
    case 'venue':
    case 'invitee':
    case 'declined':
    case 'present':
    case 'walk_in':
    case 'represented':
    case 'answer':
    case 'force':
    case 'force_total':
    case 'count':
      return true;
    case 'outcome': {
      const { outcome, speaker, owner } = fact.data;
      if ((outcome === 'emphasis' || outcome === 'remark') && speaker) return true;
      if (outcome === 'follow_up' && owner) return true;
      const fitting = HEADINGS[outcome];
      return fitting !== null && heading !== null && fitting.test(plain(heading));
    }
    default:
      return false;
  }
}

const JOINTS = [':', '', ' adalah', ' ialah', ' yaitu'];

/** Whether a sentence is a cited fact as it stands: "label: value", or its value where that speaks for itself. */
export function echoes(sentence: string, cited: readonly Fact[], heading: string | null): boolean {
  const core = (text: string) => plain(text).replace(/[\s.]+$/, '');
  const said = core(sentence);
  return cited.some((fact) => {
    if (JOINTS.some((joint) => said === core(`${fact.label}${joint} ${fact.value}`))) return true;
    return said === core(fact.value) && speaksAlone(fact, heading);
  });
}
