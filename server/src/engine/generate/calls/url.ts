import type { ExampleRequest } from '../request.ts';

export function urlWithQuery({ url, query }: Pick<ExampleRequest, 'url' | 'query'>): string {
  if (query.length === 0) return url;
  const joint = url.includes('?') ? '&' : '?';
  return (
    url + joint + query.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  );
}
