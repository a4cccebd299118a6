import { encode } from 'uqr';

/** Modules of white that readers need around a code (ISO/IEC 18004: four). */
const QUIET = 4;

/** The dark modules as one line drawn row by row: every run a stroke one module thick. */
function strokes(rows: boolean[][]): string {
  let drawn = '';
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      drawn += `M${from} ${y}h${x + 1 - from}`;
    }
  });
  return drawn;
}

/** A QR code as one small drawing inside the page, always dark on white: readers want it so. `label` says what it is. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: 0 });
  const side = size + 2 * QUIET;
  return (
    <svg
      class="qr"
      viewBox={`${-QUIET} ${-QUIET - 0.5} ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M${-QUIET} ${-QUIET - 0.5}h${side}v${side}h${-side}z`} />
      <path stroke="#000" d={strokes(data)} />
    </svg>
  );
}
