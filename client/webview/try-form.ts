import type {
  PlannedParameter,
  PlannedSecurity,
  RequestPlan,
  StoredCredential,
  TriedEndpoint,
  TryAction,
  TryEvent,
  TryInput,
} from '#shared/try-it.ts';
import { createElement } from './element.ts';
import { answerNodes } from './try-answer.ts';

export interface TryFormOptions {
  readonly act: (action: TryAction) => void;
  readonly close: () => void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The form of an endpoint: what is filled in, and what came back. It knows no secret: only whether there is one. */
export class TryForm {
  readonly element: HTMLFormElement;
  readonly endpoint: TriedEndpoint;
  readonly #number: number;
  readonly #options: TryFormOptions;
  readonly #fields = createElement('div', { class: 'try-fields' });
  readonly #status = createElement('p', { class: 'try-status', role: 'status' }, 'Reading what it takes …');
  readonly #answer = createElement('div', { class: 'try-answer' });
  readonly #credentials = createElement('div', { class: 'try-credentials' });
  readonly #send = createElement('button', { class: 'try-send', type: 'submit', disabled: '' }, 'Send');
  readonly #abort = createElement('button', { class: 'try-abort', type: 'button', hidden: '' }, 'Stop');
  #plan: RequestPlan | undefined;
  #stored: readonly StoredCredential[] = [];
  #controls: readonly { readonly parameter: PlannedParameter; readonly control: Control }[] = [];
  #server: HTMLSelectElement | undefined;
  #security: HTMLSelectElement | undefined;
  #media: HTMLSelectElement | undefined;
  #body: HTMLTextAreaElement | undefined;

  constructor(number: number, endpoint: TriedEndpoint, options: TryFormOptions) {
    this.#number = number;
    this.endpoint = endpoint;
    this.#options = options;
    const close = createElement('button', { class: 'try-close', type: 'button' }, 'Close');
    const buttons = createElement('div', { class: 'try-buttons' }, this.#send, this.#abort, close);
    const label = `Try ${endpoint.method} ${endpoint.path}`;
    const attributes = { class: 'try-form', 'aria-label': label, autocomplete: 'off' };
    this.element = createElement('form', attributes, this.#fields, buttons, this.#status, this.#answer);
    close.addEventListener('click', () => options.close());
    this.#abort.addEventListener('click', () => options.act({ kind: 'abort' }));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') options.close();
    });
  }

  receive(event: TryEvent): void {
    this.#status.classList.toggle('is-said', event.kind === 'answer');
    switch (event.kind) {
      case 'plan':
        this.#stored = event.stored;
        if (event.plan) this.#show(event.plan);
        else this.#status.textContent = 'There is no endpoint here that could be tried.';
        break;
      case 'stored':
        this.#stored = event.stored;
        this.#showCredentials();
        break;
      case 'answer':
        this.#settle('');
        this.#answer.replaceChildren(
          ...answerNodes(event.answer, { insert: () => this.#options.act({ kind: 'insert' }) }),
        );
        this.#status.textContent = `${event.answer.status} ${event.answer.phrase} after ${event.answer.milliseconds} ms.`;
        break;
      case 'failed':
        this.#settle(event.message);
        break;
      case 'inserted':
        this.#status.textContent = event.message;
        break;
    }
  }

  #show(plan: RequestPlan): void {
    this.#plan = plan;
    this.#status.textContent = '';
    if (plan.servers.length === 0) {
      this.#status.textContent =
        'Neither the document nor its description names a server: `servers`, `host`, or a base URL. Requests go to no other.';
      return;
    }
    this.#server = choice(plan.servers.map(({ url, description }) => (description ? `${url} (${description})` : url)));
    this.#server.addEventListener('change', () => this.#showCredentials());
    this.#controls = plan.parameters.map((parameter) => ({ parameter, control: controlOf(parameter) }));
    this.#fields.replaceChildren(
      createElement('p', { class: 'try-request' }, createElement('code', {}, `${plan.method} ${plan.path}`)),
      this.#labelled('Server', this.#server),
      ...this.#controls.map(({ parameter, control }) => this.#row(parameter, control)),
      ...this.#securityRows(plan.security),
      ...this.#bodyRows(plan),
    );
    this.#send.disabled = false;
    this.#fields.querySelector<HTMLElement>('select, input, textarea')?.focus({ preventScroll: true });
  }

  #row({ name, in: place, isRequired, description }: PlannedParameter, control: Control): HTMLElement {
    const words = [createElement('code', {}, name), ' ', createElement('span', { class: 'try-place' }, place)];
    const required = isRequired ? [' ', createElement('span', { class: 'is-required' }, 'required')] : [];
    return this.#labelled([...words, ...required], control, description);
  }

  #labelled(words: string | readonly (Node | string)[], control: Control, note?: string): HTMLElement {
    const id = `try-${this.#number}-${this.#nextId()}`;
    control.id = id;
    const label = createElement('label', { for: id }, ...(typeof words === 'string' ? [words] : words));
    const row = createElement('div', { class: 'try-row' }, label, control);
    if (note) {
      control.setAttribute('aria-describedby', `${id}-note`);
      row.append(createElement('span', { class: 'try-note', id: `${id}-note` }, note));
    }
    return row;
  }

  #ids = 0;
  #nextId(): number {
    this.#ids += 1;
    return this.#ids;
  }

  #securityRows(security: readonly PlannedSecurity[]): readonly HTMLElement[] {
    if (security.every(({ credentials, unmet }) => credentials.length === 0 && unmet.length === 0)) return [];
    this.#security = choice(security.map(({ label }) => label));
    this.#security.addEventListener('change', () => this.#showCredentials());
    this.#showCredentials();
    const row = this.#labelled('Authentication', this.#security);
    return [row, this.#credentials];
  }

  /** What is stored for the chosen server, with buttons that ask the extension: a secret is never typed here. */
  #showCredentials(): void {
    const chosen = this.#plan?.security[Number(this.#security?.value ?? -1)];
    const server = Number(this.#server?.value ?? 0);
    const rows = (chosen?.credentials ?? []).map(({ scheme }) => {
      const isStored = this.#stored.some((one) => one.server === server && one.scheme === scheme);
      const ask = (kind: 'setCredential' | 'forgetCredential', words: string): HTMLElement => {
        const button = createElement('button', { type: 'button', 'aria-label': `${words}: ${scheme}` }, words);
        button.addEventListener('click', () => this.#options.act({ kind, server, scheme }));
        return button;
      };
      const state = isStored ? 'credential stored' : 'no credential stored';
      const buttons = isStored
        ? [ask('setCredential', 'Change…'), ' ', ask('forgetCredential', 'Forget')]
        : [ask('setCredential', 'Set…')];
      return createElement('p', {}, createElement('code', {}, scheme), `: ${state} `, ...buttons);
    });
    const unmet = (chosen?.unmet ?? []).map((name) =>
      createElement('p', {}, createElement('code', {}, name), ': cookies and certificates are not sent from here'),
    );
    const hadFocus = this.#credentials.contains(document.activeElement);
    this.#credentials.replaceChildren(...rows, ...unmet);
    if (hadFocus) this.#credentials.querySelector('button')?.focus();
  }

  #bodyRows({ bodies, needsBody }: RequestPlan): readonly HTMLElement[] {
    const [first] = bodies;
    if (!first) return [];
    const body = createElement('textarea', { rows: '8', spellcheck: 'false', class: 'try-body' });
    const media = choice([...bodies.map(({ mediaType }) => mediaType), ...(needsBody ? [] : ['no body'])]);
    const fill = (): void => {
      const chosen = bodies[Number(media.value)];
      body.value = chosen?.text ?? '';
      body.disabled = chosen === undefined;
      body.title = chosen && chosen.kind !== 'text' ? 'name=value in each line' : '';
    };
    media.addEventListener('change', fill);
    fill();
    this.#media = media;
    this.#body = body;
    return [this.#labelled('Body', media), this.#labelled('Content of the body', body)];
  }

  #submit(): void {
    if (!this.#plan || this.#send.disabled) return;
    this.#send.disabled = true;
    this.#abort.hidden = false;
    this.#status.classList.remove('is-said');
    this.#answer.replaceChildren();
    this.#status.textContent = 'Sending …';
    this.#options.act({ kind: 'send', input: this.#input(this.#plan) });
  }

  #input({ bodies }: RequestPlan): TryInput {
    const parameters = this.#controls
      .filter(({ control }) => control.value !== '')
      .map(({ parameter, control }) => ({ in: parameter.in, name: parameter.name, value: control.value }));
    const body = this.#media && this.#body ? bodies[Number(this.#media.value)] : undefined;
    return {
      server: Number(this.#server?.value ?? 0),
      ...(this.#security ? { security: Number(this.#security.value) } : undefined),
      parameters,
      ...(body ? { body: { mediaType: body.mediaType, text: this.#body?.value ?? '' } } : undefined),
    };
  }

  #settle(message: string): void {
    const hadFocus = document.activeElement === this.#abort;
    this.#send.disabled = this.#plan === undefined;
    this.#abort.hidden = true;
    this.#status.textContent = message;
    if (hadFocus) this.#send.focus();
  }
}

function choice(labels: readonly string[]): HTMLSelectElement {
  const options = labels.map((label, index) => createElement('option', { value: String(index) }, label));
  return createElement('select', {}, ...options);
}

function controlOf({ kind, value, hint, choices, isRequired }: PlannedParameter): Control {
  const control = emptyControl(kind, choices, isRequired);
  control.value = value;
  if (hint !== undefined && !(control instanceof HTMLSelectElement)) control.placeholder = hint;
  control.required = isRequired;
  return control;
}

function emptyControl(kind: PlannedParameter['kind'], choices: readonly string[], isRequired: boolean): Control {
  if (choices.length > 0) {
    const values = isRequired ? choices : ['', ...choices];
    return createElement('select', {}, ...values.map((value) => createElement('option', { value }, value)));
  }
  if (kind === 'text') return createElement('input', { type: 'text', spellcheck: 'false' });
  const title =
    kind === 'list' ? 'A value in each line' : kind === 'object' ? 'An object in JSON' : 'Sent as it is written';
  return createElement('textarea', { rows: kind === 'list' ? '2' : '3', spellcheck: 'false', title });
}
