/** Where the images of a document may come from. */
export interface ImageSource {
  /** With a final slash. */
  readonly documentFolder: string;
  readonly workspaceFolder: string;
  readonly allowRemote: boolean;
}

export type ResolvedImage =
  | { readonly kind: 'shown'; readonly url: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** The URL that the page loads for an image of the document, or why it loads none. */
export function resolveImage(source: string, images: ImageSource): ResolvedImage {
  if (/^data:image\/(?:png|gif|jpeg|webp|avif|svg\+xml)[;,]/i.test(source)) return { kind: 'shown', url: source };
  if (/^https:\/\//i.test(source)) {
    if (images.allowRemote) return { kind: 'shown', url: source };
    return { kind: 'refused', reason: `Remote image not loaded: ${source}` };
  }
  if (source === '' || /^[a-z][a-z0-9+.-]*:/i.test(source) || /^[\\/]{2}/.test(source)) {
    return { kind: 'refused', reason: `Image not loaded: ${source}` };
  }
  const isFromRoot = source.startsWith('/');
  const folder = isFromRoot ? images.workspaceFolder : images.documentFolder;
  if (folder === '') return { kind: 'refused', reason: `Image not loaded: ${source}` };
  return { kind: 'shown', url: new URL(isFromRoot ? `.${source}` : `./${source}`, folder).href };
}
