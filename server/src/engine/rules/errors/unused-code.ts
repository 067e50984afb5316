import { shapeOf } from '../../facts/code-shape.ts';
import { type ErrorEntry, errorCatalogue, localErrorTables } from '../../facts/error-catalogue.ts';
import { usedCodes } from '../../facts/error-uses.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'info',
  summary: 'An error code of the catalogue is mentioned nowhere else in the document.',
  explanation: `Where a document says which errors each endpoint answers with, a code that no endpoint mentions is either forgotten
there, or no longer in use.

It speaks only where endpoints have tables of their errors, and most codes of the catalogue are mentioned elsewhere: a document that
lists its codes in one place, and speaks of some of them again, is written so on purpose. HTTP statuses are no codes of yours.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'Forgotten',
      contract: 'catalogue-example',
      bad: `# Example API

## GET /parcels

Lists all parcels.

### Errors

| Code | When |
| ---- | ---- |
| \`parcel_lost\` | Nobody knows where it is. |
| \`parcel_heavy\` | It weighs too much. |

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_heavy\` | The parcel weighs more than 30 kg. |
| \`parcel_wet\` | The parcel fell into the water. |
   ^^^^^^^^^^ Nothing else in this document mentions \`parcel_wet\`
`,
      good: `# Example API

## GET /parcels

Lists all parcels.

### Errors

| Code | When |
| ---- | ---- |
| \`parcel_lost\` | Nobody knows where it is. |
| \`parcel_heavy\` | It weighs too much. |

## Error Codes

| Code | Description |
| ---- | ----------- |
| \`parcel_lost\` | Nobody has scanned the parcel for ten days. |
| \`parcel_heavy\` | The parcel weighs more than 30 kg. |
`,
    },
  ],
  *check({ file, alignment }) {
    const catalogue = errorCatalogue(file, alignment);
    const codes = new Map<string, ErrorEntry>();
    for (const { entries, isLocal } of catalogue.definitions) {
      if (isLocal) continue;
      for (const entry of entries)
        if (shapeOf(entry.code) !== 'status' && !codes.has(entry.code)) codes.set(entry.code, entry);
    }
    if (codes.size === 0 || localErrorTables(file, alignment).length === 0) return;
    const used = usedCodes(file, catalogue);
    const unused = [...codes.values()].filter(({ code }) => !used.has(code));
    const isCustom = codes.size - unused.length > Math.max(1, unused.length);
    if (!isCustom) return;
    for (const { code, codeSpan } of unused)
      yield { message: `Nothing else in this document mentions \`${code}\``, span: codeSpan };
  },
};
