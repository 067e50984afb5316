import type { TriedEndpoint, TryAction, TryEvent } from '#shared/try-it.ts';
import { createElement } from './element.ts';
import { TryForm } from './try-form.ts';

export interface TryFormsOptions {
  /** Asks the extension for something about a form. */
  readonly act: (form: number, action: TryAction) => void;
  readonly lineOf: (heading: Element) => number;
}

/** The forms with which a reader tries endpoints: a button behind the heading of each, and below it the form once it is opened. */
export class TryForms {
  readonly #root: HTMLElement;
  readonly #options: TryFormsOptions;
  readonly #open = new Map<number, TryForm>();
  #last = 0;
  #isOn = false;

  constructor(root: HTMLElement, options: TryFormsOptions) {
    this.#root = root;
    this.#options = options;
  }

  /** Whether requests may be sent. Buttons come and go with it. False where that is as before. */
  setOn(isOn: boolean): boolean {
    if (this.#isOn === isOn) return false;
    this.#isOn = isOn;
    if (isOn) this.addButtons(this.#root);
    else {
      this.clear();
      for (const button of this.#root.querySelectorAll('.try-open')) button.remove();
    }
    return true;
  }

  /** Behind each heading or line that names an endpoint which a reader could call: not behind those of webhooks. */
  addButtons(content: ParentNode): void {
    // What a description says in its words is said of no section of its page.
    const isReference = this.#root.classList.contains('is-reference');
    for (const heading of content.querySelectorAll(
      isReference ? headings : `${headings}, p:has(> code.endpoint:only-child)`,
    )) {
      const name = nameIn(heading);
      if (!name || heading.id.startsWith('webhook/') || heading.nextElementSibling?.matches('.try-open')) continue;
      const attributes = { class: 'try-open', type: 'button', 'data-endpoint': `${name.method} ${name.path}` };
      const button = createElement('button', { ...attributes, 'aria-label': `Try it: ${name.method} ${name.path}` });
      button.append('Try it');
      heading.after(button);
    }
  }

  /** Closes all forms. */
  clear(): void {
    for (const number of [...this.#open.keys()]) this.#close(number);
  }

  /** Puts forms back behind their buttons, where blocks were changed or made anew. */
  settle(): void {
    for (const { element, endpoint } of this.#open.values()) {
      const inBlock = element.parentElement?.querySelector<HTMLElement>(':scope > .try-open');
      const button = openerOf(element) ?? this.#buttonOf(endpoint) ?? inBlock;
      if (!button) continue;
      if (button.nextElementSibling !== element) moveBehind(button, element);
      button.setAttribute('aria-expanded', 'true');
    }
  }

  receive(number: number, event: TryEvent): void {
    this.#open.get(number)?.receive(event);
  }

  /** Opens or closes a form. False where the element is no button for that. */
  click(target: Element): boolean {
    const button = target.closest<HTMLElement>('.try-open');
    const heading = button?.previousElementSibling;
    const name = heading && nameIn(heading);
    if (!button || !name) return false;
    const known = [...this.#open].find(([, { element }]) => element.previousElementSibling === button);
    if (known) this.#close(known[0]);
    else this.#show(button, { ...name, line: this.#options.lineOf(heading) });
    return true;
  }

  #show(button: HTMLElement, endpoint: TriedEndpoint): void {
    this.#last += 1;
    const number = this.#last;
    const form = new TryForm(number, endpoint, {
      act: (action) => this.#options.act(number, action),
      close: () => {
        const own = openerOf(form.element);
        this.#close(number);
        own?.focus();
      },
    });
    this.#open.set(number, form);
    button.setAttribute('aria-expanded', 'true');
    button.after(form.element);
    this.#options.act(number, { kind: 'open', endpoint });
  }

  #close(number: number): void {
    const form = this.#open.get(number);
    if (!form) return;
    this.#open.delete(number);
    this.#options.act(number, { kind: 'close' });
    openerOf(form.element)?.removeAttribute('aria-expanded');
    form.element.remove();
  }

  #buttonOf({ method, path }: TriedEndpoint): HTMLElement | undefined {
    const name = CSS.escape(`${method} ${path}`);
    return this.#root.querySelector<HTMLElement>(`.try-open[data-endpoint="${name}"]`) ?? undefined;
  }
}

/** The button that a form stands behind. */
function openerOf({ previousElementSibling }: Element): HTMLElement | undefined {
  const isButton = previousElementSibling instanceof HTMLElement && previousElementSibling.matches('.try-open');
  return isButton ? previousElementSibling : undefined;
}

/** What is moved on a page loses the focus. */
function moveBehind(button: HTMLElement, element: HTMLElement): void {
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement && element.contains(activeElement) ? activeElement : undefined;
  button.after(element);
  focused?.focus({ preventScroll: true });
}

/** In a heading, or in a line that has nothing but an endpoint. */
function nameIn(element: Element): Omit<TriedEndpoint, 'line'> | undefined {
  const badge = element.querySelector('.method, .method-name');
  const method = badge?.textContent?.trim() ?? '';
  const words = element.textContent ?? '';
  const rest = words.slice(words.indexOf(method) + method.length);
  const path = element.querySelector('.path')?.textContent?.trim() ?? /(?:https?:\/)?\/\S*/.exec(rest)?.[0] ?? '';
  const isLine = element.localName !== 'p' || words.trim() === element.querySelector('code')?.textContent;
  return method === '' || path === '' || !isLine ? undefined : { method: method.toUpperCase(), path };
}

const headings = 'h1, h2, h3, h4, h5, h6';
