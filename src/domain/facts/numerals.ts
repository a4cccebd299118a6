const ONES = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];

const SCALES = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1_000, 'ribu'],
  [100, 'ratus'],
] as const;

/** An Indonesian cardinal in words ('dua ratus lima belas'); throws a RangeError for a negative or broken number. */
export function numberInWords(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`no whole number: ${n}`);
  const small = ONES[n];
  if (small) return small;
  if (n < 20) return `${numberInWords(n - 10)} belas`;
  for (const [size, name] of SCALES) {
    if (n < size) continue;
    const many = Math.floor(n / size);
    // 'seratus' and 'seribu', but 'satu juta'.
    const head = many === 1 && size <= 1000 ? `se${name}` : `${numberInWords(many)} ${name}`;
    return n % size === 0 ? head : `${head} ${numberInWords(n % size)}`;
  }
  const tens = `${numberInWords(Math.floor(n / 10))} puluh`;
  return n % 10 === 0 ? tens : `${tens} ${numberInWords(n % 10)}`;
}

/** A number with dots between thousands ('1.250'). */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** A number as official papers write it: '215 (dua ratus lima belas)'. */
export function counted(n: number): string {
  return `${grouped(n)} (${numberInWords(n)})`;
}
