import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, DescribedResponse } from '../api/described.ts';
import type { Fix } from '../finding.ts';
import { findStatus } from '../http/statuses.ts';
import type { DocumentedResponse } from '../operations/operation.ts';
import { insertEntry, removeEntry, renameKey } from '../spec/edit/edits.ts';
import { fileNameOf, textEdits } from './spec-edits.ts';

interface Match {
  readonly api: DescribedApi;
  readonly operation: DescribedOperation;
}

/** Adds a response that only a document has. */
export function addResponse({ api, operation }: Match, { status, description }: DocumentedResponse): Fix[] {
  const responses = operation.node.map('responses');
  if (!responses || responses.has('$ref')) return [];
  const words = description?.text ?? findStatus(Number(status))?.phrase ?? `TODO: when the answer is ${status}`;
  const after = responses.entries.findLast(({ key }) => /^\d/.test(key) && key < status);
  const edits = textEdits(api, [insertEntry(responses, status, { description: words }, after)]);
  return [{ title: `Add \`${status}\` to \`${fileNameOf(api)}\``, edits, isSafe: false }];
}

/** Gives a response of a description the status that a document has. */
export function renameResponse({ api, operation }: Match, { status }: DescribedResponse, other: string): Fix[] {
  const entry = operation.node.map('responses')?.entry(status);
  if (!entry) return [];
  const edits = textEdits(api, [renameKey(entry, other)]);
  return [{ title: `Write \`${other}\` in \`${fileNameOf(api)}\``, edits, isSafe: false }];
}

/** Takes a response out of a description that has others. */
export function removeResponse({ api, operation }: Match, { status }: DescribedResponse): Fix[] {
  const responses = operation.node.map('responses');
  const entry = responses?.entry(status);
  if (!responses || !entry || responses.entries.length < 2) return [];
  const edits = textEdits(api, [removeEntry(responses, entry)]);
  return [{ title: `Remove \`${status}\` from \`${fileNameOf(api)}\``, edits, isSafe: false }];
}
