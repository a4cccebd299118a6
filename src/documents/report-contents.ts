import type { Chart } from '../domain/charts.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import type { Fact } from '../domain/facts.ts';
import { clean, type PaperPhoto } from './paper.ts';

/** A fact as far as it is stored; drafts of old have no more than the words. */
export type PaperFact = Pick<Fact, 'id' | 'label' | 'value'> & Partial<Pick<Fact, 'kind' | 'data'>>;
export type PaperSentence = { text: string; sources?: readonly string[]; edited?: object };
export type PaperSection = { part?: string; heading: string; sentences: readonly PaperSentence[] };

/** A report as it goes on paper: flagged sentences that nobody kept are already left out. */
export type ReportPaper = {
  /** The full report unless told otherwise. */
  form?: ReportForm;
  title: string;
  /** Letterhead, first line. */
  organization: string;
  /** Letterhead, second line, unless the organization says it already. */
  host: string;
  /** Where and when it is signed; the date as '2027-03-04'. Left blank to fill in when null. */
  place: string | null;
  date: string | null;
  sections: readonly PaperSection[];
  missing: readonly { label: string }[];
  facts?: readonly PaperFact[];
  status: 'draft' | 'final';
  /** When the version was made final or drafted, epoch ms. */
  at?: number | null;
  signatory: { position: string; name: string | null } | null;
  /** Drawn behind the full report and the minutes, where there are any. */
  charts?: readonly Chart[];
  /** Annexes of their own behind the full report; widths are parts of one. */
  tables?: readonly { name: string; head: string[]; rows: string[][]; widths: number[] }[];
  photos?: readonly PaperPhoto[];
  /** An owner's word that a press release may leave the house. */
  approval?: { by: string; at: number } | null;
  /** `date` as '2027-03-04', `hash` in hexadecimal. */
  final?: { by: string; date: string; hash: string } | null;
};

/** A place as letters are dated from it: 'Sungai Rawa' of 'Kabupaten Sungai Rawa'. */
export const signedAt = (place: string) => clean(place).replace(/^(?:Kabupaten|Kab\.|Kota)\s+(?=\S)/i, '');
