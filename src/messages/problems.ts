import { dayMonthYear, dayMonthYearEn, weekdayName } from '../domain/dates.ts';
import type { FieldProblem } from '../domain/input.ts';
import { type Language, messages } from './index.ts';

const DAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A day's number as the reader says it; in English with the Indonesian name, which is what the field takes. */
function dayName(day: unknown, language: Language): string {
  const name = weekdayName(Number(day));
  return language === 'en' ? `${DAYS_EN[Number(day)]} (${name})` : name;
}

/** What a sentence about a rule is told: the rule's own parameters, numbers of days and dates put into words. */
function told({ rule, params }: Pick<FieldProblem, 'rule' | 'params'>, language: Language): Record<string, unknown> {
  if (rule !== 'weekday') return params;
  const date = String(params.date);
  return {
    given: dayName(params.given, language),
    date: language === 'en' ? dayMonthYearEn(date) : dayMonthYear(date),
    actual: dayName(params.actual, language),
  };
}

/** The sentence said at a field, in the reader's language. A rule without a sentence of its own says that it is not valid. */
export function problemText(problem: Pick<FieldProblem, 'rule' | 'params'>, language: Language): string {
  const { problems } = messages(language);
  const said = problem.rule in problems ? problems[problem.rule as keyof typeof problems] : problems.invalid;
  return typeof said === 'string' ? said : (said as (inputs: object) => string)(told(problem, language));
}
