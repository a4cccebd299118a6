import type { Fact, FactOf, Person } from '../../src/domain/facts.ts';
import type { Said } from '../model-server.ts';
import type { Chance } from './random.ts';

/*
 * What a good model writes: every fact it is given, in Indonesian as officials write it, each in one of several ways.
 * Written by hand after the forms that the system text names, by somebody who knew how sentences are verified: what is flagged
 * of `free` is the other end of the truth. `free`: as it likes, past the forms that it was asked for.
 */

export type Manner = { held: boolean; free: boolean };

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
const DAYS = 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' ');

/** 'Kamis, 4 Maret 2027'. */
export function dateInWords(date: string): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return `${DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}, ${day} ${MONTHS[month - 1]} ${year}`;
}

const digits = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const core = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;\s]+$/, '');
const full = (text: string) => (/[?!.]["”]?$/.test(text) ? text : `${text}.`);

/** A person as a report names him: office and name, the name with its office behind it, or what there is. */
function named(person: Person, c: Chance): string {
  const { name, position, agency } = person;
  if (position && name) return c.one([`${position} ${name}`, `${position}, ${name}`, `${name} selaku ${position}`]);
  if (position) return position;
  return agency ? c.one([`${name} dari ${agency}`, `${name} (${agency})`]) : `${name}`;
}

const office = (person: Person) => person.position ?? person.name ?? person.agency ?? '';

function listed(parts: string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  if (parts.length === 2 && !parts.some((part) => part.includes(','))) return parts.join(' dan ');
  return `${parts.slice(0, -1).join('; ')}; dan ${parts.at(-1)}`;
}

function stand(person: Person | null): string {
  if (!person) return 'wakil yang namanya belum tercatat';
  return person.position ? `${person.name}, ${person.position}` : `${person.name}`;
}

const NOUNS: Record<string, string[]> = {
  participants: ['peserta', 'orang peserta'],
  residents: ['warga', 'orang warga'],
  places: ['tempat'],
  visits: ['kunjungan'],
  packages: ['paket'],
  patients: ['pasien', 'orang pasien'],
  questions: ['pertanyaan'],
  leaflets: ['lembar selebaran'],
  signatories: ['penanda tangan'],
};

type Way = (c: Chance, m: Manner) => string;
/** Ways for both splits, ways of the held-back split alone, and what a model writes that does as it likes. */
function way(both: string[], held: string[] = [], free: string[] = []): Way {
  return (c, m) => c.one([...both, ...(m.held ? held : []), ...(m.free ? [...free, ...free] : [])]);
}

function outcome({ data }: FactOf<'outcome'>): Way {
  const { outcome: kind, speaker, owner, due } = data;
  const t = core(data.text);
  const details = [owner ? `penanggung jawab: ${owner}` : '', due ? `tenggat: ${dateInWords(due)}` : ''].filter(
    Boolean,
  );
  const tail = details.length ? ` (${details.join('; ')})` : '';
  const spoken = [owner ? `penanggung jawab ${owner}` : '', due ? `tenggat ${dateInWords(due)}` : ''].filter(Boolean);
  const woven = spoken.length ? `, dengan ${spoken.join(' dan ')}` : '';
  const lower = t.charAt(0).toLowerCase() + t.slice(1);
  const s = speaker;
  switch (kind) {
    case 'emphasis':
      return s
        ? way(
            [`${s} menekankan: ${t}`, `${s} menegaskan: ${t}`, `${s} menekankan bahwa ${lower}`],
            [`${s} juga menekankan: ${t}`, `Penekanan dari ${s}: ${t}`, `Selanjutnya, ${s} menegaskan bahwa ${lower}`],
            [`Dalam arahannya, ${s} menekankan agar ${lower}`, `${s} memberikan penekanan sebagai berikut: ${t}`],
          )
        : way(
            [`Penekanan yang tercatat: ${t}`, `Penekanan yang disampaikan: ${t}`],
            [`Penekanan lainnya: ${t}`],
            [`Ditekankan pula bahwa ${lower}`],
          );
    case 'remark':
      return s
        ? way(
            [`${s} menyampaikan: ${t}`, `${s} menyampaikan bahwa ${lower}`, `${s} menjelaskan bahwa ${lower}`],
            [
              `${s} juga menyampaikan: ${t}`,
              `${s} mengemukakan bahwa ${lower}`,
              `Pada kesempatan itu, ${s} menyampaikan: ${t}`,
            ],
            [`Menurut ${s}, ${lower}`, `Dalam sambutannya, ${s} menyampaikan bahwa ${lower}`],
          )
        : way(
            [`Pernyataan yang tercatat: ${t}`, `Pernyataan yang disampaikan: ${t}`],
            [`Pernyataan lainnya: ${t}`],
            [`Disampaikan pula bahwa ${lower}`],
          );
    case 'quote':
      return s
        ? way(
            [`${s} menyatakan, “${t}.”`, `“${t},” ujar ${s}`, `${s} menyatakan, “${t}”`],
            [`“${t},” kata ${s}`, `${s} mengatakan, “${t}”`, `“${t},” ungkap ${s}`],
            [`“${t},” demikian disampaikan ${s}`, `“${t},” tegas ${s}`],
          )
        : way([`Kutipan yang tercatat: “${t}”`], [`Kutipan lainnya: “${t}”`], [`Tercatat kutipan berikut: “${t}”`]);
    case 'risk':
      return s
        ? way(
            [`${s} menyampaikan potensi kerawanan: ${t}`],
            [`${s} juga menyampaikan potensi kerawanan: ${t}`],
            [`${s} mengingatkan potensi kerawanan, yaitu ${lower}`],
          )
        : way(
            [`Potensi kerawanan yang tercatat: ${t}`, `Hambatan yang tercatat adalah ${lower}`],
            [`Potensi kerawanan yang tercatat adalah ${lower}`, `Potensi kerawanan berikutnya: ${t}`],
            [`Adapun hambatan yang dicatat ialah ${lower}`],
          );
    case 'decision':
      return s
        ? way([`${s} menyampaikan keputusan: ${t}${tail}`])
        : way(
            [`Diputuskan: ${t}${tail}`, `Diputuskan bahwa ${lower}${tail}`, `Keputusan yang tercatat: ${t}${tail}`],
            [`Keputusan lainnya: ${t}${tail}`, `Diputuskan bahwa ${lower}${woven}`],
            [`Rapat memutuskan bahwa ${lower}${tail}`],
          );
    case 'follow_up': {
      const until = due ? ` (tenggat: ${dateInWords(due)})` : '';
      return owner
        ? way(
            [`Tindak lanjut oleh ${owner}: ${t}${until}`, `Tindak lanjut yang tercatat: ${t}${tail}`],
            [`${owner} bertanggung jawab atas tindak lanjut: ${t}${until}`, `Rencana tindak lanjut: ${t}${tail}`],
            [`Sebagai tindak lanjut, ${owner} akan melaksanakan hal berikut: ${t}${until}`],
          )
        : way(
            [`Tindak lanjut yang tercatat: ${t}${until}`, `Tindak lanjut: ${t}${until}`],
            [`Rencana tindak lanjut: ${t}${until}`],
          );
    }
    case 'question':
      return s
        ? way(
            [`${s} mengajukan pertanyaan: ${t}`, `${s} bertanya: ${t}`],
            [`${s} menanyakan: ${t}`, `Pertanyaan dari ${s}: ${t}`],
            [`${s} bertanya, “${t}”`, `Muncul pertanyaan dari ${s}, yakni ${lower}`],
          )
        : way([`Pertanyaan yang tercatat: ${t}`], [`Pertanyaan lainnya: ${t}`], [`Ada pula yang bertanya, “${t}”`]);
  }
}

/** How one fact is told by itself; null for those that are told together with others. */
function alone(fact: Fact, c: Chance, m: Manner): string | null {
  switch (fact.kind) {
    case 'programme':
      return way(
        [
          `Kegiatan tersebut merupakan bagian dari program ${fact.value}`,
          `Kegiatan ini merupakan bagian dari program ${fact.value}`,
        ],
        [`Kegiatan diselenggarakan dalam rangka program ${fact.value}`],
        [`Program yang menaungi kegiatan ini adalah ${fact.value}`],
      )(c, m);
    case 'theme':
      return way(
        [`Tema kegiatan adalah “${fact.value}”`, `Kegiatan mengusung tema “${fact.value}”`],
        [`Kegiatan ini mengangkat tema “${fact.value}”`],
        [`Tema yang diangkat yakni “${fact.value}”`],
      )(c, m);
    case 'leader': {
      const who = named(fact.data.person, c);
      if (fact.data.planned) return `Pimpinan kegiatan menurut rencana adalah ${who}`;
      return way(
        [`Kegiatan dipimpin oleh ${who}`, `Pimpinan kegiatan adalah ${who}`],
        [`Acara tersebut dipimpin oleh ${who}`, `Kegiatan berlangsung di bawah pimpinan ${who}`],
        [`Kegiatan dipimpin langsung oleh ${who}`, `${who} memimpin jalannya kegiatan`],
      )(c, m);
    }
    case 'role': {
      const who = named(fact.data.person, c);
      if (fact.data.planned) return `Menurut rencana, tercatat sebagai ${fact.data.role}: ${who}`;
      return way(
        [`Bertindak sebagai ${fact.data.role}: ${who}`, `Tercatat sebagai ${fact.data.role}: ${who}`],
        [`Bertindak selaku ${fact.data.role} adalah ${who}`, `${who} bertugas sebagai ${fact.data.role}`],
        [`Adapun ${fact.data.role} dalam kegiatan ini dijabat ${who}`],
      )(c, m);
    }
    case 'invited':
      return way(
        [
          `Undangan disampaikan kepada ${digits(fact.data.number)} pihak`,
          `Pihak yang diundang berjumlah ${fact.value}`,
        ],
        [`Jumlah undangan adalah ${digits(fact.data.number)} pihak`],
        [`Panitia mengundang ${digits(fact.data.number)} pihak`],
      )(c, m);
    case 'unheard':
      return way(
        [`Pihak yang diundang dan tidak memberi kabar berjumlah ${fact.value.replace(' pihak', '')}`],
        [`Pihak yang diundang tetapi tidak memberikan kabar berjumlah ${digits(fact.data.number)} pihak`],
        [`Sebanyak ${digits(fact.data.number)} pihak belum memberi kabar`],
      )(c, m);
    case 'attendance_total':
      return way(
        [
          `Kegiatan dihadiri oleh ${fact.value}`,
          `Berdasarkan daftar hadir, kegiatan dihadiri oleh ${digits(fact.data.number)} orang`,
        ],
        [`Jumlah yang hadir sebanyak ${fact.value}`, `Tercatat ${digits(fact.data.number)} orang hadir`],
        [`Total kehadiran mencapai ${digits(fact.data.number)} orang`],
      )(c, m);
    case 'session':
      return way(
        [`Pada sesi ${fact.data.session} tercatat hadir ${fact.value}`],
        [`Pada sesi ${fact.data.session}, jumlah yang hadir sebanyak ${digits(fact.data.number)} orang`],
        [`Sesi ${fact.data.session} diikuti ${digits(fact.data.number)} orang`],
      )(c, m);
    case 'declined': {
      const who = named(fact.data.person, c);
      return way(
        [`${who} menyampaikan berhalangan hadir`, `Menyampaikan berhalangan: ${who}`],
        [`${who} menyatakan berhalangan hadir`],
        [`${who} tidak dapat hadir`],
      )(c, m);
    }
    case 'walk_in': {
      const who = named(fact.data.person, c);
      return way(
        [`Di luar daftar undangan, hadir ${who}`],
        [`Di luar undangan, hadir pula ${who}`, `${who} hadir di luar daftar undangan`],
        [`Tanpa undangan, hadir pula ${who}`],
      )(c, m);
    }
    case 'represented': {
      const { principal, representative } = fact.data;
      const [p, r] = [office(principal), stand(representative)];
      return way(
        [`${p} diwakili oleh ${r}`, `${p} diwakili ${r}`],
        representative
          ? [`${representative.name} hadir mewakili ${p}`.replace(/^/, ''), `Mewakili ${p}, hadir ${r}`]
          : [],
        [`${p} berhalangan dan diwakili oleh ${r}`],
      )(c, m);
    }
    case 'answer': {
      const [p, r] = [office(fact.data.principal), stand(fact.data.representative)];
      return way(
        [
          `${p} menyampaikan akan diwakili oleh ${r}`,
          `Dalam jawaban atas undangan, ${p} menyampaikan akan diwakili oleh ${r}`,
        ],
        [`${p} menyatakan akan diwakili oleh ${r}`],
        [`${p} mengonfirmasi bahwa ia akan diwakili oleh ${r}`],
      )(c, m);
    }
    case 'force': {
      const { unit, personnel, vehicles } = fact.data;
      const [n, v] = [digits(personnel), vehicles === null ? '' : ` dan ${digits(vehicles)} kendaraan`];
      return way(
        [`Kekuatan yang tercatat meliputi ${unit} sebanyak ${n} personel${v}`, `${unit} mengerahkan ${n} personel${v}`],
        [
          `${unit} menurunkan ${n} personel${v.replace(' dan ', ' dengan ')}`,
          `Kekuatan lainnya meliputi ${unit} sebanyak ${n} personel${v}`,
        ],
        [`Dari ${unit} hadir ${n} personel${v}`],
      )(c, m);
    }
    case 'force_total': {
      const { personnel, vehicles } = fact.data;
      const v = vehicles === null ? '' : ` dan ${digits(vehicles)} kendaraan`;
      return way(
        [
          `Seluruh kekuatan berjumlah ${digits(personnel)} personel${v}`,
          `Jumlah kekuatan: ${digits(personnel)} personel${v}`,
        ],
        [`Total kekuatan mencapai ${digits(personnel)} personel${v}`],
        [`Secara keseluruhan dikerahkan ${digits(personnel)} personel${v}`],
      )(c, m);
    }
    case 'count': {
      const { what, number, note } = fact.data;
      const noun = c.one(NOUNS[what] ?? ['']);
      const more = note ? ` (${note})` : '';
      return way(
        [
          `Tercatat ${digits(number)} ${noun}${more}`,
          `Dalam kegiatan tersebut tercatat ${digits(number)} ${noun}${more}`,
        ],
        [`Terdapat ${digits(number)} ${noun}${more}`],
        [`Adapun ${noun} yang terdata sejumlah ${digits(number)}${more}`],
      )(c, m);
    }
    case 'agenda': {
      const { date, from, until, zone, title, officer } = fact.data;
      const by = officer ? ` (petugas: ${officer})` : '';
      if (!from) return `Susunan acara mencakup ${title}${by}`;
      const day = date ? `hari ${dateInWords(date)} ` : '';
      const hours = until ? `pukul ${from} s.d. ${until} ${zone}` : `pukul ${from} ${zone}`;
      return way(
        [`Pada ${day}${hours} dijadwalkan acara ${title}${by}`],
        [`Pada ${day}${hours} dijadwalkan ${title}${by}`],
        [`Acara ${title}${by} berlangsung pada ${day}${hours}`],
      )(c, m);
    }
    case 'held_item': {
      const { date, from, until, zone, title, officer } = fact.data;
      const by = officer ? ` (petugas: ${officer})` : '';
      const day = date ? `hari ${dateInWords(date)} ` : '';
      const hours = until ? `pukul ${from} s.d. ${until} ${zone}` : `pukul ${from} ${zone}`;
      return way(
        [`Pada ${day}${hours} dilaksanakan acara ${title}${by}`],
        [`Acara ${title}${by} dilaksanakan ${day ? `pada ${day}` : ''}${hours}`],
        [`Selanjutnya berlangsung ${title}${by} pada ${hours}`],
      )(c, m);
    }
    case 'dropped_item':
    case 'held_start':
    case 'comparison':
      return `${fact.label}: ${fact.value}`;
    case 'outcome':
      return outcome(fact)(c, m);
    case 'missing':
      return way(
        [`${fact.label} belum tercatat`, `${fact.label} kegiatan belum tercatat`],
        [],
        [`Data mengenai ${fact.label.toLowerCase()} tidak tersedia`],
      )(c, m);
    default:
      return null;
  }
}

function event(facts: Fact[], c: Chance, m: Manner): { text: string; of: Fact[] }[] {
  const by = <K extends Fact['kind']>(kind: K) => facts.find((fact) => fact.kind === kind) as FactOf<K> | undefined;
  const [title, host, date, time, venue] = [by('title'), by('host'), by('date'), by('time'), by('venue')];
  const said: { text: string; of: Fact[] }[] = [];
  if (title && host) {
    const [t, h] = [title.value, host.value];
    const text = way(
      [`${h} menyelenggarakan kegiatan ${t}`, `Kegiatan ${t} diselenggarakan oleh ${h}`],
      [`${h} telah melaksanakan kegiatan ${t}`, `Telah dilaksanakan kegiatan ${t} yang diselenggarakan oleh ${h}`],
      [`${t} terselenggara berkat ${h}`],
    )(c, m);
    said.push({ text, of: [title, host] });
  } else if (title && facts.length > 1 && !date && !time && !venue) {
    said.push({ text: `Kegiatan ${title.value} telah dilaksanakan`, of: [title] });
  }
  if (date || time || venue) {
    const zone = time?.data.zone ?? '';
    const hours = time ? `pukul ${time.data.from}${time.data.until ? ` s.d. ${time.data.until}` : ''} ${zone}` : '';
    const day = date
      ? `${dateInWords(date.data.date)}${date.data.until ? ` s.d. ${dateInWords(date.data.until)}` : ''}`
      : '';
    const place = venue ? venue.value : '';
    const when = [day ? `pada hari ${day}` : '', hours ? `${date?.data.until ? 'mulai ' : ''}${hours}` : '']
      .filter(Boolean)
      .join(' ');
    const forms = [`Kegiatan dilaksanakan ${when}${when && place ? ', ' : ''}${place ? `bertempat di ${place}` : ''}`];
    const held = [`Kegiatan berlangsung ${when}${when && place ? ' ' : ''}${place ? `di ${place}` : ''}`];
    if (place && when)
      held.push(
        `Bertempat di ${place}, kegiatan digelar ${when}`,
        `Kegiatan ini diselenggarakan ${when.replace('pada hari ', 'pada ')} di ${place}`,
      );
    const free = place && day ? [`Kegiatan dipusatkan di ${place} dan digelar ${when}`] : [];
    said.push({ text: way(forms, held, free)(c, m), of: [date, time, venue].filter((fact) => fact !== undefined) });
  }
  return said;
}

/** Those of whom several are named in one sentence. */
function together(facts: Fact[], c: Chance, m: Manner): { text: string; of: Fact[] }[] {
  const present = facts.filter((fact) => fact.kind === 'present');
  const invited = facts.filter((fact) => fact.kind === 'invitee');
  const said: { text: string; of: Fact[] }[] = [];
  for (let at = 0; at < present.length; at += 4) {
    const some = present.slice(at, at + 4);
    const those = listed(some.map((fact) => named(fact.data.person, c)));
    const text = way(
      [`Hadir dalam kegiatan tersebut ${those}`, `Turut hadir ${those}`, `Kegiatan tersebut dihadiri oleh ${those}`],
      [`Hadir pula ${those}`, `Turut hadir dalam kegiatan tersebut ${those}`, `Hadir antara lain ${those}`],
      [`Tampak hadir ${those}`],
    )(c, m);
    said.push({ text, of: some });
  }
  if (invited.length > 0) {
    const those = listed(invited.map((fact) => named(fact.data.person, c)));
    const text = way(
      [`Pihak yang diundang adalah ${those}`, `Undangan disampaikan kepada ${those}`],
      [`Undangan juga disampaikan kepada ${those}`],
      [`Yang turut diundang ialah ${those}`],
    )(c, m);
    said.push({ text, of: invited });
  }
  return said;
}

/** True sentences that tell all of some facts, each with exactly the facts it rests on. */
export function faithful(facts: Fact[], c: Chance, manner: Manner): Said[] {
  const singles = facts.flatMap((fact) => {
    const text = alone(fact, c, manner);
    return text === null ? [] : [{ text, of: [fact] }];
  });
  return [...event(facts, c, manner), ...together(facts, c, manner), ...singles].map(({ text, of }) => ({
    text: full(text),
    sources: of.map((fact) => fact.id),
  }));
}
