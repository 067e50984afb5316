import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misspellingsOf, normalizeTitle } from '#engine/structure/titles.ts';

const misspelt: readonly (readonly [title: string, wanted: string])[] = [
  ['Overveiw', 'Overview'],
  ['Overviw', 'Overview'],
  ['API Purpse', 'API Purpose'],
  ['APIs Purpose', 'API Purpose'],
  ['Error Message', 'Error Messages'],
  ['ErrorMessages', 'Error Messages'],
  ['Autentication Metods', 'Authentication Methods'],
  ['GTE', 'GET'],
  ['14. POxT', 'POST'],
];
const others: readonly (readonly [title: string, wanted: string])[] = [
  ['AAD authentication', 'API Authentication'],
  ['Actions', 'OPTIONS'],
  ['Pet', 'GET'],
  ['Posts', 'POST'],
  ['Error Codes', 'Error Messages'],
  ['Review', 'Overview'],
  ['', 'GET'],
];

test('A misspelling is told from another title', () => {
  for (const [title, wanted] of misspelt) assert.equal(isMisspelling(title, wanted), true, `${title}, ${wanted}`);
  for (const [title, wanted] of others) assert.equal(isMisspelling(title, wanted), false, `${title}, ${wanted}`);
});

function isMisspelling(text: string, wanted: string): boolean {
  return misspellingsOf(wanted)({ text, title: normalizeTitle(text) });
}
