import { fileName } from './references/file-name.ts';
import type { Spec } from './spec.ts';

/** The version that a file of a description is checked as, and why, in a sentence or two. */
export function versionReason(
  { declared, uri: root }: Spec,
  uri: string,
): { readonly version: string; readonly reason: string } {
  const { key, version, isKnown } = declared;
  const says = `\`${key}: ${declared.declared}\``;
  const reason =
    uri === root ? `It says ${says} at its root.` : `\`${fileName(root)}\` refers to it, and says ${says}.`;
  const taken = isKnown ? '' : ` No such version is known: it is checked as ${version}.`;
  return { version: isKnown ? declared.declared : version, reason: reason + taken };
}
