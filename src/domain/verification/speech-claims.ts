import type { Fact, FactOf } from '../facts.ts';
import type { OutcomeKind } from '../record.ts';
import type { Phrase, Reading } from './claim.ts';
import { either, type Item, list, type Matcher, maybe, oneOf, phrase, quoted, sequence } from './matching.ts';
import { anyOf, dateTexts, inQuotes, personsIn, speakerItems, wordings } from './surfaces.ts';

type Outcome = FactOf<'outcome'>;

const SAYS =
  'menyampaikan|menyatakan|mengatakan|mengemukakan|mengungkapkan|menuturkan|menyebutkan|menjelaskan|memaparkan';

/** The verbs of each kind, and the nouns that stand for it; each asserts that kind and nothing else. */
const WORDS: Record<OutcomeKind, { verbs: string; nouns: string }> = {
  emphasis: {
    verbs: `menekankan|menegaskan|memberi_penekanan|memberikan_penekanan|menyampaikan_penekanan|${SAYS}`,
    nouns: 'penekanan',
  },
  remark: { verbs: SAYS, nouns: 'pernyataan' },
  quote: { verbs: SAYS, nouns: 'kutipan|kutipan_pernyataan' },
  risk: {
    verbs:
      'mengingatkan_potensi_kerawanan|menyampaikan_potensi_kerawanan|menyampaikan_hambatan|mengemukakan_potensi_kerawanan',
    nouns: 'potensi_kerawanan|hambatan|kerawanan|risiko|kendala|potensi_gangguan|hambatan_dan_potensi_kerawanan',
  },
  decision: { verbs: 'menyampaikan_keputusan', nouns: 'keputusan|keputusan_rapat|keputusan_kegiatan' },
  follow_up: { verbs: 'menyampaikan_tindak_lanjut', nouns: 'tindak_lanjut|rencana_tindak_lanjut' },
  question: { verbs: 'mengajukan_pertanyaan|bertanya|menanyakan|menyampaikan_pertanyaan', nouns: 'pertanyaan' },
};

const LINK = either(
  phrase(',? :'),
  phrase('berikut|hal_berikut|sebagai_berikut|hal-hal_berikut|hal_sebagai_berikut :'),
  phrase(',? bahwa|agar|supaya|untuk|pentingnya :?'),
);
/** A text that needs no link before it. */
const LINKED = /^(?:agar|supaya)\s/i;
/** The text of an outcome, whole; in quotation marks only where the record has a quotation. Then who answers, until when. */
function textMatcher(fact: Outcome, reading: Reading): Matcher {
  const { outcome, text, owner, due } = fact.data;
  const core = oneOf(wordings(text));
  const said = outcome === 'quote' ? quoted(oneOf(inQuotes(text))) : core;
  const slots = {
    owner: owner ? anyOf(speakerItems(owner, personsIn(reading.cited), reading.everybody)) : () => [],
    due: oneOf(due ? dateTexts(due) : []),
  };
  const answers = phrase('penanggung_jawab|penanggung_jawabnya|oleh :? {owner}', slots);
  const until = phrase('tenggat|batas_waktu|paling_lambat|dengan_tenggat|tenggatnya :? pada|hari? {due}', slots);
  const both = either(answers, until, sequence(answers, phrase(';|,|dan ,?'), until));
  const tail = either(sequence(phrase('('), both, phrase(')')), sequence(phrase(', dengan?'), both));
  return sequence(said, maybe(tail));
}

function texts(facts: readonly Outcome[], reading: Reading): Matcher {
  return list(facts.map((fact): Item => ({ matcher: textMatcher(fact, reading), shows: 'whole' })));
}

function grouped(facts: readonly Outcome[], by: (fact: Outcome) => string | null): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const fact of facts) {
    const key = by(fact);
    if (key) groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}

function spokenPhrases(kind: OutcomeKind, facts: readonly Outcome[], reading: Reading): Phrase[] {
  const { verbs, nouns } = WORDS[kind];
  return [...grouped(facts, (fact) => fact.data.speaker)].flatMap(([speaker, group]): Phrase[] => {
    const slots = {
      who: anyOf(speakerItems(speaker, personsIn(reading.cited), reading.everybody)),
      text: texts(group, reading),
      linked: texts(
        group.filter((fact) => LINKED.test(fact.data.text.trim())),
        reading,
      ),
      link: kind === 'quote' || kind === 'question' ? maybe(either(LINK, phrase(','))) : LINK,
    };
    const said = kind === 'quote' ? 'kata|ujar|tutur|ungkap|ucap|jelas|tegas|demikian_disampaikan' : null;
    return [
      {
        stage: 3,
        subject: true,
        matcher: phrase(`{who} juga|pula|selanjutnya? ${verbs} juga|pula? {link} {text}`, slots),
      },
      // "… menegaskan agar …": the text begins with its own link
      {
        stage: 3,
        subject: true,
        matcher: phrase(`{who} juga|pula|selanjutnya? ${verbs} juga|pula? {linked}`, slots),
      },
      {
        stage: 3,
        matcher: phrase(
          `${nouns} berikutnya|lainnya|selanjutnya|pertama? dari|oleh|yang_disampaikan|yang_disampaikan_oleh? {who} ,? :|adalah|ialah|yaitu {text}`,
          slots,
        ),
      },
      ...(kind === 'question'
        ? [{ stage: 3 as const, matcher: phrase('muncul pertanyaan dari {who} ,? yakni|yaitu|: {text}', slots) }]
        : []),
      ...(kind === 'emphasis' || kind === 'remark'
        ? [
            { stage: 3 as const, matcher: phrase('menurut {who} , {text}', slots) },
            {
              stage: 3 as const,
              subject: true,
              person: true,
              matcher: phrase('{text} ,? disampaikan|dinyatakan oleh {who}', slots),
            },
          ]
        : []),
      ...(said
        ? [{ stage: 3 as const, subject: true, person: true, matcher: phrase(`{text} ,? ${said} {who}`, slots) }]
        : []),
    ];
  });
}

function ownedPhrases(facts: readonly Outcome[], reading: Reading): Phrase[] {
  return [...grouped(facts, (fact) => fact.data.owner)].flatMap(([owner, group]): Phrase[] => {
    const slots = {
      who: anyOf(speakerItems(owner, personsIn(reading.cited), reading.everybody)),
      text: texts(group, reading),
    };
    const by = 'oleh|dari|yang_menjadi_tanggung_jawab|yang_akan_dilaksanakan_oleh|yang_akan_dilaksanakan';
    return [
      {
        stage: 3,
        matcher: phrase(
          `rencana? tindak_lanjut berikutnya|lainnya|selanjutnya? ${by} {who} ,? :|adalah|ialah|yaitu|meliputi|berupa {text}`,
          slots,
        ),
      },
      {
        stage: 3,
        subject: true,
        matcher: phrase('{who} bertanggung_jawab atas|untuk tindak_lanjut? :? {text}', slots),
      },
      {
        stage: 3,
        subject: true,
        matcher: phrase(
          '{who} akan_menindaklanjuti|akan_melaksanakan dengan|tindak_lanjut|hal_berikut|hal-hal_berikut? : {text}',
          slots,
        ),
      },
    ];
  });
}

/**
 * The ways to say what was said, decided, raised or promised: always by the kind of thing it is, its text whole and
 * unchanged, and by nobody but him who said it or answers for it.
 */
export function speechPhrases(reading: Reading, event: Matcher): Phrase[] {
  const all = reading.cited.filter((fact: Fact) => fact.kind === 'outcome') as Outcome[];
  return [...grouped(all, (fact) => fact.data.outcome)].flatMap(([kind, facts]): Phrase[] => {
    const { nouns } = WORDS[kind as OutcomeKind];
    const slots = { text: texts(facts, reading), event };
    const which = 'yang_tercatat|yang_dicatat|lainnya|berikutnya|selanjutnya|yang_disampaikan';
    const is = ':|adalah|ialah|yaitu|meliputi|berupa|antara_lain';
    const alone: Phrase[] = [
      { stage: 3, matcher: phrase(`adapun? ${nouns} ${which}? ,? ${is} :? {text}`, slots) },
      { stage: 3, matcher: phrase(`tercatat ${nouns} berikut? : {text}`, slots) },
    ];
    const passive = { emphasis: 'ditekankan', remark: 'disampaikan' }[kind as string];
    if (passive) alone.push({ stage: 3, matcher: phrase(`${passive} pula|juga? bahwa|agar|:? {text}`, slots) });
    if (kind === 'decision') {
      alone.push({ stage: 3, matcher: phrase('diputuskan bahwa|untuk|:? {text}', slots) });
      alone.push({ stage: 3, matcher: phrase('{event} memutuskan bahwa|untuk|:? {text}', slots) });
    }
    return [
      ...alone,
      ...spokenPhrases(kind as OutcomeKind, facts, reading),
      ...(kind === 'follow_up' ? ownedPhrases(facts, reading) : []),
    ];
  });
}
