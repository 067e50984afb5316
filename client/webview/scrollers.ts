/** What may be wider than the page, and is scrolled in a box of its own: by keys too, while it is wider. */
export function watchScrollers(root: ParentNode): void {
  for (const box of root.querySelectorAll(scrollers)) {
    // Says at once how it is, of what was watched before, too.
    observer.unobserve(box);
    observer.observe(box);
  }
}

/** Whether an element is a box that a reader may be scrolling. */
export function isScroller(element: Element): boolean {
  return element.matches(scrollers);
}

const scrollers = 'pre, .table';

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const isWider = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (isWider) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
