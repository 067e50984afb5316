/** What is measured of a page. Each function runs in the page, and knows nothing but it. */

/** What sticks out of what holds it, and what covers something else: nothing should. */
export function faultsOf() {
  const faults = [];
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const nameOf = (element) => [element.localName, ...element.classList].join('.');
  const isSeen = (element) => {
    const { clipPath, visibility, opacity } = getComputedStyle(element);
    return visibility !== 'hidden' && opacity !== '0' && clipPath === 'none';
  };
  /** Not what floats above the page, and not what is scrolled in a box of its own. */
  const isOfPage = (element) => {
    // What is closed has boxes too.
    if (!element.checkVisibility()) return false;
    for (let at = element; at && !at.matches('main'); at = at.parentElement) {
      if (!isSeen(at) || /fixed|absolute/.test(getComputedStyle(at).position) || at.matches('math, svg')) return false;
      if (at !== element && scrolls(at)) return false;
    }
    return true;
  };
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width)
    faults.push(`The page is ${document.documentElement.scrollWidth - width} px wider than its window`);

  const main = document.querySelector('main');
  for (const element of main.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || !isOfPage(element)) continue;
    const holder = element.parentElement.getBoundingClientRect();
    const isInline = getComputedStyle(element.parentElement).display === 'inline';
    if (
      !isInline &&
      (box.right > holder.right + 1 || box.left < holder.left - 1) &&
      !element.matches('.task, .task-box')
    )
      faults.push(
        `${nameOf(element)} sticks out of ${nameOf(element.parentElement)}: “${element.textContent.slice(0, 30)}”`,
      );
  }

  /** Lines of words, and controls. */
  const boxes = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || !isOfPage(element) || element.closest('button, select, option, textarea, sup, sub'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) boxes.push({ box, of: element });
  }
  for (const element of main.querySelectorAll('button, input, select, textarea')) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && isSeen(element)) boxes.push({ box, of: element });
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (const [index, { box, of }] of boxes.entries()) {
    for (let next = index + 1; next < boxes.length && boxes[next].box.top < box.bottom - 4; next++) {
      const other = boxes[next];
      if (other.of === of || other.of.contains(of) || of.contains(other.of)) continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 2 && down > 4)
        faults.push(`${nameOf(of)} and ${nameOf(other.of)} overlap: “${of.textContent.slice(0, 30)}”`);
    }
  }
  for (const cell of document.querySelectorAll('td.is-words')) {
    if (cell.clientWidth < 140)
      faults.push(`A cell of words has ${cell.clientWidth} px: “${cell.textContent.slice(0, 30)}”`);
  }
  return faults;
}

/**
 * The boxes of a page in its order, each as `h2 left 0 right 0 above 24 font 24`: pixels to the sides of the column, and to what stands
 * above. What depends on how wide a font is isn't measured.
 */
export function boxesOf() {
  const lines = [];
  const inner =
    'table, table *, pre *, math, math *, .statuses *, .try-row *, .ghost-head *, .tablist *, .filter *, select *';
  const nameOf = (element) => [element.localName, ...element.classList].join('.');
  const isBox = (element) =>
    element.checkVisibility() &&
    element.getClientRects().length > 0 &&
    !/^(?:inline|contents)/.test(getComputedStyle(element).display) &&
    !/fixed|absolute/.test(getComputedStyle(element).position);
  for (const block of document.querySelectorAll('main > .block, main > .ghost')) {
    const style = getComputedStyle(block);
    const { left, right } = block.getBoundingClientRect();
    const from = left + Number.parseFloat(style.paddingLeft);
    const to = right - Number.parseFloat(style.paddingRight);
    for (const element of block.querySelectorAll('*')) {
      if (element.matches(inner) || !isBox(element) || element.matches('summary, .try-open')) continue;
      let before = element.previousElementSibling;
      while (before && !isBox(before)) before = before.previousElementSibling;
      const box = element.getBoundingClientRect();
      const above = box.top - (before ?? element.parentElement).getBoundingClientRect()[before ? 'bottom' : 'top'];
      const { fontSize } = getComputedStyle(element);
      lines.push(
        `${nameOf(element)} left ${Math.round(box.left - from)} right ${Math.round(to - box.right)} above ${Math.round(above)} font ${Number.parseFloat(fontSize)}`,
      );
    }
    const last = [...block.children].findLast(isBox);
    if (last)
      lines.push(
        `end of ${nameOf(last)} below ${Math.round(block.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom)}`,
      );
  }
  const columns = [...document.querySelectorAll('main table')].map((table) =>
    [...table.querySelectorAll('thead th')].map((cell) => cell.textContent.trim()).join(' | '),
  );
  return [...lines, ...columns.map((names) => `columns ${names}`)];
}

/** The colours of each kind of words: `rgb(1 2 3) on rgb(4 5 6)`, with the contrast between them and whether the words are large. */
export function coloursOf() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  /** As red, green and blue from 0 to 255, and alpha from 0 to 1. */
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, bottom) => [...top.slice(0, 3).map((value, at) => value * top[3] + bottom[at] * (1 - top[3])), 1];
  const backgroundOf = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = channels(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const light = (colour) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, share, at) => {
      const value = colour[at] / 255;
      return sum + share * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    }, 0);
  const found = {};
  const add = (name, element, style) => {
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const background = backgroundOf(element);
    const colour = over(channels(style.color), background);
    const [low, high] = [light(colour), light(background)].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    const known = found[name];
    if (known && known.contrast <= contrast) return;
    const text = (one) => `rgb(${one.slice(0, 3).map(Math.round).join(' ')})`;
    found[name] = {
      colours: `${text(colour)} on ${text(background)}`,
      contrast: Math.round(contrast * 10) / 10,
      isLarge,
    };
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.matches(':disabled, option')) continue;
    const name = [element.localName, ...element.classList].join('.');
    const style = getComputedStyle(element);
    const hasWords = [...element.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '');
    if (style.opacity !== '0' && (hasWords || element.matches('input, textarea, select'))) add(name, element, style);
    const before = getComputedStyle(element, '::before');
    if (style.opacity !== '0' && /^".+"/.test(before.content)) add(`${name}::before`, element, before);
  }
  return found;
}
