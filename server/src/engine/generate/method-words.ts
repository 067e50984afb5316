/** What HTTP says of all operations with a method, in one paragraph. */
export function methodWords(method: string): string {
  const known = words[method];
  if (known === undefined)
    return `Operations with the method ${method} are described here, each with its parameters and an example.`;
  const section = `[RFC ${known.rfc ?? '9110'}, section ${known.section}](https://www.rfc-editor.org/rfc/rfc${known.rfc ?? '9110'}.html#section-${known.section})`;
  return `${known.says} See ${section}.`;
}

interface MethodWords {
  readonly says: string;
  readonly section: string;
  readonly rfc?: string;
}

const words: Readonly<Record<string, MethodWords>> = {
  GET: {
    says: 'Operations with the method GET return something, and change nothing on the server: they can be repeated at any time.',
    section: '9.3.1',
  },
  HEAD: {
    says: 'Operations with the method HEAD return the headers that GET would return, without a body.',
    section: '9.3.2',
  },
  POST: {
    says: 'Operations with the method POST create something or start it. As a side effect the state of the server may change; the same request sent twice may take effect twice.',
    section: '9.3.3',
  },
  PUT: {
    says: 'Operations with the method PUT create something or replace it as a whole. They are idempotent: the same request sent twice has the effect that it has once.',
    section: '9.3.4',
  },
  DELETE: {
    says: 'Operations with the method DELETE remove something. The implications depend on the API: what is gone can perhaps not be restored. Sent twice, a request has no further effect.',
    section: '9.3.5',
  },
  OPTIONS: {
    says: 'Operations with the method OPTIONS tell how clients may talk to a resource.',
    section: '9.3.7',
  },
  TRACE: {
    says: 'Operations with the method TRACE return the request as it has arrived.',
    section: '9.3.8',
  },
  PATCH: {
    says: 'Operations with the method PATCH change parts of something, and leave the rest as it is.',
    section: '2',
    rfc: '5789',
  },
};
