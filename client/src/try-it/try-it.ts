import type {
  PlannedCredential,
  ReceivedAnswer,
  RequestPlan,
  ShownAnswer,
  StoredCredential,
  TriedEndpoint,
  TryAction,
  TryInput,
} from '#shared/try-it.ts';
import { mayAsk } from './allowed-hosts.ts';
import { isOpenToAll, problemOfTarget } from './check-target.ts';
import { type KnownCredential, maskedHeaders, withCredentials, withoutSecrets } from './credential-pieces.ts';
import { forgetSecrets, secretOf, storeSecret } from './credentials.ts';
import type { Tell, TryItEnvironment } from './environment.ts';
import { jsonInLines } from './json-lines.ts';
import { type Sent, sendRequest } from './send.ts';

/** The form of an endpoint on a page. */
interface Form {
  /** The page's URI, as the server knows it. */
  readonly page: string;
  readonly endpoint: TriedEndpoint;
  readonly plan: RequestPlan;
  sending: AbortController | undefined;
  /** What may be inserted: without the secrets that were sent. */
  answer: ReceivedAnswer | undefined;
}

/** Sends the requests that the reader of a page makes. The page says what is filled in; where it goes, and with which secrets, is decided here. */
export class TryIt {
  readonly #environment: TryItEnvironment;
  readonly #tell: Tell;
  readonly #forms = new Map<number, Form>();

  constructor(environment: TryItEnvironment, tell: Tell) {
    this.#environment = environment;
    this.#tell = tell;
  }

  /** What a form of a page asks for. Nothing is done where it is off. */
  async receive(page: string, number: number, action: TryAction): Promise<void> {
    if (!this.#environment.isOn()) return;
    if (action.kind === 'open') return this.#open(page, number, action.endpoint);
    const form = this.#forms.get(number);
    if (action.kind === 'close' && !form) return;
    if (form?.page !== page) {
      this.#tell(number, { kind: 'failed', message: 'The page has changed: close the form, and open it again.' });
      return;
    }
    switch (action.kind) {
      case 'send':
        await this.#send(number, form, action.input);
        break;
      case 'abort':
        form.sending?.abort();
        break;
      case 'setCredential':
        await this.#setCredential(number, form, action);
        break;
      case 'forgetCredential': {
        const origin = originOf(form.plan, action.server);
        if (origin !== undefined) await forgetSecrets([{ origin, scheme: action.scheme }], this.#environment);
        this.#tell(number, { kind: 'stored', stored: await this.#stored(form.plan) });
        break;
      }
      case 'insert': {
        if (!form.answer) break;
        const { page, endpoint, answer } = form;
        const message = await this.#environment.server.insert(page, endpoint, answer).catch(wordsOf);
        this.#tell(number, { kind: 'inserted', message });
        break;
      }
      case 'close':
        form.sending?.abort();
        this.#forms.delete(number);
        break;
    }
  }

  /** The page shows something else, or is gone. */
  reset(): void {
    for (const { sending } of this.#forms.values()) sending?.abort();
    this.#forms.clear();
  }

  async #open(page: string, number: number, endpoint: TriedEndpoint): Promise<void> {
    const plan = await this.#environment.server.plan(page, endpoint).catch(wordsOf);
    if (typeof plan === 'string') {
      this.#tell(number, { kind: 'failed', message: plan });
      return;
    }
    if (plan) this.#forms.set(number, { page, endpoint, plan, sending: undefined, answer: undefined });
    this.#tell(number, { kind: 'plan', plan, stored: plan ? await this.#stored(plan) : [] });
  }

  async #setCredential(
    number: number,
    { plan }: Form,
    { server, scheme }: { readonly server: number; readonly scheme: string },
  ): Promise<void> {
    const origin = originOf(plan, server);
    const planned = credentialsOf(plan).find((one) => one.scheme === scheme);
    if (origin === undefined || !planned) return;
    const question = { scheme, origin, isNameAndPassword: planned.kind === 'basic' };
    const secret = (await this.#environment.askSecret(question))?.trim();
    if (secret) await storeSecret({ origin, scheme }, secret, this.#environment);
    this.#tell(number, { kind: 'stored', stored: await this.#stored(plan) });
  }

  async #stored(plan: RequestPlan): Promise<readonly StoredCredential[]> {
    const schemes = [...new Set(credentialsOf(plan).map(({ scheme }) => scheme))];
    const found: StoredCredential[] = [];
    for (const server of plan.servers.keys()) {
      const origin = originOf(plan, server) ?? '';
      for (const scheme of schemes)
        if ((await secretOf({ origin, scheme }, this.#environment)) !== undefined) found.push({ server, scheme });
    }
    return found;
  }

  async #send(number: number, form: Form, input: TryInput): Promise<void> {
    if (form.sending) return;
    const abort = new AbortController();
    form.sending = abort;
    form.answer = undefined;
    try {
      const message = await this.#tryToSend(number, form, input, abort).catch(wordsOf);
      if (message !== undefined) this.#tell(number, { kind: 'failed', message });
    } finally {
      form.sending = undefined;
    }
  }

  /** A sentence where nothing came back. */
  async #tryToSend(number: number, form: Form, input: TryInput, abort: AbortController): Promise<string | undefined> {
    const { page, endpoint, plan } = form;
    const environment = this.#environment;
    const server = plan.servers[input.server]?.url;
    const origin = originOf(plan, input.server);
    if (server === undefined || origin === undefined) return 'There is no such server.';
    const { parameters, body } = input;
    const built = await environment.server.build(page, endpoint, {
      server,
      parameters,
      ...(body ? { body } : undefined),
    });
    if ('problem' in built) return `${built.problem}.`;
    const problem = problemOfTarget(built, server);
    if (problem !== undefined) return problem;
    if (!(await mayAsk(origin, environment))) return `Requests to ${origin} are not allowed.`;
    const credentials = await this.#credentialsFor(plan, input, origin);
    if (credentials.length > 0 && isOpenToAll(origin))
      return `Credentials are not sent over http: to ${origin}. Choose a server with https:, or no credentials.`;
    const request = withCredentials(built, credentials);
    const bad = problemOfTarget(request, server);
    if (bad !== undefined) return 'The credential has a character that can not be sent.';
    if (!environment.isOn() || abort.signal.aborted) return 'The request was stopped.';
    const timer = setTimeout(() => abort.abort(timedOut), environment.patience);
    try {
      const sent = await sendRequest(request, { ...environment, signal: abort.signal });
      await this.#show(number, form, { sent, credentials });
      return undefined;
    } catch (error) {
      return this.#wordsFor(error, origin, { signal: abort.signal, credentials });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Those of the alternative that the reader has chosen, as far as they are stored for the very origin. */
  async #credentialsFor(
    { security }: RequestPlan,
    input: TryInput,
    origin: string,
  ): Promise<readonly KnownCredential[]> {
    const chosen = input.security === undefined ? undefined : security[input.security];
    const known: KnownCredential[] = [];
    for (const planned of chosen?.credentials ?? []) {
      const secret = await secretOf({ origin, scheme: planned.scheme }, this.#environment);
      if (secret !== undefined) known.push({ planned, secret });
    }
    return known;
  }

  async #show(number: number, form: Form, { sent, credentials }: Received): Promise<void> {
    const clean = {
      ...sent.answer,
      headers: maskedHeaders(sent.answer.headers, credentials),
      body: withoutSecrets(sent.answer.body, credentials),
    };
    // A browser tells nothing of an answer that leads elsewhere.
    const isKnown = clean.status > 0;
    const check = isKnown
      ? await this.#environment.server.check(form.page, form.endpoint, clean).catch(() => null)
      : null;
    const canInsert = !clean.isCut && clean.status >= 200;
    form.answer = canInsert ? clean : undefined;
    this.#tell(number, { kind: 'answer', answer: shown(clean, sent, { check, canInsert, credentials }) });
  }

  #wordsFor(
    error: unknown,
    origin: string,
    { signal, credentials }: { readonly signal: AbortSignal; readonly credentials: readonly KnownCredential[] },
  ): string {
    if (signal.aborted)
      return signal.reason === timedOut
        ? `${origin} has not answered within ${Math.round(this.#environment.patience / 1000)} s.`
        : 'The request was stopped.';
    const reason = error instanceof Error ? reasonOf(error) : String(error);
    const isBrowser = typeof process === 'undefined';
    const hint = isBrowser ? ' In a browser only what the server allows by CORS can be asked.' : '';
    return withoutSecrets(`${origin} could not be asked: ${reason}.${hint}`, credentials);
  }
}

interface Received {
  readonly sent: Sent;
  readonly credentials: readonly KnownCredential[];
}

const timedOut = new Error('timed out');

function originOf({ servers }: RequestPlan, index: number): string | undefined {
  const url = servers[index]?.url;
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

function credentialsOf({ security }: RequestPlan): readonly PlannedCredential[] {
  return security.flatMap(({ credentials }) => credentials);
}

function shown(
  { status, headers, body, isCut }: ReceivedAnswer,
  { phrase, milliseconds, binary, redirect }: Sent,
  {
    check,
    canInsert,
    credentials,
  }: Pick<Received, 'credentials'> & { readonly check: ShownAnswer['check'] | null; readonly canInsert: boolean },
): ShownAnswer {
  const pretty = isCut ? undefined : inLines(body, headers);
  const notes = [
    ...(redirect === undefined
      ? []
      : [`The server leads to ${withoutSecrets(redirect, credentials)}. That was not followed.`]),
    ...(binary === undefined ? [] : [`The body is no text: ${binary.toLocaleString('en')} bytes.`]),
    ...(isCut && binary === undefined
      ? ['The body is longer than 1 MB. Its beginning is shown, and nothing was compared with it.']
      : []),
  ];
  return {
    ...{ status, milliseconds, headers, notes, canInsert },
    phrase: withoutSecrets(phrase, credentials),
    body: pretty ?? body,
    language: pretty === undefined ? 'text' : 'json',
    ...(check ? { check } : undefined),
  };
}

/** JSON in lines; undefined for anything else. */
function inLines(body: string, headers: ReceivedAnswer['headers']): string | undefined {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json';
  if (!/json/i.test(type)) return undefined;
  try {
    JSON.parse(body);
    return jsonInLines(body);
  } catch {
    return undefined;
  }
}

/** Of what the language server, or VS Code, could not do. */
function wordsOf(error: unknown): string {
  return `That failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** What Node says lies behind what `fetch` says. */
function reasonOf(error: Error): string {
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause && typeof cause.code === 'string' && cause.message === '' ? cause.code : cause.message;
}
