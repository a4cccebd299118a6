import { addDays } from '../domain/dates.ts';
import { nthInMonth, RULE_DAYS, repetitionOf } from '../domain/repeats.ts';
import { type Language, messages } from '../messages/index.ts';
import { dayText } from './when.ts';

const MONDAY = '2027-03-01';
const NTH = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' } as const;

const weekdayText = (i: number, language: Language) => dayText(addDays(MONDAY, i), language).split(',')[0] ?? '';

/** A rule in words, for something that starts on a date: 'setiap pekan pada Senin, 12 kali'; the rule itself where the form could not say it. */
export function ruleText(rrule: string, startsLocal: string, language: Language): string {
  const words = messages(language).rule;
  const start = startsLocal.slice(0, 10);
  const said = repetitionOf(rrule, start);
  if (!said) return rrule;
  const n = said.every;
  const days = said.days.map((day) => weekdayText(RULE_DAYS.indexOf(day), language)).join(', ');
  const day = Number(start.slice(8));
  const weekday = dayText(start, language).split(',')[0] ?? '';
  const nth = words.nth[NTH[String(nthInMonth(start)) as keyof typeof NTH]];
  const how = {
    daily: () => (n > 1 ? words.everyDays({ n }) : words.daily),
    weekly: () => (n > 1 ? words.everyWeeks({ n, days }) : words.weekly({ days })),
    monthly_date: () => (n > 1 ? words.everyMonthsDate({ n, day }) : words.monthly_date({ day })),
    monthly_weekday: () =>
      n > 1 ? words.everyMonthsWeekday({ n, weekday, nth }) : words.monthly_weekday({ weekday, nth }),
  }[said.repeats]();
  if (!said.ends) return how;
  const end =
    'count' in said.ends
      ? words.times({ n: said.ends.count })
      : words.until({ day: dayText(said.ends.until, language) });
  return `${how}, ${end}`;
}
