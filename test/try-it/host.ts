import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { buildRequest, checkAnswer, insertAnswer, planRequest } from '#engine/try-it/index.ts';
import type { ReceivedAnswer, ShownAnswer, TryEvent, TryInput } from '#shared/try-it.ts';
import type { Memory, TryItEnvironment } from '../../client/src/try-it/environment.ts';
import { TryIt } from '../../client/src/try-it/try-it.ts';
import { described } from './support.ts';

/** What a server got. */
export interface Got {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on 127.0.0.1 that notes what it gets; it ends with the test. */
export async function serve(
  context: TestContext,
  respond: (got: Got, response: ServerResponse) => void,
): Promise<{ readonly origin: string; readonly got: Got[] }> {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
    got.push(one);
    respond(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got };
}

export interface HostOptions {
  readonly spec: string;
  /** `GET /parcels` */
  readonly key: string;
  readonly allow?: (origin: string) => boolean;
  readonly secret?: string | undefined;
  readonly patience?: number;
  readonly changes?: Partial<TryItEnvironment>;
}

/** The extension's side of a form, with the engine in the place of the language server, and all that it told the page. */
export class Host {
  readonly told: TryEvent[] = [];
  readonly asked: string[] = [];
  readonly inserted: ReceivedAnswer[] = [];
  readonly secrets = new Map<string, string>();
  readonly environment: TryItEnvironment;
  readonly #tryIt: TryIt;
  readonly #endpoint: { readonly method: string; readonly path: string; readonly line: number };

  constructor({ spec, key, allow = () => true, secret, patience = 20_000, changes = {} }: HostOptions) {
    const [method = '', path = ''] = key.split(' ');
    this.#endpoint = { method, path, line: 0 };
    const subject = described(spec, key);
    this.environment = {
      isOn: () => true,
      server: {
        plan: async () => planRequest(subject),
        build: async (_page, _endpoint, input) => {
          const built = buildRequest(subject, input);
          return 'problem' in built ? built : built.request;
        },
        check: async (_page, _endpoint, answer) => checkAnswer(subject, answer),
        insert: async (_page, _endpoint, answer) => {
          this.inserted.push(answer);
          const insertion = insertAnswer(subject, answer);
          return 'refusal' in insertion ? insertion.refusal : 'Inserted.';
        },
      },
      secrets: {
        get: async (name) => this.secrets.get(name),
        store: async (name, value) => void this.secrets.set(name, value),
        delete: async (name) => void this.secrets.delete(name),
      },
      workspaceMemory: memory(),
      userMemory: memory(),
      allow: async (origin) => {
        this.asked.push(`allow ${origin}`);
        return allow(origin);
      },
      askSecret: async ({ scheme, origin }) => {
        this.asked.push(`secret of ${scheme} for ${origin}`);
        return secret;
      },
      fetch: (...parameters) => fetch(...parameters),
      now: () => performance.now(),
      patience,
      ...changes,
    };
    this.#tryIt = new TryIt(this.environment, (_form, event) => {
      this.told.push(event);
    });
  }

  open(): Promise<void> {
    return this.#tryIt.receive('page', 1, { kind: 'open', endpoint: this.#endpoint });
  }

  act(action: Parameters<TryIt['receive']>[2], page = 'page'): Promise<void> {
    return this.#tryIt.receive(page, 1, action);
  }

  /** What came of sending, with the first alternative of credentials: an answer, or the words that say why there is none. */
  async send(input: Partial<TryInput> = {}): Promise<ShownAnswer | string> {
    await this.act({ kind: 'send', input: { server: 0, security: 0, parameters: [], ...input } });
    const event = this.told.at(-1);
    if (event?.kind === 'answer') return event.answer;
    return event?.kind === 'failed' ? event.message : `told ${event?.kind}`;
  }

  /** All that the page knows, as one text. */
  get pageKnows(): string {
    return JSON.stringify(this.told);
  }
}

function memory(): Memory {
  const values = new Map<string, unknown>();
  return { get: (key) => values.get(key), update: async (key, value) => void values.set(key, value) };
}

/** A description of one operation on a server. */
export function specFor(server: string, rest = ''): string {
  return `openapi: 3.1.0
info: { title: A, version: '1' }
servers: [{ url: '${server}' }]
${rest}
paths:
  /things/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: q, in: query, schema: { type: string } }
        - { name: X-Trace, in: header, schema: { type: string } }
      responses:
        '200':
          description: It
          content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: integer } } } } }
    put:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Done } }
`;
}
