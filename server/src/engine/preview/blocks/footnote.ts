import type { RenderEnvironment, RenderRules } from '../rendering.ts';
import { noteHole, type Template } from '../template.ts';

/** Footnotes: each stands where it is written, with a number that all parts of the document give it together. */
export const footnoteRules: RenderRules = {
  footnote_reference: ({ content }, environment) => noteOf(environment, { kind: 'reference', label: content }),
  footnote_reference_open: ({ meta }, environment) => {
    const label = typeof meta === 'object' && meta !== null && 'label' in meta ? String(meta.label) : '';
    return noteOf(environment, { kind: 'definition', label });
  },
  footnote_reference_close: () => '</div>\n',
};

function noteOf({ notes }: RenderEnvironment, note: RenderEnvironment['notes'][number]): Template {
  notes.push(note);
  return noteHole(notes.length - 1);
}
