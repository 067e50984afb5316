/** Rows of numbers, as people read them and as programs do. */

/** A row of times in milliseconds. */
export function timesRow(name, times, peerOf) {
  const sorted = [...times].sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map(
    (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))],
  );
  return { name, p50, p95, p99, unit: 'ms', peerOf };
}

/** A row with one number. */
export function valueRow(name, value, unit) {
  return { name, p50: value, p95: undefined, p99: undefined, unit, peerOf: undefined };
}

/** An aligned table; rows of peers say how many times ours their median is. */
export function formatTable(rows) {
  const ratio = ({ p50, peerOf }) => {
    const own = rows.find(({ name }) => name === peerOf);
    return own ? `${(p50 / own.p50).toFixed(1)} ×` : '';
  };
  const hasPeers = rows.some(({ peerOf }) => peerOf !== undefined);
  const cells = [
    ['', 'p50', 'p95', 'p99', 'unit', ...(hasPeers ? ['ratio'] : [])],
    ...rows.map((row) => [
      row.name,
      formatNumber(row.p50),
      formatNumber(row.p95),
      formatNumber(row.p99),
      row.unit,
      ...(hasPeers ? [ratio(row)] : []),
    ]),
  ];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const isNumber = (column) => column !== 0 && column !== 4;
  return cells
    .map((row) =>
      row
        .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function formatNumber(value) {
  if (value === undefined) return '';
  return value.toFixed(value < 1000 ? 1 : 0);
}
