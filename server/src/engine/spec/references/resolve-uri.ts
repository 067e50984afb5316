import { URI } from 'vscode-uri';

/**
 * A relative reference against a base URI (RFC 3986, 5.2.2), without query and fragment, in the form that hosts give their files: so that equal files
 * have equal URIs.
 */
export function resolveUri(base: string, path: string): string {
  try {
    const uri = URI.parse(resolve(base, path));
    // A dot may be written `%2e`, and what is absolute has its dots still.
    return (uri.path.includes('/.') ? uri.with({ path: withoutDots(uri.path) }) : uri).toString();
  } catch {
    return resolve(base, path);
  }
}

function resolve(base: string, path: string): string {
  const written = path.replaceAll('\\', '/').replaceAll(' ', '%20');
  if (/^[a-z][a-z\d+.-]+:/i.test(written)) return written;
  const parts = /^([a-z][a-z\d+.-]*:)?(\/\/[^/]*)?([^?#]*)/i.exec(base);
  const scheme = parts?.[1] ?? '';
  if (written.startsWith('//')) return scheme + written;
  const origin = scheme + (parts?.[2] ?? '');
  if (written.startsWith('/')) return origin + withoutDots(written);
  const folder = (parts?.[3] ?? '').replace(/[^/]*$/, '');
  return origin + withoutDots((folder === '' ? '/' : folder) + written);
}

/** RFC 3986, 5.2.4. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
      if (isLast) kept.push('');
    } else if (segment === '.') {
      if (isLast) kept.push('');
    } else kept.push(segment);
  }
  return kept.join('/');
}
