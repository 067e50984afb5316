/**
 * Rows of numbers, as people read them and as programs do.
 *
 * @typedef {{
 *   name: string, p50: number | undefined, p95: number | undefined, p99: number | undefined, max: number | undefined,
 *   unit: string, count: number | undefined, peerOf: string | undefined, limits: Limits | undefined,
 *   findings: number | undefined, note: string | undefined,
 * }} Row
 * @typedef {{ p50?: number, p95?: number, p99?: number, max?: number }} Limits
 * @typedef {{ peerOf?: string | undefined, limits?: Limits | undefined, findings?: number | undefined, note?: string | undefined }} Extra
 */

const shares = /** @type {const} */ (['p50', 'p95', 'p99', 'max']);

/**
 * The smallest of the numbers that so large a share of them does not exceed; undefined where there are none.
 *
 * @param {readonly number[]} numbers
 * @param {number} share from 0 to 1
 */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/**
 * A row of times in milliseconds.
 *
 * @param {string} name
 * @param {readonly number[]} times
 * @param {Extra} extra
 * @returns {Row}
 */
export function timesRow(name, times, { peerOf, limits, findings, note } = {}) {
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share));
  return { name, p50, p95, p99, max, unit: 'ms', count: times.length, peerOf, limits, findings, note };
}

/**
 * A row with one number.
 *
 * @param {string} name
 * @param {number | undefined} value
 * @param {string} unit
 * @param {Extra} extra
 * @returns {Row}
 */
export function valueRow(name, value, unit, { peerOf, limits, findings, note } = {}) {
  const none = undefined;
  return { name, p50: value, p95: none, p99: none, max: none, unit, count: none, peerOf, limits, findings, note };
}

/**
 * An aligned table. Rows with limits say what they are, and which are passed; rows of peers say how many times ours their
 * median is.
 *
 * @param {readonly Row[]} rows
 */
export function formatTable(rows) {
  const columns = [
    { title: '', of: (/** @type {Row} */ row) => row.name },
    ...shares.map((share) => ({
      title: share,
      of: (/** @type {Row} */ row) => formatNumber(row[share]),
      isNumber: true,
    })),
    { title: 'unit', of: (/** @type {Row} */ row) => row.unit },
    { title: 'limit', of: formatLimits },
    { title: 'ratio', of: (/** @type {Row} */ row) => ratio(row, rows), isNumber: true },
    { title: 'findings', of: (/** @type {Row} */ row) => String(row.findings ?? ''), isNumber: true },
    { title: 'note', of: (/** @type {Row} */ row) => row.note ?? '' },
  ];
  const used = columns.filter(({ of }, index) => index === 0 || rows.some((row) => of(row) !== ''));
  const cells = [used.map(({ title }) => title), ...rows.map((row) => used.map(({ of }) => of(row)))];
  const widths = used.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    used[column]?.isNumber ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return cells.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** @param {Row} row */
function formatLimits(row) {
  const { limits = {} } = row;
  return shares
    .filter((share) => limits[share] !== undefined)
    .map((share) => {
      const limit = limits[share] ?? 0;
      const value = row[share];
      return `${share} ≤ ${limit}${value !== undefined && value > limit ? ' ✗' : ''}`;
    })
    .join(', ');
}

/**
 * @param {Row} row
 * @param {readonly Row[]} rows
 */
function ratio({ p50, peerOf }, rows) {
  const own = rows.find(({ name }) => name === peerOf)?.p50;
  return own === undefined || p50 === undefined ? '' : `${(p50 / own).toFixed(1)} ×`;
}

/** @param {number | undefined} value */
function formatNumber(value) {
  if (value === undefined) return '';
  return value.toFixed(value < 1000 ? 1 : 0);
}
