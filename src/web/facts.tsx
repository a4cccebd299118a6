/** Labels and what stands behind them; what is empty has no row. */
export function FactRows({ rows }: { rows: readonly (readonly [string, string | null | undefined | false])[] }) {
  return (
    <>
      {rows.map(
        ([label, value]) =>
          value && (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </>
  );
}
