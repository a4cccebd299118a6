/** What facts say, those of one label together under it; in Indonesian, as the report is. */
export function EvidenceValues({ facts }: { facts: readonly { label: string; value: string }[] }) {
  const values = new Map<string, string[]>();
  for (const { label, value } of facts) values.set(label, [...(values.get(label) ?? []), value]);
  return (
    <dl lang="id">
      {[...values].map(([label, said]) => (
        <div>
          <dt>{label}</dt>
          {said.map((value) => (
            <dd>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
